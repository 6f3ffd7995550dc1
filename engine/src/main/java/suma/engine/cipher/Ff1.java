package suma.engine.cipher;

import static suma.engine.cipher.RoundBlockLayout.ROUNDS;

import java.util.Arrays;
import java.util.Objects;

/**
 * FF1 of one key over rows of strings, held as halves; for one thread, and without allocation after construction.
 *
 * <p>A round is one AES call over the blocks of a whole run and one pass over its output, which also writes the blocks of the
 * next round. The halves keep their places: even rounds change the left one, odd rounds the right one. The halves handed in
 * must lie in their domain.
 */
public final class Ff1 {
    /** Strings taken through the rounds together; longer rows are cut. Blocks and halves of a run stay in the first-level cache. */
    public static final int RUN = 512;

    private final Ff1Key key;
    private final AesBlocks aes;
    private final byte[] in = new byte[RUN * AesBlocks.BLOCK];
    private final byte[] out = new byte[RUN * AesBlocks.BLOCK];

    public Ff1(Ff1Key key) {
        this.key = key;
        aes = key.blocks();
    }

    /** Sets the first {@code count} halves to the ciphers of the indices from {@code firstIndex} on. */
    public void encryptRun(Ff1Domain domain, long firstIndex, long[] left, long[] right, int count) {
        Objects.checkFromIndexSize(firstIndex, count, domain.strings());
        checkKey(domain);
        checkHalves(left, right, count);
        for (int from = 0; from < count; from += RUN) {
            int strings = Math.min(RUN, count - from);
            count(domain, firstIndex + from, left, right, from, strings);
            encryptChunk(domain, left, right, from, strings);
        }
    }

    /** Encrypts the first {@code count} strings in place. */
    public void encrypt(Ff1Domain domain, long[] left, long[] right, int count) {
        check(domain, left, right, count);
        for (int from = 0; from < count; from += RUN) {
            encryptChunk(domain, left, right, from, Math.min(RUN, count - from));
        }
    }

    /** Encrypts the first {@code count} strings in place, each in the domain at its own place. */
    public void encrypt(Ff1Domain[] domains, long[] left, long[] right, int count) {
        check(domains, left, right, count);
        for (int from = 0; from < count; from += RUN) {
            encryptChunk(domains, left, right, from, Math.min(RUN, count - from));
        }
    }

    /** Decrypts the first {@code count} strings in place. */
    public void decrypt(Ff1Domain domain, long[] left, long[] right, int count) {
        check(domain, left, right, count);
        for (int from = 0; from < count; from += RUN) {
            decryptChunk(domain, left, right, from, Math.min(RUN, count - from));
        }
    }

    /** Decrypts the first {@code count} strings in place, each in the domain at its own place. */
    public void decrypt(Ff1Domain[] domains, long[] left, long[] right, int count) {
        check(domains, left, right, count);
        for (int from = 0; from < count; from += RUN) {
            decryptChunk(domains, left, right, from, Math.min(RUN, count - from));
        }
    }

    /** Sets halves to consecutive indices, stretch by stretch of one left half. */
    private static void count(Ff1Domain domain, long firstIndex, long[] left, long[] right, int from, int strings) {
        long leftHalf = firstIndex / domain.rightSize();
        long rightHalf = firstIndex % domain.rightSize();
        for (int done = 0; done < strings; leftHalf++, rightHalf = 0) {
            int stretch = (int) Math.min(strings - done, domain.rightSize() - rightHalf);
            Arrays.fill(left, from + done, from + done + stretch, leftHalf);
            for (int k = 0; k < stretch; k++) {
                right[from + done + k] = rightHalf + k;
            }
            done += stretch;
        }
    }

    private void encryptChunk(Ff1Domain domain, long[] left, long[] right, int from, int strings) {
        begin(domain.block, 0, right, from, strings);
        for (int round = 0; round < ROUNDS; round++) {
            aes.encrypt(in, out, strings);
            Modulus modulus = domain.modulus(round);
            if (domain.block.narrow) {
                add(domain.block.low(round + 1), modulus, half(round, left, right), from, strings);
            } else {
                addWide(domain.block, round + 1, modulus, half(round, left, right), from, strings);
            }
        }
    }

    private void decryptChunk(Ff1Domain domain, long[] left, long[] right, int from, int strings) {
        begin(domain.block, ROUNDS - 1, left, from, strings);
        for (int round = ROUNDS - 1; round >= 0; round--) {
            aes.encrypt(in, out, strings);
            Modulus modulus = domain.modulus(round);
            if (domain.block.narrow) {
                subtract(domain.block.low(round - 1), modulus, half(round, left, right), from, strings);
            } else {
                subtractWide(domain.block, round - 1, modulus, half(round, left, right), from, strings);
            }
        }
    }

    private void encryptChunk(Ff1Domain[] domains, long[] left, long[] right, int from, int strings) {
        begin(domains, 0, right, from, strings);
        for (int round = 0; round < ROUNDS; round++) {
            aes.encrypt(in, out, strings);
            changeMixed(domains, round, round + 1, half(round, left, right), from, strings);
        }
    }

    private void decryptChunk(Ff1Domain[] domains, long[] left, long[] right, int from, int strings) {
        begin(domains, ROUNDS - 1, left, from, strings);
        for (int round = ROUNDS - 1; round >= 0; round--) {
            aes.encrypt(in, out, strings);
            changeMixed(domains, round, round - 1, half(round, left, right), from, strings);
        }
    }

