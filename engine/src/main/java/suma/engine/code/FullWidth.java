package suma.engine.code;

/**
 * Characters in UTF-8 that stand for ASCII ones: full-width forms U+FF01 to U+FF5E, and the spaces and dashes that typesetters put
 * between the groups of a code.
 */
final class FullWidth {

    /** Stands for every byte that is of no character with an ASCII form: no code has it. */
    static final int OTHER = 0x7f;

    /** Bytes of a full-width form, and the first of them. */
    static final int FORM_BYTES = 3;
    private static final byte FORM_LEAD = (byte) 0xEF;

    private static final int FIRST = 0xFF01;
    private static final int LAST = 0xFF5E;
    private static final int IDEOGRAPHIC_SPACE = 0x3000;
    private static final int NO_BREAK_SPACE = 0xA0;
    private static final int BYTE_ORDER_MARK = 0xFEFF;
    /** General punctuation: spaces and marks without width, then dashes. */
    private static final int FIRST_SPACE = 0x2000;
    private static final int FIRST_DASH = 0x2010;
    private static final int LAST_DASH = 0x2015;
    /** The first byte that can begin a sequence; by their low six bits, those that begin one of the characters above. */
    private static final byte FIRST_LEAD = (byte) 0xC0;
    private static final long LEADS = 1L << 0xC2 | 1L << 0xE2 | 1L << 0xE3 | 1L << 0xEF;

    private FullWidth() {
    }

    /** The ASCII character that stands at an offset, narrow or full-width. */
    static int ascii(byte[] text, int offset, int end) {
        return (byte) step(text, offset, end);
    }

    /** The ASCII character whose full-width form stands at an offset, else {@link #OTHER}. Faster than {@link #step}, which knows it too. */
    static int form(byte[] text, int offset, int end) {
        if (text[offset] != FORM_LEAD || offset + FORM_BYTES > end) {
            return OTHER;
        }
        int tails = text[offset + 1] << Byte.SIZE | text[offset + 2] & 0xff;
        int ascii = ((tails & 0x3f00) >> 2 | tails & 0x3f) - (FIRST & 0xfff) + '!';
        return (tails & 0xc0c0) == 0x8080 && ascii >= '!' && ascii < OTHER ? ascii : OTHER;
    }

    /** The character at an offset, as ASCII, and {@linkplain #lengthBytes how long it is}. */
    static int step(byte[] text, int offset, int end) {
        byte first = text[offset];
        if (first >= 0) {
            return 1 << Byte.SIZE | first;
        }
        int ascii = first < FIRST_LEAD || (LEADS >>> first & 1) == 0 ? OTHER : narrow(text, offset, end);
        int length = ascii == OTHER ? tailEnd(text, offset + 1, end) - offset : (first & 0xe0) == 0xc0 ? 2 : 3;
        return length << Byte.SIZE | ascii;
    }

    /** How many bytes a step takes. */
    static int lengthBytes(int step) {
        return step >> Byte.SIZE;
    }

    private static int tailEnd(byte[] text, int offset, int end) {
        int at = offset;
        while (at < end && isTail(text[at])) {
            at++;
        }
        return at;
    }

    private static int narrow(byte[] text, int offset, int end) {
        int wide = wide(text, offset, end);
        if (wide >= FIRST && wide <= LAST) {
            return wide - FIRST + '!';
        }
        if (wide >= FIRST_DASH && wide <= LAST_DASH) {
            return '-';
        }
        boolean space = wide == IDEOGRAPHIC_SPACE || wide == NO_BREAK_SPACE || wide == BYTE_ORDER_MARK
                || wide >= FIRST_SPACE && wide < FIRST_DASH;
        return space ? ' ' : OTHER;
    }

    /** The code point of a sequence of two or three bytes, else 0. */
    private static int wide(byte[] text, int offset, int end) {
        int first = text[offset];
        if ((first & 0xf0) == 0xe0 && offset + 3 <= end) {
            int tails = text[offset + 1] << Byte.SIZE | text[offset + 2] & 0xff;
            return (tails & 0xc0c0) == 0x8080 ? (first & 0x0f) << 12 | (tails & 0x3f00) >> 2 | tails & 0x3f : 0;
        }
        boolean two = (first & 0xe0) == 0xc0 && offset + 2 <= end && isTail(text[offset + 1]);
        return two ? (first & 0x1f) << 6 | text[offset + 1] & 0x3f : 0;
    }

    private static boolean isTail(byte b) {
        return (b & 0xc0) == 0x80;
    }
}
