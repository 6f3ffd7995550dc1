package suma.engine.index;

import java.util.Arrays;

/** The words of 64 codes with neighbouring ordinals; mutable and reusable. */
public final class Block {
    public static final int CODES = 64;
    private static final int SHIFT = 6;

    private final long[] words = new long[CODES];
    private long number;

    /** The block that holds an ordinal. */
    public static long numberOf(long ordinal) {
        return ordinal >>> SHIFT;
    }

    /** The place of an ordinal in its block. */
    public static int slotOf(long ordinal) {
        return (int) (ordinal & CODES - 1);
    }

    public static long ordinal(long number, int slot) {
        return number << SHIFT | slot;
    }

    public long number() {
        return number;
    }

    /** Turns this into block {@code number} with nothing in it. */
    public Block reset(long becomes) {
        number = becomes;
        Arrays.fill(words, WordLayout.NOTHING);
        return this;
    }

    public long word(int slot) {
        return words[slot];
    }

    public void word(int slot, long word) {
        words[slot] = word;
    }

    /** Takes over the words of another. */
    void copy(Block other) {
        System.arraycopy(other.words, 0, words, 0, CODES);
    }

    public boolean sameWords(Block other) {
        return Arrays.equals(words, other.words);
    }
}
