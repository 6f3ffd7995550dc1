package suma.engine.code;

/** The bytes that reading one text makes: its cleaned form, unescaped values, canonical codes. */
final class Scratch {

    /** Room for two cleaned forms of the longest text; what does not fit is dropped, and is then no code. */
    private static final int SIZE = 2 * Schemes.MAX_TEXT_BYTES;

    private final byte[] bytes = new byte[SIZE];
    private int used;

    void clear() {
        used = 0;
    }

    byte[] bytes() {
        return bytes;
    }

    /** Where the next byte goes. */
    int mark() {
        return used;
    }

    /** Counts bytes in that were written behind the mark. */
    void take(int count) {
        used += count;
    }

    void append(byte b) {
        if (used < SIZE) {
            bytes[used++] = b;
        }
    }

    void append(byte[] text, int offset, int length) {
        int taken = Math.min(length, SIZE - used);
        System.arraycopy(text, offset, bytes, used, taken);
        used += taken;
    }

    void append(String ascii) {
        for (int i = 0; i < ascii.length(); i++) {
            append((byte) ascii.charAt(i));
        }
    }
}
