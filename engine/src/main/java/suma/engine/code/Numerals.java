package suma.engine.code;

import java.math.BigInteger;

/** The text of a serial as two numbers: its first floor(n/2) numerals and the rest, as FF1 splits them. */
sealed interface Numerals permits DecimalNumerals, TableNumerals {

    /** The largest number of numerals a serial may have. */
    int MAX_LENGTH = 21;

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

    /** Writes the serial and returns its {@link CheckSums}, 0 where the numerals are not decimal. */
    int write(long left, long right, byte[] dst, int offset);

    /** Reads a serial into the two halves and returns its {@link DigitSums}; negative when a byte is no numeral. */
    long read(byte[] text, int offset, long[] left, long[] right, int at);

    default BigInteger capacity() {
        return BigInteger.valueOf(radix()).pow(length());
    }
}
