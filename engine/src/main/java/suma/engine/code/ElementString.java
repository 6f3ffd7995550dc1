package suma.engine.code;

/** Reads GS1 element strings: identifiers and values as scanners transmit them, or with the identifiers in brackets. */
final class ElementString {

    private ElementString() {
    }

    /** Reads elements from after any leading FNC1; those found stay in {@code out} only if all are right. */
    static boolean read(byte[] text, int offset, int end, Reading out) {
        int at = offset;
        out.elementsIn(text);
        while (at < end) {
            ApplicationIdentifier ai = ApplicationIdentifiers.at(text, at, end);
            int valueAt = at + ai.code().length();
            int valueEnd = ai.predefinedLength() ? Math.min(end, valueAt + ai.longest())
                    : WebUri.indexOf((char) ByteClass.GS, text, valueAt, end);
            if (!out.element(ai, at, valueAt, valueEnd)) {
                return false;
            }
            at = valueEnd < end && text[valueEnd] == ByteClass.GS ? valueEnd + 1 : valueEnd;
        }
        return true;
    }

    /** Reads {@code (01)…(21)…}; a value may hold brackets that are not around an identifier. */
    static boolean readBracketed(byte[] text, int offset, int end, Reading out) {
        int at = offset;
        out.elementsIn(text);
        while (at < end) {
            int close = closing(text, at, end);
            if (close < 0) {
                return out.fault(Fault.UNBRACKETED, at);
            }
            int valueEnd = nextBracketed(text, close + 1, end);
            int valueAt = ByteClass.skipBlanks(text, close + 1, valueEnd);
            int trimmed = ByteClass.dropBlanks(text, valueAt, valueEnd);
            if (!out.element(ApplicationIdentifiers.whole(text, at + 1, close), at, valueAt, trimmed)) {
                return false;
            }
            at = valueEnd;
        }
        return true;
    }

    private static int nextBracketed(byte[] text, int offset, int end) {
        int at = offset;
        while (at < end && closing(text, at, end) < 0) {
            at++;
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
