package suma.engine.code;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Serials of decimal digits, written eight at a time inside one word. */
final class DecimalNumerals implements Numerals {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int GROUP = 8;
    private static final long GROUP_SIZE = 100_000_000L;
    private static final long ASCII_ZEROS = 0x3030303030303030L;
    /** The longest serial whose value fits one long. */
    private static final int JOINED_LENGTH = 18;

    private final int length;
    private final int leftLength;
    private final int rightLength;
    private final long rightSize;

    DecimalNumerals(int length) {
        this.length = length;
        leftLength = length / 2;
        rightLength = length - leftLength;
        rightSize = powerOfTen(rightLength);
    }

    private static long powerOfTen(int exponent) {
        long power = 1;
        for (int i = 0; i < exponent; i++) {
            power *= 10;
        }
        return power;
    }

    @Override
    public int radix() {
        return 10;
    }

    @Override
    public int length() {
        return length;
    }

    @Override
    public int write(long left, long right, byte[] dst, int offset) {
        assert right >= 0 && right < rightSize : "right half out of range: expected below " + rightSize + ", actual " + right;
        if (length <= JOINED_LENGTH) {
            return writeDigits(left * rightSize + right, length, dst, offset + length);
        }
        int rightSums = writeDigits(right, rightLength, dst, offset + length);
        int leftSums = writeDigits(left, leftLength, dst, offset + leftLength);
        return rightSums + DigitSums.shifted(leftSums, rightLength);
    }

    /** Writes the last {@code count} digits of a value so that they end before {@code end}. */
    private static int writeDigits(long value, int count, byte[] dst, int end) {
        int sums = 0;
        while (count > GROUP) {
            long rest = value / GROUP_SIZE;
            long digits = digits((int) (value - rest * GROUP_SIZE));
            end -= GROUP;
            count -= GROUP;
            LONGS.set(dst, end, digits | ASCII_ZEROS);
            sums += DigitSums.of(digits);
            value = rest;
        }
        long digits = digits((int) value);
        put((digits | ASCII_ZEROS) >>> Byte.SIZE * (GROUP - count), count, dst, end - count);
        return sums + DigitSums.of(digits);
    }

    /** The eight digits of a number below 10^8, one a byte, the first in the lowest byte. */
    private static long digits(int value) {
        long high = value / 10_000;
        long fours = high | value - high * 10_000 << 32;
        long hundreds = fours * 5243 >>> 19 & 0x0000007F_0000007FL;
        long twos = hundreds | fours - hundreds * 100 << 16;
        long tens = twos * 103 >>> 10 & 0x000F_000F_000F_000FL;
        return tens | twos - tens * 10 << 8;
    }

    private static void put(long text, int count, byte[] dst, int offset) {
        if (count == GROUP) {
            LONGS.set(dst, offset, text);
        } else if (count >= 4) {
            INTS.set(dst, offset, (int) text);
            INTS.set(dst, offset + count - 4, (int) (text >>> Byte.SIZE * (count - 4)));
        } else {
            for (int i = 0; i < count; i++) {
                dst[offset + i] = (byte) (text >>> Byte.SIZE * i);
            }
        }
    }

    @Override
    public boolean read(byte[] text, int offset, long[] left, long[] right, int at) {
        long leftValue = number(text, offset, leftLength);
        long rightValue = number(text, offset + leftLength, rightLength);
        left[at] = leftValue;
        right[at] = rightValue;
        return (leftValue | rightValue) >= 0;
    }

    /** The number that digits make, negative when a byte is no digit. */
    private static long number(byte[] text, int offset, int length) {
        long number = 0;
        int wrong = 0;
        for (int i = offset; i < offset + length; i++) {
            int digit = text[i] - '0';
            wrong |= digit | 9 - digit;
            number = number * 10 + digit;
        }
        return wrong < 0 ? -1 : number;
    }
}
