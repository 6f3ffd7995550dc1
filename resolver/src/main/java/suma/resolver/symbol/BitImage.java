package suma.resolver.symbol;

/** A picture of black and white dots, all white at first; eight dots a byte, the leftmost highest, 1 for white. */
final class BitImage {
    private final int width;
    private final int height;
    private final byte[] bits;

    BitImage(int width, int height) {
        this.width = width;
        this.height = height;
        bits = new byte[rowBytes() * height];
        java.util.Arrays.fill(bits, (byte) 0xff);
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    int rowBytes() {
        return (width + 7) / 8;
    }

    byte[] bits() {
        return bits;
    }

    void blacken(int left, int top, int columns, int rows) {
        for (int y = top; y < top + rows; y++) {
            for (int x = left; x < left + columns; x++) {
                bits[y * rowBytes() + x / 8] &= (byte) ~(0x80 >>> x % 8);
            }
        }
    }
}
