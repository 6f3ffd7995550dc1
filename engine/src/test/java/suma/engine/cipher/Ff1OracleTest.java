package suma.engine.cipher;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigInteger;
import java.util.Random;
import org.bouncycastle.crypto.fpe.FPEFF1Engine;
import org.bouncycastle.crypto.params.FPEParameters;
import org.bouncycastle.crypto.params.KeyParameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** FF1 beside Bouncy Castle's on random keys, radices, lengths, tweaks and strings; a failure names the seed. */
class Ff1OracleTest {
    private static final int DOMAINS = 120;
    private static final int STRINGS = 4;

    @ParameterizedTest
    @ValueSource(longs = {1, 20260101, 0x5EED})
    void everyDomainAgreesWithTheOracle(long seed) {
        Random random = new Random(seed);
        for (int k = 0; k < DOMAINS; k++) {
            byte[] aesKey = bytes(random, 16 + 8 * random.nextInt(3));
            byte[] tweak = bytes(random, random.nextInt(k % 10 == 0 ? 40 : 8));
            int radix = 2 + random.nextInt(61);
            compare(random, aesKey, tweak, radix, length(random, radix), "seed=" + seed + " k=" + k);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 12, 13, 17, 18, 19, 20, 21})
    void digitsAgreeWithTheOracle(int length) {
        Random random = new Random(length);
        compare(random, bytes(random, 16), bytes(random, 7), 10, length, "length=" + length);
    }

    /** The halves nearest to 2^63, and to 2^32 where y grows from 64 to 96 bits. */
    @ParameterizedTest
    @ValueSource(ints = {2_20, 2_21, 62_20, 61_20, 48_21, 49_21, 16_15, 16_16, 16_17, 16_13, 40_12, 41_12, 256})
    void widestAndNarrowestHalvesAgreeWithTheOracle(int radixAndLength) {
        int radix = radixAndLength == 256 ? 6 : radixAndLength / 100;
        int length = radixAndLength == 256 ? 8 : radixAndLength % 100;
        Random random = new Random(radixAndLength);
        compare(random, bytes(random, 32), bytes(random, 7), radix, length, "radix=" + radix + " length=" + length);
    }

    private static void compare(Random random, byte[] aesKey, byte[] tweak, int radix, int length, String what) {
        Ff1Key key = new Ff1Key(aesKey);
        Ff1 ff1 = new Ff1(key);
        Ff1Domain domain = key.domain(radix, length, tweak);
        FPEParameters parameters = new FPEParameters(new KeyParameter(aesKey), radix, tweak);
        for (int k = 0; k < STRINGS; k++) {
            byte[] plain = numerals(random, radix, length, k);
            byte[] cipher = new byte[length];
            FPEFF1Engine oracle = new FPEFF1Engine();
            oracle.init(true, parameters);
            oracle.processBlock(plain, 0, length, cipher, 0);
            long[] left = {number(plain, 0, length / 2, radix)};
            long[] right = {number(plain, length / 2, length, radix)};
            ff1.encrypt(domain, left, right, 1);
            assertEquals(number(cipher, 0, length / 2, radix), left[0], what);
            assertEquals(number(cipher, length / 2, length, radix), right[0], what);
            ff1.decrypt(domain, left, right, 1);
            assertArrayEquals(new long[] {number(plain, 0, length / 2, radix), number(plain, length / 2, length, radix)},
                    new long[] {left[0], right[0]}, what);
        }
    }

    /** A random string; the first two are the lowest and the highest. */
    private static byte[] numerals(Random random, int radix, int length, int k) {
        byte[] numerals = new byte[length];
        for (int i = 0; i < length; i++) {
            numerals[i] = (byte) (k == 0 ? 0 : k == 1 ? radix - 1 : random.nextInt(radix));
        }
        return numerals;
    }

    private static long number(byte[] numerals, int from, int to, int radix) {
        long number = 0;
        for (int i = from; i < to; i++) {
            number = number * radix + numerals[i];
        }
        return number;
    }

    private static int length(Random random, int radix) {
        while (true) {
            int length = Ff1Domain.MIN_LENGTH + random.nextInt(Ff1Domain.MAX_LENGTH - Ff1Domain.MIN_LENGTH + 1);
            BigInteger base = BigInteger.valueOf(radix);
            boolean large = base.pow(length).compareTo(BigInteger.valueOf(Ff1Domain.MIN_STRINGS)) >= 0;
            if (large && base.pow(length - length / 2).bitLength() < 63) {
                return length;
            }
        }
    }

    private static byte[] bytes(Random random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
