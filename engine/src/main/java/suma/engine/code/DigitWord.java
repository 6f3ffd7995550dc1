package suma.engine.code;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** The values of eight decimal digits in one word, a byte each, the first digit in the lowest byte. */
final class DigitWord {

    static final int DIGITS = 8;
    /** One more than the largest number of eight digits. */
    static final long SIZE = 100_000_000L;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ASCII_ZEROS = 0x3030_3030_3030_3030L;
    private static final long TOP_BITS = 0x8080_8080_8080_8080L;
    /** Added to a byte above 9 it sets the top bit. */
    private static final long OVER_NINE = 0x7676_7676_7676_7676L;

    private DigitWord() {
    }

    /** The number that digit values make. */
    static long number(long values) {
        long twos = values * 10 + (values >>> 8) & 0x00FF_00FF_00FF_00FFL;
        long fours = twos * 100 + (twos >>> 16) & 0x0000FFFF_0000FFFFL;
        return fours * 10_000 + (fours >>> 32) & 0xFFFF_FFFFL;
    }

    /** The values of up to eight digits that end before {@code end}, the missing ones zero; negative when one is no digit. */
    static long read(byte[] text, int end, int count) {
        if (text.length < DIGITS || count == 0) {
            return readBytewise(text, end, count);
        }
        int at = Math.max(end - DIGITS, 0);
        long bytes = (long) LONGS.get(text, at) << Byte.SIZE * (at + DIGITS - end);
        long values = (bytes ^ ASCII_ZEROS) & -1L << Byte.SIZE * (DIGITS - count);
        return ((values + OVER_NINE | values) & TOP_BITS) == 0 ? values : -1;
    }

    private static long readBytewise(byte[] text, int end, int count) {
        long values = 0;
        for (int i = end - count; i < end; i++) {
            int digit = text[i] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            values = values >>> Byte.SIZE | (long) digit << Long.SIZE - Byte.SIZE;
        }
        return values;
    }
}
