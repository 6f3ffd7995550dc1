package suma.engine.cipher;

import static suma.engine.cipher.RoundBlockLayout.ROUNDS;

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
        checkHalves(left, right, count);
        long leftHalf = firstIndex / domain.rightSize();
        long rightHalf = firstIndex % domain.rightSize();
        for (int k = 0; k < count; k++) {
            left[k] = leftHalf;
            right[k] = rightHalf++;
            if (rightHalf == domain.rightSize()) {
                rightHalf = 0;
                leftHalf++;
            }
        }
        encrypt(domain, left, right, count);
    }

    /** Encrypts the first {@code count} strings in place. */
    public void encrypt(Ff1Domain domain, long[] left, long[] right, int count) {
        check(domain, left, right, count);
        for (int from = 0; from < count; from += RUN) {
            int strings = Math.min(RUN, count - from);
            begin(domain.block, 0, right, from, strings);
            for (int round = 0; round < ROUNDS; round++) {
                step(domain, round, 1, (round & 1) == 0 ? left : right, from, strings);
            }
        }
    }

    /** Decrypts the first {@code count} strings in place. */
    public void decrypt(Ff1Domain domain, long[] left, long[] right, int count) {
        check(domain, left, right, count);
        for (int from = 0; from < count; from += RUN) {
            int strings = Math.min(RUN, count - from);
            begin(domain.block, ROUNDS - 1, left, from, strings);
            for (int round = ROUNDS - 1; round >= 0; round--) {
                step(domain, round, -1, (round & 1) == 0 ? left : right, from, strings);
            }
        }
    }

    /** Decrypts the first {@code count} strings in place, each in the domain at its own place. */
    public void decrypt(Ff1Domain[] domains, long[] left, long[] right, int count) {
        checkHalves(left, right, count);
        Objects.checkFromIndexSize(0, count, domains.length);
        for (int k = 0; k < count; k++) {
            checkKey(domains[k]);
        }
        for (int from = 0; from < count; from += RUN) {
            int strings = Math.min(RUN, count - from);
            beginMixed(domains, left, from, strings);
            for (int round = ROUNDS - 1; round >= 0; round--) {
                aes.encrypt(in, out, strings);
                unmixRound(domains, round, (round & 1) == 0 ? left : right, from, strings);
            }
        }
    }

    private void begin(RoundBlockLayout block, int round, long[] source, int from, int strings) {
        long high = block.high(round);
        long low = block.low(round);
        for (int k = 0; k < strings; k++) {
            RoundBlockLayout.putHigh(in, k, high);
            RoundBlockLayout.putLow(in, k, low ^ source[from + k]);
        }
    }

    private void step(Ff1Domain domain, int round, int sign, long[] target, int from, int strings) {
        aes.encrypt(in, out, strings);
        Modulus modulus = (round & 1) == 0 ? domain.left : domain.right;
        if (!domain.block.narrow) {
            wideRound(domain.block, round + sign, sign, modulus, target, from, strings);
        } else if (sign > 0) {
            addRound(domain.block.low(round + 1), modulus, target, from, strings);
        } else {
            subtractRound(domain.block.low(round - 1), modulus, target, from, strings);
        }
    }

    /** Adds y to the target half, which is the source of the next round. The blocks' high words are the same in all rounds. */
    private void addRound(long nextLow, Modulus modulus, long[] target, int from, int strings) {
        long m = modulus.value;
        long reciprocal = modulus.reciprocal;
        for (int k = 0; k < strings; k++) {
            long y = Modulus.reduce(RoundBlockLayout.high(out, k), m, reciprocal);
            long half = Modulus.fold(target[from + k] + y, m);
            target[from + k] = half;
            RoundBlockLayout.putLow(in, k, nextLow ^ half);
        }
    }

    private void subtractRound(long nextLow, Modulus modulus, long[] target, int from, int strings) {
        long m = modulus.value;
        long reciprocal = modulus.reciprocal;
        for (int k = 0; k < strings; k++) {
            long y = Modulus.reduce(RoundBlockLayout.high(out, k), m, reciprocal);
            long half = Modulus.lift(target[from + k] - y, m);
            target[from + k] = half;
            RoundBlockLayout.putLow(in, k, nextLow ^ half);
        }
    }

    private void wideRound(
            RoundBlockLayout block, int next, int sign, Modulus modulus, long[] target, int from, int strings) {
        long nextHigh = block.high(next);
        long nextLow = block.low(next);
        for (int k = 0; k < strings; k++) {
            long y = wide(modulus, k);
            long moved = sign > 0 ? target[from + k] - modulus.value + y : target[from + k] - y;
            long half = Modulus.lift(moved, modulus.value);
            target[from + k] = half;
            RoundBlockLayout.putHigh(in, k, nextHigh);
            RoundBlockLayout.putLow(in, k, nextLow ^ half);
        }
    }

    private void beginMixed(Ff1Domain[] domains, long[] source, int from, int strings) {
        for (int k = 0; k < strings; k++) {
            putBlock(domains[from + k].block, ROUNDS - 1, k, source[from + k]);
        }
    }

    private void unmixRound(Ff1Domain[] domains, int round, long[] target, int from, int strings) {
        for (int k = 0; k < strings; k++) {
            Ff1Domain domain = domains[from + k];
            Modulus modulus = (round & 1) == 0 ? domain.left : domain.right;
            long y = domain.block.narrow ? modulus.reduce(RoundBlockLayout.high(out, k)) : wide(modulus, k);
            long half = Modulus.lift(target[from + k] - y, modulus.value);
            target[from + k] = half;
            putBlock(domain.block, round - 1, k, half);
        }
    }

    private void putBlock(RoundBlockLayout block, int round, int k, long source) {
        RoundBlockLayout.putHigh(in, k, block.high(round));
        RoundBlockLayout.putLow(in, k, block.low(round) ^ source);
    }

    private long wide(Modulus modulus, int k) {
        long high = RoundBlockLayout.high(out, k);
        return modulus.reduce(high >>> Integer.SIZE, high << Integer.SIZE | RoundBlockLayout.low(out, k) >>> Integer.SIZE);
    }

    private void check(Ff1Domain domain, long[] left, long[] right, int count) {
        checkKey(domain);
        checkHalves(left, right, count);
        assert inDomain(domain, left, right, count);
    }

    private void checkKey(Ff1Domain domain) {
        if (domain.key != key) {
            throw new IllegalArgumentException("FF1 domain of another key");
        }
    }

    private static void checkHalves(long[] left, long[] right, int count) {
        Objects.checkFromIndexSize(0, count, left.length);
        Objects.checkFromIndexSize(0, count, right.length);
    }

    private static boolean inDomain(Ff1Domain domain, long[] left, long[] right, int count) {
        for (int k = 0; k < count; k++) {
            if (!domain.contains(left[k], right[k])) {
                return false;
            }
        }
        return true;
    }
}
