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
    private static final long VALUES = 0x0F0F_0F0F_0F0F_0F0FL;
    /** The ASCII text of each number, its first digit in the lowest byte. */
    private static final int[] TEXTS = texts();

    private DigitQuads() {
    }

    private static int[] texts() {
        int[] texts = new int[SIZE];
        for (int number = 0; number < SIZE; number++) {
            int high = number / 100;
            int low = number % 100;
            texts[number] = 0x3030_3030 | high / 10 | high % 10 << 8 | low / 10 << 16 | low % 10 << 24;
        }
        return texts;
    }

    /** Writes the last {@code count} digits of a number so that they end before {@code end}; returns their {@link DigitSums}. */
    static long write(long number, int count, byte[] dst, int end) {
        long rest = number;
        long sums = 0;
        int at = end - DigitWord.DIGITS;
        int left = count;
        for (; left >= DigitWord.DIGITS; left -= DigitWord.DIGITS) {
            long high = rest / DigitWord.SIZE;
            long text = text((int) (rest - high * DigitWord.SIZE));
            LONGS.set(dst, at, text);
            sums += text & VALUES;
            rest = high;
            at -= DigitWord.DIGITS;
        }
        return left == 0 ? sums : sums + writeFirst((int) rest, left, dst, at + DigitWord.DIGITS);
    }

    private static long text(int number) {
        int high = number / SIZE;
        return (long) TEXTS[number - high * SIZE] << Integer.SIZE | TEXTS[high];
    }

    /** Writes the one to seven digits that come first. */
    private static long writeFirst(int number, int count, byte[] dst, int end) {
        int high = count > DIGITS ? number / SIZE : 0;
        int text = TEXTS[number - high * SIZE];
        if (count < DIGITS) {
            writeFew(text, count, dst, end);
            return (text & VALUES) << Integer.SIZE;
        }
        INTS.set(dst, end - DIGITS, text);
        int highText = TEXTS[high];
        writeFew(highText, count - DIGITS, dst, end - DIGITS);
        return (text & VALUES) << Integer.SIZE | highText & VALUES;
    }

    private static void writeFew(int text, int count, byte[] dst, int end) {
        if (count >= 2) {
            SHORTS.set(dst, end - 2, (short) (text >>> 16));
        }
        if ((count & 1) != 0) {
            dst[end - count] = (byte) (text >>> Byte.SIZE * (DIGITS - count));
        }
    }
}
