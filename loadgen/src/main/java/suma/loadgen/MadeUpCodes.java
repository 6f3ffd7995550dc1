package suma.loadgen;

import java.nio.charset.StandardCharsets;

/** Codes for targets that do not issue any: different ones, without an order that an index could profit from. */
final class MadeUpCodes {
    static final String UNITS = "8100099";
    static final String CASES = "8900099";
    static final String STRANGERS = "8700099";
    private static final int WIDTH = 20;
    private static final long SERIALS = 10_000_000_000_000L;
    /** Coprime to {@link #SERIALS}, so that no serial comes twice. */
    private static final long STRIDE = 73_687_879_733L;

    private MadeUpCodes() {
    }

    static CodeStock of(String batch, String drugId, long first, long count) throws LoadException {
        byte[] lines = new byte[Math.toIntExact(count * (WIDTH + 1))];
        byte[] head = drugId.getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < count; i++) {
            System.arraycopy(head, 0, lines, i * (WIDTH + 1), head.length);
            write((first + i) * STRIDE % SERIALS, lines, i * (WIDTH + 1) + head.length, WIDTH - head.length);
            lines[i * (WIDTH + 1) + WIDTH] = '\n';
        }
        return new CodeStock(batch, lines);
    }

    private static void write(long serial, byte[] to, int at, int digits) {
        long rest = serial;
        for (int i = at + digits - 1; i >= at; i--) {
            to[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }
}
