package suma.engine.code;

/** Reads GS1 element strings: identifiers and values as scanners transmit them, or with the identifiers in brackets. */
final class ElementString {

    /** What people write for FNC1; no value has it. */
    static final byte CARET = '^';
    private static final char ESCAPE = '\\';

    private ElementString() {
    }

    /** Reads elements with ASCII 29 for FNC1, from after any leading one. */
    static boolean read(byte[] text, int offset, int end, Reading out) {
        return read(text, offset, end, ByteClass.GS, out);
    }

    /** Reads elements from after any leading FNC1; those found stay in {@code out} only if all are right. */
    static boolean read(byte[] text, int offset, int end, byte separator, Reading out) {
        int at = offset;
        out.elementsIn(text);
        while (at < end) {
            ApplicationIdentifier ai = ApplicationIdentifiers.at(text, at, end);
            int valueAt = at + ai.code().length();
            int valueEnd = ai.predefinedLength() ? Math.min(end, valueAt + ai.longest())
                    : WebUri.indexOf((char) separator, text, valueAt, end);
            if (!out.element(ai, at, valueAt, valueEnd)) {
                return false;
            }
            at = valueEnd < end && text[valueEnd] == separator ? valueEnd + 1 : valueEnd;
        }
        return true;
    }

    /** Reads {@code (01)…(21)…}; a value may hold brackets that are not around an identifier, or that a backslash leads. */
    static boolean readBracketed(byte[] text, int offset, int end, Reading out) {
        int at = offset;
        boolean escapes = WebUri.indexOf(ESCAPE, text, offset, end) < end;
        out.elementsIn(escapes ? out.scratch().bytes() : text);
        while (at < end) {
            int close = closing(text, at, end);
            if (close < 0) {
                return out.fault(Fault.UNBRACKETED, at);
            }
            int valueEnd = nextBracketed(text, close + 1, end);
            int valueAt = ByteClass.skipBlanks(text, close + 1, valueEnd);
            int trimmed = ByteClass.dropBlanks(text, valueAt, valueEnd);
            ApplicationIdentifier ai = ApplicationIdentifiers.whole(text, at + 1, close);
            if (!(escapes ? unescaped(ai, text, at, valueAt, trimmed, out) : out.element(ai, at, valueAt, trimmed))) {
                return false;
            }
            at = valueEnd;
        }
        return true;
    }

    private static boolean unescaped(ApplicationIdentifier ai, byte[] text, int aiAt, int start, int end, Reading out) {
        int mark = out.scratch().mark();
        for (int i = start; i < end; i++) {
            if (!escape(text, i, end)) {
                out.scratch().append(text[i]);
            }
        }
        return out.element(ai, aiAt, mark, out.scratch().mark());
    }

    private static boolean escape(byte[] text, int at, int end) {
        return text[at] == ESCAPE && at + 1 < end && text[at + 1] == '(';
    }

    private static int nextBracketed(byte[] text, int offset, int end) {
        int at = offset;
        while (at < end && closing(text, at, end) < 0) {
            at += escape(text, at, end) ? 2 : 1;
        }
        return at;
    }

    /** Where the bracket closes that opens at an offset around two to four digits, or -1. */
    private static int closing(byte[] text, int offset, int end) {
        int at = offset + 1;
        while (text[offset] == '(' && at < end && at <= offset + 4 && ByteClass.of(text[at]) == ByteClass.DIGIT) {
            at++;
        }
        return at < end && at >= offset + 3 && text[at] == ')' ? at : -1;
    }
}
