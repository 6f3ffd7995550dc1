package suma.engine.code;

/** Serials of decimal digits, written six and read eight at a time inside one word. */
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
    public int write(long left, long right, byte[] dst, int offset, int places) {
        int middle = offset + leftLength;
        return DigitTriples.write(left, leftLength, dst, middle, places + rightLength)
                + DigitTriples.write(right, rightLength, dst, offset + length, places);
    }

    @Override
    public void writeRun(long[] left, long[] right, int count, byte[] dst, int offset, int stride, SerialCheck check) {
        int rightDigits = rightLength;
        int leftDigits = leftLength;
        int places = check.places();
        int added = check.fixedSum();
        int checkAt = check.at();
        for (int i = count - 1; i > 0; i--) {
            int at = offset + i * stride;
            int sum = added + DigitTriples.writeOver(right[i], rightDigits, dst, at + leftDigits + rightDigits, places)
                    + DigitTriples.writeOver(left[i], leftDigits, dst, at + leftDigits, places + rightDigits);
            if (checkAt > 0) {
                dst[at + checkAt] = CheckSums.character(sum);
            }
        }
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
