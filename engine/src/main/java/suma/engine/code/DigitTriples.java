package suma.engine.code;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Writes decimal numbers by a table of three digits, small enough for the first-level cache to keep. */
final class DigitTriples {

    /** The digits of two triples, which are written together. */
    static final int DIGITS = 6;
    private static final int SIZE = 1_000_000;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int TRIPLE = 1_000;
    private static final int TEXT = 0xFF_FFFF;
    private static final int TEXT_BITS = 24;
    private static final int SUM_BITS = 4;
    private static final int SUM = 0xF;
    /**
     * For each number the text of its three digits, the first in the lowest byte; above it, in four bits each, the check sums
     * modulo 10 with weight 3 on the last digit, and with weight 1 on it.
     */
    private static final int[] TRIPLES = triples();

    private DigitTriples() {
    }

    private static int[] triples() {
        int[] triples = new int[TRIPLE];
        for (int number = 0; number < TRIPLE; number++) {
            int first = number / 100;
            int second = number / 10 % 10;
            int last = number % 10;
            int sums = (3 * first + second + 3 * last) % 10 | (first + 3 * second + last) % 10 << SUM_BITS;
            triples[number] = sums << TEXT_BITS | ('0' + last) << 16 | ('0' + second) << 8 | '0' + first;
        }
        return triples;
    }

    /**
     * Writes the last {@code count} digits of a number so that they end before {@code end}, and no other byte; returns their
     * GS1 check sum modulo 10, given how many digits will stand to their right.
     */
    static int write(long number, int count, byte[] dst, int end, int places) {
        int sum = 0;
        long rest = number;
        int at = end;
        for (int left = count; left > 0; left -= DIGITS) {
            long above = rest / SIZE;
            int high = (int) (rest - above * SIZE) / TRIPLE;
            int low = (int) (rest - above * SIZE) - high * TRIPLE;
            writeBytewise(text(high, low), Math.min(left, DIGITS), dst, at);
            sum += sum(high, low, places);
            rest = above;
            at -= DIGITS;
        }
        return sum;
    }

    private static void writeBytewise(long text, int count, byte[] dst, int end) {
        for (int i = 1; i <= count; i++) {
            dst[end - i] = (byte) (text >>> Long.SIZE - i * Byte.SIZE);
        }
    }

    /**
     * Like {@link #write} for up to twelve digits, but in whole words: of the bytes before the digits, those up to a multiple of
     * six and two more are overwritten.
     */
    static int writeOver(long number, int count, byte[] dst, int end, int places) {
        if (count <= DIGITS) {
            return writeSix((int) number, dst, end, places);
        }
        long above = number / SIZE;
        int last = writeSix((int) (number - above * SIZE), dst, end, places);
        return last + writeSix((int) above, dst, end - DIGITS, places);
    }

    private static int writeSix(int number, byte[] dst, int end, int places) {
        int high = number / TRIPLE;
        int low = number - high * TRIPLE;
        LONGS.set(dst, end - Long.BYTES, text(high, low));
        return sum(high, low, places);
    }

    /** Six digits in the upper bytes of a word. */
    private static long text(int high, int low) {
        return (long) TRIPLES[low] << Long.SIZE - TEXT_BITS | (long) (TRIPLES[high] & TEXT) << Long.SIZE - 2 * TEXT_BITS;
    }

    private static int sum(int high, int low, int places) {
        int odd = (places & 1) * SUM_BITS;
        return (TRIPLES[low] >>> TEXT_BITS + odd & SUM) + (TRIPLES[high] >>> TEXT_BITS + SUM_BITS - odd & SUM);
    }
}
