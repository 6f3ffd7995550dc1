package suma.engine.cipher;

import static java.math.BigInteger.ONE;

import java.math.BigInteger;

/**
 * A modulus m with its reciprocals: numbers of 64 and 96 bits are added and subtracted modulo m by multiplication alone.
 *
 * <p>A quotient is estimated from below and misses by at most one, so the remainder lies in [0, 2m) and one {@link #fold} ends
 * the reduction. Products wrap at 2^64, which leaves such a remainder exact. The estimate loses less than 1 to its own
 * rounding, 1/2 to that of the reciprocal and 6/m to the dropped low bits of the summands: 12 is the least m.
 */
final class Modulus {
    static final long LEAST = 12;
    /** Up to here a sum of three halves, the most that {@link #add} takes in, stays below 2^64. */
    static final long MOST = 1L << 62;

    final long value;
    /** floor(2^66 / m). */
    final long reciprocal;
    /** (1 - 2^64) mod m: subtracting a word is adding its complement and this. */
    final long wordBias;

    private final long wideBias;
    /** 2^64 mod m. */
    private final long wordRest;
    /** floor(2^63 (2^64 mod m) / m). */
    private final long wordRestReciprocal;

    Modulus(long value) {
        assert value >= LEAST && value <= MOST : "modulus: expected=" + LEAST + ".." + MOST + " actual=" + value;
        BigInteger m = BigInteger.valueOf(value);
        BigInteger rest = ONE.shiftLeft(64).mod(m);
        this.value = value;
        reciprocal = ONE.shiftLeft(66).divide(m).longValueExact();
        wordBias = ONE.subtract(ONE.shiftLeft(64)).mod(m).longValueExact();
        wideBias = ONE.subtract(ONE.shiftLeft(96)).mod(m).longValueExact();
        wordRest = rest.longValueExact();
        wordRestReciprocal = rest.shiftLeft(63).divide(m).longValueExact();
    }

    /**
     * {@code (half + word) mod m}, for values that a loop keeps in registers.
     *
     * @param half in [0, 3m)
     * @param word any unsigned number
     */
    static long add(long half, long word, long m, long reciprocal) {
        long quotient = Math.multiplyHigh((word >>> 2) + (half >>> 2), reciprocal);
        return fold(half + word - quotient * m, m);
    }

    /** {@code (half - word) mod m}; {@code half} is in [0, m). */
    static long subtract(long half, long word, long m, long reciprocal, long wordBias) {
        return add(half + wordBias, ~word, m, reciprocal);
    }

    long subtract(long half, long word) {
        return subtract(half, word, value, reciprocal, wordBias);
    }

    /** {@code (half + high * 2^64 + word) mod m}; {@code half} is in [0, 2m), {@code high} below 2^32. */
    long addWide(long half, long high, long word) {
        long quotient = Math.multiplyHigh(high << 1, wordRestReciprocal);
        long upper = fold(high * wordRest - quotient * value, value);
        return add(half + upper, word, value, reciprocal);
    }

    /** {@code (half - high * 2^64 - word) mod m}; {@code half} is in [0, m), {@code high} below 2^32. */
    long subtractWide(long half, long high, long word) {
        return addWide(half + wideBias, high ^ 0xFFFF_FFFFL, ~word);
    }

    /** A number of [0, 2m) modulo m, without a branch. */
    private static long fold(long number, long m) {
        long below = number - m;
        return below + (below >> 63 & m);
    }
}
