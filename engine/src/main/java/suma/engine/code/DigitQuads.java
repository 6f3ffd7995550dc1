package suma.engine.code;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Writes decimal numbers by a table of the texts of four digits. */
final class DigitQuads {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle SHORTS = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int DIGITS = 4;
    private static final int SIZE = 10_000;
    private static final int VALUES = 0x0F0F_0F0F;
    private static final int ASCII_ZEROS = 0x3030_3030;
    private static final int SUMS = 0x0F0F;
    /**
     * For each number its four digits, the first in the lowest byte, in the low halves of the bytes. In the high halves of
     * the two lowest bytes the check sums modulo 10: with weight 3 on the last digit, and with weight 1 on it.
     */
    private static final int[] QUADS = quads();

    private DigitQuads() {
    }

    private static int[] quads() {
        int[] quads = new int[SIZE];
        for (int number = 0; number < SIZE; number++) {
            int first = number / 1000;
            int second = number / 100 % 10;
            int third = number / 10 % 10;
            int last = number % 10;
            int thrice = (first + 3 * second + third + 3 * last) % 10;
            int once = (3 * first + second + 3 * third + last) % 10;
            quads[number] = first | second << 8 | third << 16 | last << 24 | thrice << 4 | once << 12;
        }
        return quads;
    }

    /** Writes the last {@code count} digits of a number so that they end before {@code end}; returns their {@link CheckSums}. */
    static int write(long number, int count, byte[] dst, int end) {
        long rest = number;
        int sums = 0;
        int at = end - DigitWord.DIGITS;
        int left = count;
        for (; left >= DigitWord.DIGITS; left -= DigitWord.DIGITS) {
            long above = rest / DigitWord.SIZE;
            sums += writeEight((int) (rest - above * DigitWord.SIZE), dst, at);
            rest = above;
            at -= DigitWord.DIGITS;
        }
        return left == 0 ? sums : sums + writeFirst((int) rest, left, dst, at + DigitWord.DIGITS);
    }

    private static int writeEight(int number, byte[] dst, int offset) {
        int high = number / SIZE;
        int first = QUADS[high];
        int last = QUADS[number - high * SIZE];
        LONGS.set(dst, offset, (long) text(last) << Integer.SIZE | text(first));
        return sums(first) + sums(last);
    }

    /** Writes the one to seven digits that come first. */
    private static int writeFirst(int number, int count, byte[] dst, int end) {
        if (count < DIGITS) {
            return writeFew(QUADS[number], count, dst, end);
        }
        int high = number / SIZE;
        int quad = QUADS[number - high * SIZE];
        INTS.set(dst, end - DIGITS, text(quad));
        return sums(quad) + writeFew(QUADS[high], count - DIGITS, dst, end - DIGITS);
    }

    /** Writes the last digits of a quad, up to three. */
    private static int writeFew(int quad, int count, byte[] dst, int end) {
        int text = text(quad);
        if (count >= 2) {
            SHORTS.set(dst, end - 2, (short) (text >>> 16));
        }
        if ((count & 1) != 0) {
            dst[end - count] = (byte) (text >>> Byte.SIZE * (DIGITS - count));
        }
        return sums(quad);
    }

    private static int text(int quad) {
        return quad & VALUES | ASCII_ZEROS;
    }

    private static int sums(int quad) {
        return quad >>> 4 & SUMS;
    }
}
