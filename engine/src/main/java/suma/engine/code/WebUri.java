package suma.engine.code;

/** The stretches of an http or https URI. */
final class WebUri {

    private static final String[] SCHEMES = {"https://", "http://", "HTTPS://", "HTTP://"};
    private static final boolean[] ALLOWED = allowed("-._~:/?#[]@!$&'()*+,;=%");
    private static final boolean[] IN_HOST = allowed("-.:");

    private WebUri() {
    }

    private static boolean[] allowed(String punctuation) {
        boolean[] allowed = new boolean[256];
        for (int i = 0; i < allowed.length; i++) {
            int kind = ByteClass.of((byte) i);
            allowed[i] = kind == ByteClass.DIGIT || kind == ByteClass.LETTER || punctuation.indexOf(i) >= 0;
        }
        return allowed;
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

    /** The first byte that cannot be in the URI after its scheme, or -1. */
    static int mismatch(byte[] text, int hostAt, int end) {
        int pathAt = pathAt(text, hostAt, end);
        if (pathAt == hostAt) {
            return hostAt;
        }
        for (int i = hostAt; i < end; i++) {
            if (!(i < pathAt ? IN_HOST : ALLOWED)[text[i] & 0xff]) {
                return i;
            }
        }
        return -1;
    }

    static int pathAt(byte[] text, int hostAt, int end) {
        return Math.min(indexOf('/', text, hostAt, end), pathEnd(text, hostAt, end));
    }

    static int pathEnd(byte[] text, int hostAt, int end) {
        return Math.min(indexOf('?', text, hostAt, end), indexOf('#', text, hostAt, end));
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
        for (int i = start; i < end; i++) {
            if (text[i] != '%') {
                out.scratch().append(text[i]);
                continue;
            }
            int value = i + 2 < end ? Character.digit(text[i + 1], 16) << 4 | Character.digit(text[i + 2], 16) : -1;
            if (value <= 0) {
                return out.fault(Fault.BAD_ESCAPE, i);
            }
            out.scratch().append((byte) value);
            i += 2;
        }
        return true;
    }
}
