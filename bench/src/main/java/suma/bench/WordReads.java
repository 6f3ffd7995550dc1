package suma.bench;

import java.util.Random;
import java.util.function.LongUnaryOperator;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import suma.engine.index.Block;

/** Ordinals to read at random, and the word that stands at each. The ordinals of {@code codes} codes begin at 0. */
@State(Scope.Thread)
public class WordReads {
    private static final int READS = 1 << 18;
    private static final int SAMPLES = 10_000;
    private static final long SEED = 3;
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    /** Powers of two. */
    @Param({"65536", "8388608"})
    int codes;

    private int[] ordinals = new int[0];
    private int next;

    int blocks() {
        return codes / Block.CODES;
    }

    /** The word of an ordinal; every store of words is filled with these. */
    static long word(long ordinal) {
        return (ordinal + 1) * SPREAD;
    }

    /** The words of a block. */
    static long[] words(int block) {
        long[] words = new long[Block.CODES];
        for (int slot = 0; slot < words.length; slot++) {
            words[slot] = word(Block.ordinal(block, slot));
        }
        return words;
    }

    /** Chooses the ordinals, and throws when {@code reader} finds another word at some of them. */
    void prepare(LongUnaryOperator reader) {
        ordinals = new Random(SEED).ints(READS, 0, codes).toArray();
        for (int i = 0; i < SAMPLES; i++) {
            long actual = reader.applyAsLong(ordinals[i]);
            if (actual != word(ordinals[i])) {
                throw new IllegalStateException("word " + ordinals[i] + ": expected=" + word(ordinals[i]) + " actual=" + actual);
            }
        }
    }

    int next() {
        return ordinals[next++ & READS - 1];
    }
}
