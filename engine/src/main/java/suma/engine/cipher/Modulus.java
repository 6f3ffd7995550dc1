package suma.engine.cipher;

import static java.math.BigInteger.ONE;

import java.math.BigInteger;

/**
 * A modulus with its reciprocals, so that numbers of 64 and 96 bits are reduced by multiplication alone.
 *
 * <p>Every quotient is estimated from below and misses by at most one, so the remainder lies in [0, 2m) and one
 * {@link #fold} ends the reduction. Products are taken modulo 2^64, which is exact for such a remainder as m is below 2^63.
 */
final class Modulus {
    /** Below this the error bound of the estimates does not hold. */
    static final long LEAST = 8;

    final long value;
    /** floor(2^65 / m). */
    final long reciprocal;
    /** 2^64 mod m. */
    final long wordRest;
    /** floor(2^63 (2^64 mod m) / m). */
    final long wordRestReciprocal;

    Modulus(long value) {
        assert value >= LEAST : "modulus: expected at least " + LEAST + ", actual=" + value;
        BigInteger m = BigInteger.valueOf(value);
        BigInteger rest = ONE.shiftLeft(64).mod(m);
        this.value = value;
        reciprocal = ONE.shiftLeft(65).divide(m).longValueExact();
        wordRest = rest.longValueExact();
        wordRestReciprocal = rest.shiftLeft(63).divide(m).longValueExact();
    }

    /** The unsigned 64-bit number modulo m. */
    long reduce(long word) {
        return reduce(word, value, reciprocal);
    }

    /** The number {@code high * 2^64 + word} modulo m; high is below 2^32, word is unsigned. */
    long reduce(long high, long word) {
        long quotient = Math.multiplyHigh(high << 1, wordRestReciprocal);
        long upper = fold(high * wordRest - quotient * value, value);
        return fold(upper + reduce(word), value);
    }

    /** {@link #reduce(long)} on values that a loop keeps in registers. Halving the word keeps both factors positive. */
    static long reduce(long word, long m, long reciprocal) {
        long quotient = Math.multiplyHigh(word >>> 1, reciprocal);
        return fold(word - quotient * m, m);
    }

    /** A number of [0, 2m) modulo m, without a branch. */
    static long fold(long number, long m) {
        return lift(number - m, m);
    }

    /** A number of [-m, m) modulo m, without a branch. */
    static long lift(long number, long m) {
        return number + (number >> 63 & m);
    }
}
