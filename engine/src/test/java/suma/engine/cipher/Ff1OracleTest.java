package suma.engine.cipher;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigInteger;
import java.util.Random;
import org.bouncycastle.crypto.fpe.FPEFF1Engine;
import org.bouncycastle.crypto.params.FPEParameters;
import org.bouncycastle.crypto.params.KeyParameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** FF1 beside Bouncy Castle's on random keys, tweaks and strings; a failure names its seed. */
class Ff1OracleTest {
    private static final int DOMAINS = 150;
    private static final int STRINGS = 4;

    @ParameterizedTest
    @ValueSource(longs = {1, 20260101, 0x5EED})
    void randomDomains(long seed) {
        Random random = new Random(seed);
        for (int k = 0; k < DOMAINS; k++) {
            int radix = Ff1Domain.MIN_RADIX + random.nextInt(Ff1Domain.MAX_RADIX - Ff1Domain.MIN_RADIX + 1);
            int tweakBytes = random.nextInt(k % 10 == 0 ? 40 : 8);
            compare(new Random(seed + k), radix, length(random, radix), tweakBytes, "seed=" + seed + " k=" + k);
        }
    }

    /** Halves next to the limits: of the domain, of one byte more or less, of 64 or 96 bits of y. */
    @ParameterizedTest
    @CsvSource({
        "2, 20", "2, 21", "10, 6", "10, 12", "10, 13", "10, 18", "10, 19", "10, 20", "10, 21", "62, 4",
        "16, 13", "16, 15", "16, 16", "16, 17", "15, 16", "17, 16", "40, 12", "41, 12", "48, 21", "49, 21", "61, 20", "62, 20",
    })
    void limits(int radix, int length) {
        for (int tweakBytes = 0; tweakBytes <= 17; tweakBytes++) {
            long seed = 1000L * radix + length + tweakBytes;
            compare(new Random(seed), radix, length, tweakBytes, "seed=" + seed);
        }
    }

    private static void compare(Random random, int radix, int length, int tweakBytes, String what) {
        byte[] aesKey = bytes(random, 16 + 8 * random.nextInt(3));
        byte[] tweak = bytes(random, tweakBytes);
        Ff1Key key = new Ff1Key(aesKey);
        Ff1 ff1 = new Ff1(key);
        Ff1Domain domain = key.domain(radix, length, tweak);
        FPEFF1Engine oracle = new FPEFF1Engine();
        oracle.init(true, new FPEParameters(new KeyParameter(aesKey), radix, tweak));
        for (int k = 0; k < STRINGS; k++) {
            byte[] plain = numerals(random, radix, length, k);
            byte[] cipher = new byte[length];
            oracle.processBlock(plain, 0, length, cipher, 0);
            Halves halves = new Halves(plain, radix);
            ff1.encrypt(domain, halves.left, halves.right, 1);
            assertEquals(new Halves(cipher, radix).toString(), halves.toString(), what);
            ff1.decrypt(domain, halves.left, halves.right, 1);
            assertEquals(new Halves(plain, radix).toString(), halves.toString(), what);
        }
    }

    /** The lowest string, the highest, then random ones. */
    private static byte[] numerals(Random random, int radix, int length, int k) {
        byte[] numerals = new byte[length];
        for (int i = 0; i < length; i++) {
            numerals[i] = (byte) (k == 0 ? 0 : k == 1 ? radix - 1 : random.nextInt(radix));
        }
        return numerals;
    }

    private static int length(Random random, int radix) {
        BigInteger base = BigInteger.valueOf(radix);
        while (true) {
            int length = Ff1Domain.MIN_LENGTH + random.nextInt(Ff1Domain.MAX_LENGTH - Ff1Domain.MIN_LENGTH + 1);
            boolean large = base.pow(length).compareTo(BigInteger.valueOf(Ff1Domain.MIN_STRINGS)) >= 0;
            if (large && base.pow(length - length / 2).bitLength() <= 62) {
                return length;
            }
        }
    }

    private static byte[] bytes(Random random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private static final class Halves {
        final long[] left;
        final long[] right;

        Halves(byte[] numerals, int radix) {
            left = new long[] {number(numerals, 0, numerals.length / 2, radix)};
            right = new long[] {number(numerals, numerals.length / 2, numerals.length, radix)};
        }

        private static long number(byte[] numerals, int from, int to, int radix) {
            long number = 0;
            for (int i = from; i < to; i++) {
                number = number * radix + numerals[i];
            }
            return number;
        }

        @Override
        public String toString() {
            return left[0] + " " + right[0];
        }
    }
}
