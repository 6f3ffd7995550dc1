package suma.engine.code;

import java.math.BigInteger;

/** The text of a serial as two numbers: its first floor(n/2) numerals and the rest, as FF1 splits them. */
sealed interface Numerals permits DecimalNumerals, TableNumerals {

    /** The largest number of numerals a serial may have. */
    int MAX_LENGTH = 21;

    /** The most bytes before a serial that {@link #writeRun} overwrites, and the least stride for it. */
    int MOST_OVER = Long.BYTES;

    static Numerals of(Alphabet alphabet, int length) throws FieldException {
        if (length < 1 || length > MAX_LENGTH) {
            throw new FieldException(SerialChoice.LENGTH, "expected 1 to " + MAX_LENGTH + ", actual " + length);
        }
        int rightLength = length - length / 2;
        if (alphabet.radix() > Alphabet.MAX_RADIX || size(alphabet, rightLength).bitLength() > Long.SIZE - 1) {
            throw new FieldException(SerialChoice.LENGTH, "expected halves of at most 63 bits, actual " + rightLength
                    + " numerals of radix " + alphabet.radix());
        }
        return alphabet == Alphabet.DIGITS ? new DecimalNumerals(length) : new TableNumerals(alphabet, length);
    }

    private static BigInteger size(Alphabet alphabet, int length) {
        return BigInteger.valueOf(alphabet.radix()).pow(length);
    }

    int radix();

    int length();

    /** Writes the serial and returns its GS1 check sum before {@code places} more digits; 0 where the numerals are not decimal. */
    int write(long left, long right, byte[] dst, int offset, int places);

    /**
     * Writes the serials of a run and their check digits, but for the first, which would stand at {@code offset}; each other one
     * stands {@code stride} bytes after the one before. Up to {@link #MOST_OVER} bytes before each serial are overwritten.
     */
    void writeRun(long[] left, long[] right, int count, byte[] dst, int offset, int stride, SerialCheck check);

    /** Reads a serial into the two halves and returns its {@link DigitSums}; negative when a byte is no numeral. */
    long read(byte[] text, int offset, long[] left, long[] right, int at);

    default BigInteger capacity() {
        return BigInteger.valueOf(radix()).pow(length());
    }
}
