package suma.engine.code;

/** Full-width forms of ASCII characters in UTF-8: U+FF01 to U+FF5E, and the ideographic space. */
final class FullWidth {

    static final int LENGTH_BYTES = 3;
    private static final int FIRST = 0xFF01;
    private static final int LAST = 0xFF5E;
    private static final int SPACE = 0x3000;
    /** Stands for every byte that is of no character with an ASCII form: no code has it. */
    static final int OTHER = 0x7f;

    private FullWidth() {
    }

    /** The ASCII character that stands at an offset, narrow or full-width. */
    static int ascii(byte[] text, int offset, int end) {
        if (text[offset] >= 0) {
            return text[offset];
        }
        int wide = wide(text, offset, end);
        return wide == SPACE ? ' ' : wide >= FIRST && wide <= LAST ? wide - FIRST + '!' : OTHER;
    }

    private static int wide(byte[] text, int offset, int end) {
        boolean three = offset + LENGTH_BYTES <= end && (text[offset] & 0xf0) == 0xe0
                && (text[offset + 1] & 0xc0) == 0x80 && (text[offset + 2] & 0xc0) == 0x80;
        return three ? (text[offset] & 0x0f) << 12 | (text[offset + 1] & 0x3f) << 6 | text[offset + 2] & 0x3f : 0;
    }
}
