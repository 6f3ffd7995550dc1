package suma.engine.code;

/** The kinds of bytes a scanned text is made of, as bits. */
final class ByteClass {

    static final int DIGIT = 1;
    static final int LETTER = 1 << 1;
    /** Space, hyphen and the other characters that people group digits with. */
    static final int SEPARATOR = 1 << 2;
    static final int PUNCTUATION = 1 << 3;
    /** FNC1 as scanners transmit it, ASCII 29. */
    static final int GROUP_SEPARATOR = 1 << 4;
    static final int CONTROL = 1 << 5;
    /** Part of a UTF-8 sequence. */
    static final int WIDE = 1 << 6;

    static final byte GS = 29;

    private static final byte[] CLASSES = classes();

    private ByteClass() {
    }

    private static byte[] classes() {
        byte[] classes = new byte[256];
        for (int i = 0; i < classes.length; i++) {
            classes[i] = (byte) of((char) i);
        }
        return classes;
    }

    private static int of(char c) {
        if (c == ' ' || c == '-') {
            return SEPARATOR;
        }
        if (c < ' ' || c == 0x7f) {
            return c == GS ? GROUP_SEPARATOR : CONTROL;
        }
        if (c > 0x7f) {
            return WIDE;
        }
        return c >= '0' && c <= '9' ? DIGIT : Character.isLetter(c) ? LETTER : PUNCTUATION;
    }

    /** The kinds of one byte. */
    static int of(byte b) {
        return CLASSES[b & 0xff];
    }

    /** All the kinds in a text. */
    static int of(byte[] text, int offset, int length) {
        boolean digits = length <= DigitSums.MAX_DIGITS && DigitSums.of(text, offset, length) >= 0;
        return digits ? DIGIT : scan(text, offset, length);
    }

    private static int scan(byte[] text, int offset, int length) {
        int kinds = 0;
        for (int i = offset; i < offset + length; i++) {
            kinds |= CLASSES[text[i] & 0xff];
        }
        return kinds;
    }

    /** Whether a byte may stand around a text without being of it. */
    private static boolean blank(byte b) {
        return b <= ' ' && (b == ' ' || b == '\t' || b == '\r' || b == '\n');
    }

    /** Where the text between two offsets begins, after blanks. */
    static int skipBlanks(byte[] text, int offset, int end) {
        int at = offset;
        while (at < end && blank(text[at])) {
            at++;
        }
        return at;
    }

    /** Where the text between two offsets ends, before blanks. */
    static int dropBlanks(byte[] text, int offset, int end) {
        int at = end;
        while (at > offset && blank(text[at - 1])) {
            at--;
        }
        return at;
    }
}
