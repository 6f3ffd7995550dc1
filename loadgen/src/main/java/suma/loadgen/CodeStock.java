package suma.loadgen;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Codes of one batch, all of one width, without an object each. */
final class CodeStock {
    private final String batch;
    private final int width;
    private final byte[] codes;

    /** @param text a code a line */
    CodeStock(String batch, String text) {
        this.batch = batch;
        width = text.indexOf('\n');
        byte[] lines = text.getBytes(StandardCharsets.US_ASCII);
        int count = width < 1 ? 0 : lines.length / (width + 1);
        if (count * (width + 1) != lines.length) {
            throw new IllegalArgumentException("codes of " + batch + ": expected lines of " + width + " characters, actual others too");
        }
        codes = new byte[count * width];
        for (int i = 0; i < count; i++) {
            System.arraycopy(lines, i * (width + 1), codes, i * width, width);
        }
    }

    String batch() {
        return batch;
    }

    int count() {
        return width < 1 ? 0 : codes.length / width;
    }

    byte[] code(int index) {
        return Arrays.copyOfRange(codes, index * width, (index + 1) * width);
    }

    @Override
    public String toString() {
        return count() + " codes of " + batch;
    }
}
