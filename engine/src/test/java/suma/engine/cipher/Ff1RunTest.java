package suma.engine.cipher;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows of every length, in one domain or in many, give what one string at a time gives. */
class Ff1RunTest {
    private static final int MOST = 2 * Ff1.RUN + 3;

    private final Ff1Key key = new Ff1Key(new byte[32]);
    private final Ff1 ff1 = new Ff1(key);
    private final long[] left = new long[MOST];
    private final long[] right = new long[MOST];

    @Test
    void refusesADomainOfAnotherKey() {
        Ff1Domain foreign = new Ff1Key(new byte[32]).domain(10, 12, new byte[0]);
        assertThrows(IllegalArgumentException.class, () -> ff1.encrypt(foreign, left, right, 1));
        assertThrows(IllegalArgumentException.class, () -> ff1.decrypt(foreign, left, right, 1));
        assertThrows(IllegalArgumentException.class, () -> ff1.encryptRun(foreign, 0, left, right, 1));
        assertThrows(IllegalArgumentException.class, () -> ff1.decrypt(new Ff1Domain[] {foreign}, left, right, 1));
        assertThrows(IllegalArgumentException.class, () -> ff1.encrypt(new Ff1Domain[] {foreign}, left, right, 1));
    }

    @Test
    void refusesRowsAndIndicesOutOfBounds() {
        Ff1Domain domain = key.domain(10, 6, new byte[0]);
        Ff1Domain[] one = {domain};
        assertThrows(IndexOutOfBoundsException.class, () -> ff1.encrypt(domain, left, right, MOST + 1));
        assertThrows(IndexOutOfBoundsException.class, () -> ff1.encrypt(domain, left, right, -1));
        assertThrows(IndexOutOfBoundsException.class, () -> ff1.decrypt(domain, left, new long[1], 2));
        assertThrows(IndexOutOfBoundsException.class, () -> ff1.decrypt(one, left, right, 2));
        assertThrows(IndexOutOfBoundsException.class, () -> ff1.encryptRun(domain, -1, left, right, 1));
        assertThrows(IndexOutOfBoundsException.class, () -> ff1.encryptRun(domain, 999_999, left, right, 2));
    }

    @Test
    void assertsThatHalvesLieInTheirDomain() {
        Ff1Domain domain = key.domain(10, 7, new byte[0]);
        left[0] = 1_000;
        assertThrows(AssertionError.class, () -> ff1.encrypt(domain, left, right, 1));
        assertThrows(AssertionError.class, () -> ff1.decrypt(new Ff1Domain[] {domain}, left, right, 1));
        left[0] = -1;
        assertThrows(AssertionError.class, () -> ff1.decrypt(domain, left, right, 1));
    }

    /** The last run of each domain crosses from one left half to the next. */
    @ParameterizedTest
    @CsvSource({"10, 6", "10, 12", "10, 13", "36, 13", "2, 21", "10, 21", "62, 20"})
    void aRunIsItsStringsOneByOne(int radix, int length) {
        Ff1Domain domain = key.domain(radix, length, new byte[] {7});
        long firstIndex = 2 * domain.rightSize() - 5;
        ff1.encryptRun(domain, firstIndex, left, right, MOST);
        long[] oneLeft = new long[1];
        long[] oneRight = new long[1];
        for (int k = 0; k < MOST; k++) {
            ff1.encryptRun(domain, firstIndex + k, oneLeft, oneRight, 1);
            assertEquals(oneLeft[0], left[k]);
            assertEquals(oneRight[0], right[k]);
        }
        ff1.decrypt(domain, left, right, MOST);
        for (int k = 0; k < MOST; k++) {
            assertEquals(firstIndex + k, domain.index(left[k], right[k]));
        }
    }

    @Test
    void aWholeDomainIsPermuted() {
        Ff1Domain domain = key.domain(10, 6, new byte[0]);
        int strings = (int) domain.strings();
        long[] lefts = new long[strings];
        long[] rights = new long[strings];
        boolean[] seen = new boolean[strings];
        ff1.encryptRun(domain, 0, lefts, rights, strings);
        for (int k = 0; k < strings; k++) {
            int index = (int) domain.index(lefts[k], rights[k]);
            assertFalse(seen[index], "twice: " + index);
            seen[index] = true;
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, Ff1.RUN - 1, Ff1.RUN, Ff1.RUN + 1, MOST})
    void mixedDomainsGiveWhatEachDoesAlone(int count) {
        Random random = new Random(count);
        Ff1Domain[] few = {
            key.domain(10, 12, new byte[] {1}), key.domain(10, 13, new byte[] {2}), key.domain(36, 16, new byte[] {3}),
            key.domain(10, 21, new byte[9]), key.domain(62, 20, new byte[0]), key.domain(2, 20, new byte[] {4}),
        };
        Ff1Domain[] domains = new Ff1Domain[count];
        long[] leftExpected = new long[count];
        long[] rightExpected = new long[count];
        for (int k = 0; k < count; k++) {
            domains[k] = few[random.nextInt(few.length)];
            long[] oneLeft = {leftExpected[k] = random.nextLong(domains[k].leftSize())};
            long[] oneRight = {rightExpected[k] = random.nextLong(domains[k].rightSize())};
            ff1.encrypt(domains[k], oneLeft, oneRight, 1);
            left[k] = oneLeft[0];
            right[k] = oneRight[0];
        }
        long[] leftCipher = Arrays.copyOf(left, count);
        long[] rightCipher = Arrays.copyOf(right, count);
        ff1.decrypt(domains, left, right, count);
        assertRows(leftExpected, rightExpected);
        ff1.encrypt(domains, left, right, count);
        assertRows(leftCipher, rightCipher);
    }

    private void assertRows(long[] leftExpected, long[] rightExpected) {
        assertArrayEquals(leftExpected, Arrays.copyOf(left, leftExpected.length));
        assertArrayEquals(rightExpected, Arrays.copyOf(right, rightExpected.length));
    }
}
