package suma.engine.store;

import java.nio.ByteBuffer;
import suma.engine.CorruptionException;
import suma.engine.index.Block;
import suma.engine.index.WordLayout;
import suma.engine.journal.ByteReader;
import suma.engine.journal.ByteWriter;

/**
 * A block of 64 words in the store, as runs of equal words.
 *
 * <pre>
 * key:   block number, 5 bytes
 * value: per run  codes:u8, 1 to 64 | state:varint | parent:varint, 0 for none, else 1 + zigzag(parent − first ordinal of the block)
 * </pre>
 *
 * A last run of words that are zero is left out.
 */
public final class BlockLayout {
    static final int KEY_BYTES = 5;

    private BlockLayout() {
    }

    public static byte[] key(long number) {
        return new ByteWriter().fixed(number, KEY_BYTES).toBytes();
    }

    static void key(long number, ByteBuffer out) {
        for (int shift = (KEY_BYTES - 1) * 8; shift >= 0; shift -= 8) {
            out.put((byte) (number >>> shift));
        }
    }

    public static long number(byte[] key) {
        return new ByteReader(key).fixed(KEY_BYTES);
    }

    public static byte[] encode(Block block, ByteWriter out) {
        out.clear();
        long base = Block.ordinal(block.number(), 0);
        for (int begin = 0; begin < Block.CODES; ) {
            long word = block.word(begin);
            int end = begin + 1;
            while (end < Block.CODES && block.word(end) == word) {
                end++;
            }
            if (end < Block.CODES || word != WordLayout.NOTHING) {
                out.u8(end - begin).varint(WordLayout.state(word)).varint(relative(WordLayout.parent(word), base));
            }
            begin = end;
        }
        return out.toBytes();
    }

    /** Fills a block that was reset to the right number. */
    public static void decode(byte[] value, Block into) {
        ByteReader in = new ByteReader(value);
        long base = Block.ordinal(into.number(), 0);
        int slot = 0;
        while (!in.atEnd()) {
            int end = slot + in.u8();
            if (end <= slot || end > Block.CODES) {
                throw new CorruptionException("block " + into.number() + ": expected runs within " + Block.CODES + " codes, actual end " + end);
            }
            long state = in.varint();
            long parent = absolute(in.varint(), base);
            if (!WordLayout.holds(parent, state)) {
                throw new CorruptionException("block " + into.number() + ": expected a state and a CodeId, actual " + state + " and " + parent);
            }
            long word = WordLayout.of(parent, (int) state);
            while (slot < end) {
                into.word(slot++, word);
            }
        }
    }

    private static long relative(long parent, long base) {
        long difference = parent - base;
        return parent == 0 ? 0 : 1 + (difference << 1 ^ difference >> 63);
    }

    private static long absolute(long relative, long base) {
        long zigzag = relative - 1;
        return relative == 0 ? 0 : base + (zigzag >>> 1 ^ -(zigzag & 1));
    }
}
