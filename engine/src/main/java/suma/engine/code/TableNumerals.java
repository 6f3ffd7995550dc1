package suma.engine.code;

/** Serials over any alphabet, written two numerals at a time from a table. */
final class TableNumerals implements Numerals {

    private final Alphabet alphabet;
    private final int length;
    private final int leftLength;
    private final int radix;
    private final int pairSize;
    /** First character in the high byte, second in the low one, by the value of the pair. */
    private final short[] pairs;

    TableNumerals(Alphabet alphabet, int length) {
        this.alphabet = alphabet;
        this.length = length;
        leftLength = length / 2;
        radix = alphabet.radix();
        pairSize = radix * radix;
        pairs = new short[pairSize];
        for (int i = 0; i < pairSize; i++) {
            pairs[i] = (short) (alphabet.character(i / radix) << 8 | alphabet.character(i % radix));
        }
    }

    @Override
    public int radix() {
        return radix;
    }

    @Override
    public int length() {
        return length;
    }

    @Override
    public int write(long left, long right, byte[] dst, int offset, int places) {
        writeHalf(left, dst, offset, offset + leftLength);
        writeHalf(right, dst, offset + leftLength, offset + length);
        return 0;
    }

    @Override
    public void writeRun(long[] left, long[] right, int count, byte[] dst, int offset, int stride, SerialCheck check) {
        for (int i = 1; i < count; i++) {
            write(left[i], right[i], dst, offset + i * stride, check.places());
        }
    }

    private void writeHalf(long value, byte[] dst, int start, int end) {
        long rest = value;
        int at = end;
        while (at - start >= 2) {
            long next = rest / pairSize;
            int pair = pairs[(int) (rest - next * pairSize)];
            dst[--at] = (byte) pair;
            dst[--at] = (byte) (pair >> 8);
            rest = next;
        }
        if (at > start) {
            dst[start] = alphabet.character((int) rest);
        }
    }

    @Override
    public long read(byte[] text, int offset, long[] left, long[] right, int at) {
        long leftValue = number(text, offset, leftLength);
        long rightValue = number(text, offset + leftLength, length - leftLength);
        left[at] = leftValue;
        right[at] = rightValue;
        return (leftValue | rightValue) >= 0 ? 0 : -1;
    }

    private long number(byte[] text, int offset, int length) {
        long number = 0;
        int wrong = 0;
        for (int i = offset; i < offset + length; i++) {
            int value = alphabet.value(text[i]);
            wrong |= value;
            number = number * radix + value;
        }
        return wrong < 0 ? -1 : number;
    }
}
