package suma.engine.cipher;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reduction beside BigInteger's where an estimated quotient is most likely to miss: next to multiples and to the word's ends. */
class ModulusTest {
    private static final int ROUNDS = 500;
    private static final BigInteger WORD = BigInteger.ONE.shiftLeft(64);

    @ParameterizedTest
    @ValueSource(longs = {
        Modulus.LEAST, 13, 128, 1_000, 1_000_000, 10_000_000, (1L << 24) - 3, 1L << 32, (1L << 32) + 1,
        100_000_000_000L, (1L << 56) - 5, (1L << 61) + 1, Modulus.MOST - 1, Modulus.MOST,
    })
    void agreesWithBigInteger(long m) {
        Random random = new Random(m);
        for (int k = 0; k < ROUNDS; k++) {
            long nearMultiple = Long.divideUnsigned(random.nextLong(), m) * m + random.nextInt(3) - 1;
            long nearEnd = random.nextInt(9) - 4;
            for (long half : new long[] {0, m - 1, random.nextLong(m)}) {
                check(m, half, random.nextLong(1L << 32), nearMultiple);
                check(m, half, 0xFFFF_FFFFL - random.nextInt(2), nearEnd);
                check(m, half, random.nextInt(2), random.nextLong());
            }
        }
    }

    private static void check(long m, long half, long high, long word) {
        Modulus modulus = new Modulus(m);
        BigInteger low = new BigInteger(Long.toUnsignedString(word));
        BigInteger all = WORD.multiply(BigInteger.valueOf(high)).add(low);
        assertEquals(mod(half, low, m), Modulus.add(half, word, m, modulus.reciprocal));
        assertEquals(mod(half, low.negate(), m), modulus.subtract(half, word));
        assertEquals(mod(half, all, m), modulus.addWide(half, high, word));
        assertEquals(mod(half, all.negate(), m), modulus.subtractWide(half, high, word));
    }

    private static long mod(long half, BigInteger summand, long m) {
        return summand.add(BigInteger.valueOf(half)).mod(BigInteger.valueOf(m)).longValueExact();
    }
}
