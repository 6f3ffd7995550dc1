package suma.engine.code;

/** What texts with the syntax of URIs are made of. */
final class WebUri {

    private static final String[] SCHEMES = {"https://", "http://", "HTTPS://", "HTTP://"};

    private static final int ESCAPE_LENGTH = 3;

    private WebUri() {
    }

    /** The length of scheme and slashes at the start of a text, all lower or all upper case; or 0. */
    static int schemeLength(byte[] text, int offset, int end) {
        if (offset == end || (text[offset] | 0x20) != 'h') {
            return 0;
        }
        for (String scheme : SCHEMES) {
            if (startsWith(scheme, text, offset, end)) {
                return scheme.length();
            }
        }
        return 0;
    }

    static boolean startsWith(String start, byte[] text, int offset, int end) {
        boolean same = end - offset >= start.length();
        for (int i = 0; same && i < start.length(); i++) {
            same = text[offset + i] == start.charAt(i);
        }
        return same;
    }

    /** Where the segment begins that ends before {@code end}. */
    static int segmentAt(byte[] text, int pathAt, int end) {
        int at = end;
        while (at > pathAt && text[at - 1] != '/') {
            at--;
        }
        return at;
    }

    /** The first place of a character, or {@code end}. */
    static int indexOf(char wanted, byte[] text, int offset, int end) {
        int at = offset;
        while (at < end && text[at] != wanted) {
            at++;
        }
        return Math.min(at, end);
    }

    /** Appends text without its percent escapes; false with a fault when one is wrong or stands for a NUL. */
    static boolean decode(byte[] text, int start, int end, Reading out) {
        int at = start;
        while (at < end) {
            int escape = indexOf('%', text, at, end);
            out.scratch().append(text, at, escape - at);
            if (escape < end && !decodeEscape(text, escape, end, out)) {
                return false;
            }
            at = escape + ESCAPE_LENGTH;
        }
        return true;
    }

    private static boolean decodeEscape(byte[] text, int at, int end, Reading out) {
        int value = at + 2 < end ? Character.digit(text[at + 1], 16) << 4 | Character.digit(text[at + 2], 16) : -1;
        if (value > 0) {
            out.scratch().append((byte) value);
        }
        return value > 0 || out.fault(Fault.BAD_ESCAPE, at);
    }

    /** Text with percent escapes for all but digits, letters and the given characters. */
    static String encode(String ascii, String plain) {
        StringBuilder encoded = new StringBuilder();
        for (char c : ascii.toCharArray()) {
            int kind = ByteClass.of((byte) c);
            if (kind == ByteClass.DIGIT || kind == ByteClass.LETTER || plain.indexOf(c) >= 0) {
                encoded.append(c);
            } else {
                encoded.append('%').append(String.format("%02X", (int) c));
            }
        }
        return encoded.toString();
    }
}
