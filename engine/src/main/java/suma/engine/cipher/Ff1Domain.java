package suma.engine.cipher;

import java.math.BigInteger;

/**
 * The strings of a radix and a length that one key and tweak permute; immutable, for any thread.
 *
 * <p>A string stands for the index {@code left * rightSize + right}, its value as a number in the radix.
 */
public final class Ff1Domain {
    public static final int MIN_RADIX = 2;
    public static final int MAX_RADIX = 62;
    public static final int MIN_LENGTH = 2;
    public static final int MAX_LENGTH = 21;
    public static final int MAX_TWEAK_BYTES = 255;
    /** The fewest strings that FF1 may permute (SP 800-38G, revision 1, section 5.1). */
    public static final long MIN_STRINGS = 1_000_000;
    /** {@link #index} of a string whose number does not fit. */
    public static final long NO_INDEX = -1;

    final Ff1Key key;
    final RoundBlockLayout block;
    private final Modulus left;
    private final Modulus right;
    private final long strings;

    Ff1Domain(Ff1Key key, int radix, int length, byte[] tweak) {
        checkRange("FF1 radix", radix, MIN_RADIX, MAX_RADIX);
        checkRange("FF1 length", length, MIN_LENGTH, MAX_LENGTH);
        checkRange("FF1 tweak bytes", tweak.length, 0, MAX_TWEAK_BYTES);
        this.key = key;
        strings = strings(radix, length);
        left = new Modulus(pow(radix, length / 2).longValueExact());
        right = new Modulus(pow(radix, length - length / 2).longValueExact());
        block = RoundBlockLayout.of(key, radix, length, tweak, right.value);
    }

    /** The count of values of the first floor(n/2) numerals. */
    public long leftSize() {
        return left.value;
    }

    /** The count of values of the last ceil(n/2) numerals. */
    public long rightSize() {
        return right.value;
    }

    /** The count of strings, or {@link Long#MAX_VALUE} when it is more. */
    public long strings() {
        return strings;
    }

    /** The index of a string, or {@link #NO_INDEX} when it is 2^63 or more. */
    public long index(long leftHalf, long rightHalf) {
        long shifted = leftHalf * right.value;
        long index = shifted + rightHalf;
        boolean fits = Math.multiplyHigh(leftHalf, right.value) == 0 && shifted >= 0 && index >= 0;
        return fits ? index : NO_INDEX;
    }

    /** The modulus of the half that a round changes. */
    Modulus modulus(int round) {
        return (round & 1) == 0 ? left : right;
    }

    boolean contains(long leftHalf, long rightHalf) {
        return leftHalf >= 0 && leftHalf < left.value && rightHalf >= 0 && rightHalf < right.value;
    }

    private static long strings(int radix, int length) {
        BigInteger all = pow(radix, length);
        if (all.compareTo(BigInteger.valueOf(MIN_STRINGS)) < 0) {
            throw new IllegalArgumentException("FF1 domain too small: expected at least " + MIN_STRINGS
                    + " strings, actual=" + all + " of radix=" + radix + " length=" + length);
        }
        if (pow(radix, length - length / 2).compareTo(BigInteger.valueOf(Modulus.MOST)) > 0) {
            throw new IllegalArgumentException("FF1 domain too large: expected halves of at most 2^62 values, actual="
                    + radix + "^" + (length - length / 2));
        }
        return all.min(BigInteger.valueOf(Long.MAX_VALUE)).longValueExact();
    }

    private static void checkRange(String what, int actual, int least, int most) {
        if (actual < least || actual > most) {
            throw new IllegalArgumentException(what + ": expected=" + least + ".." + most + " actual=" + actual);
        }
    }

    private static BigInteger pow(int radix, int exponent) {
        return BigInteger.valueOf(radix).pow(exponent);
    }
}
