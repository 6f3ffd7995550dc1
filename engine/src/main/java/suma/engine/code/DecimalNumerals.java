package suma.engine.code;

/** Serials of decimal digits, written eight at a time inside one word. */
final class DecimalNumerals implements Numerals {

    private final int length;
    private final int leftLength;
    private final int rightLength;

    DecimalNumerals(int length) {
        this.length = length;
        leftLength = length / 2;
        rightLength = length - leftLength;
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
        int leftSums = DigitQuads.write(left, leftLength, dst, offset + leftLength);
        return DigitQuads.write(right, rightLength, dst, offset + length) + CheckSums.shifted(leftSums, rightLength);
    }

    @Override
    public long read(byte[] text, int offset, long[] left, long[] right, int at) {
        int middle = offset + leftLength;
        long leftSums = readHalf(text, offset, middle, left, at);
        long rightSums = readHalf(text, middle, offset + length, right, at);
        return (leftSums | rightSums) < 0 ? -1 : rightSums + DigitSums.shifted(leftSums, rightLength);
    }

    private static long readHalf(byte[] text, int offset, int end, long[] half, int at) {
        int low = Math.min(DigitWord.DIGITS, end - offset);
        long values = DigitWord.read(text, end, low);
        long number = DigitWord.number(values);
        int rest = end - offset - low;
        if (rest > 0) {
            long high = DigitWord.read(text, end - low, rest);
            number += DigitWord.number(high) * DigitWord.SIZE;
            values = (values | high) < 0 ? -1 : values + high;
        }
        half[at] = number;
        return values;
    }
}