    /** The half that a round changes; the other one is its source. */
    private static long[] half(int round, long[] left, long[] right) {
        return (round & 1) == 0 ? left : right;
    }

    private void begin(RoundBlockLayout block, int round, long[] source, int from, int strings) {
        long high = block.high(round);
        long low = block.low(round);
        for (int k = 0; k < strings; k++) {
            RoundBlockLayout.putHigh(in, k, high);
            RoundBlockLayout.putLow(in, k, low ^ source[from + k]);
        }
    }

    private void begin(Ff1Domain[] domains, int round, long[] source, int from, int strings) {
        for (int k = 0; k < strings; k++) {
            putBlock(domains[from + k].block, round, k, source[from + k]);
        }
    }

    /** Adds y to a half, the source of the next round. With narrow halves the blocks' high words never change. */
    private void add(long nextLow, Modulus modulus, long[] halves, int from, int strings) {
        long m = modulus.value;
        long reciprocal = modulus.reciprocal;
        for (int k = 0; k < strings; k++) {
            long half = Modulus.add(halves[from + k], RoundBlockLayout.high(out, k), m, reciprocal);
            halves[from + k] = half;
            RoundBlockLayout.putLow(in, k, nextLow ^ half);
        }
    }

    private void subtract(long nextLow, Modulus modulus, long[] halves, int from, int strings) {
        long m = modulus.value;
        long reciprocal = modulus.reciprocal;
        long bias = modulus.wordBias;
        for (int k = 0; k < strings; k++) {
            long half = Modulus.subtract(halves[from + k], RoundBlockLayout.high(out, k), m, reciprocal, bias);
            halves[from + k] = half;
            RoundBlockLayout.putLow(in, k, nextLow ^ half);
        }
    }

    private void addWide(RoundBlockLayout block, int next, Modulus modulus, long[] halves, int from, int strings) {
        for (int k = 0; k < strings; k++) {
            long half = modulus.addWide(
                    halves[from + k], RoundBlockLayout.wideHigh(out, k), RoundBlockLayout.wideLow(out, k));
            halves[from + k] = half;
            putBlock(block, next, k, half);
        }
    }

    private void subtractWide(RoundBlockLayout block, int next, Modulus modulus, long[] halves, int from, int strings) {
        for (int k = 0; k < strings; k++) {
            long half = modulus.subtractWide(
                    halves[from + k], RoundBlockLayout.wideHigh(out, k), RoundBlockLayout.wideLow(out, k));
            halves[from + k] = half;
            putBlock(block, next, k, half);
        }
    }

    /** One round of strings of many domains: they are added to where the rounds rise, subtracted from where they fall. */
    private void changeMixed(Ff1Domain[] domains, int round, int next, long[] halves, int from, int strings) {
        for (int k = 0; k < strings; k++) {
            Ff1Domain domain = domains[from + k];
            long half = next > round ? add(domain, round, halves[from + k], k) : subtract(domain, round, halves[from + k], k);
            halves[from + k] = half;
            putBlock(domain.block, next, k, half);
        }
    }

    private long add(Ff1Domain domain, int round, long half, int k) {
        Modulus modulus = domain.modulus(round);
        return domain.block.narrow
                ? Modulus.add(half, RoundBlockLayout.high(out, k), modulus.value, modulus.reciprocal)
                : modulus.addWide(half, RoundBlockLayout.wideHigh(out, k), RoundBlockLayout.wideLow(out, k));
    }

    private long subtract(Ff1Domain domain, int round, long half, int k) {
        Modulus modulus = domain.modulus(round);
        return domain.block.narrow
                ? modulus.subtract(half, RoundBlockLayout.high(out, k))
                : modulus.subtractWide(half, RoundBlockLayout.wideHigh(out, k), RoundBlockLayout.wideLow(out, k));
    }

    private void putBlock(RoundBlockLayout block, int round, int k, long source) {
        RoundBlockLayout.putHigh(in, k, block.high(round));
        RoundBlockLayout.putLow(in, k, block.low(round) ^ source);
    }

    private void check(Ff1Domain domain, long[] left, long[] right, int count) {
        checkKey(domain);
        checkHalves(left, right, count);
        for (int k = 0; k < count; k++) {
            assert domain.contains(left[k], right[k]) : outside(left, right, k);
        }
    }

    private void check(Ff1Domain[] domains, long[] left, long[] right, int count) {
        Objects.checkFromIndexSize(0, count, domains.length);
        checkHalves(left, right, count);
        for (int k = 0; k < count; k++) {
            checkKey(domains[k]);
            assert domains[k].contains(left[k], right[k]) : outside(left, right, k);
        }
    }

    private void checkKey(Ff1Domain domain) {
        if (domain.key != key) {
            throw new IllegalArgumentException("FF1 key: expected the key of this cipher, actual=the domain's other key");
        }
    }

    private static void checkHalves(long[] left, long[] right, int count) {
        Objects.checkFromIndexSize(0, count, left.length);
        Objects.checkFromIndexSize(0, count, right.length);
    }

    private static String outside(long[] left, long[] right, int k) {
        return "string outside its domain: left=" + left[k] + " right=" + right[k] + " at=" + k;
    }
}
