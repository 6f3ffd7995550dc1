package suma.engine.verify;

import java.util.Arrays;
import java.util.HexFormat;
import suma.engine.CorruptionException;
import suma.engine.index.Block;
import suma.engine.index.WordLayout;
import suma.engine.store.BlockLayout;
import suma.engine.store.Column;

/** In what two values of one key differ. */
final class ValueText {
    private static final int MOST_HEX_BYTES = 24;
    private static final byte[] ABSENT = {};

    private ValueText() {
    }

    /** An absent value is none at all, and has no bytes. */
    static String difference(Column column, byte[] key, byte[] expected, byte[] actual) {
        return column == Column.BLOCK ? words(key, expected, actual) : bytes(expected, actual);
    }

    private static String bytes(byte[] expected, byte[] actual) {
        int same = Math.max(0, Arrays.mismatch(expected, actual));
        String from = same == 0 ? "" : "from byte " + same + " on ";
        return "expected by the log " + from + hex(expected, same) + ", actual " + hex(actual, same);
    }

    private static String hex(byte[] value, int from) {
        int end = Math.min(value.length, from + MOST_HEX_BYTES);
        String more = end < value.length ? "… (" + value.length + " bytes)" : "";
        return from >= end ? "nothing" : HexFormat.of().formatHex(value, from, end) + more;
    }

    private static String words(byte[] key, byte[] expected, byte[] actual) {
        try {
            return words(block(key, expected), block(key, actual));
        } catch (CorruptionException malformed) {
            return malformed.getMessage();
        }
    }

    private static Block block(byte[] key, byte[] value) {
        Block block = new Block().reset(BlockLayout.number(key));
        BlockLayout.decode(value, block);
        return block;
    }

    private static String words(Block expected, Block actual) {
        int slot = 0;
        while (slot < Block.CODES - 1 && expected.word(slot) == actual.word(slot)) {
            slot++;
        }
        return "CodeId " + Block.ordinal(expected.number(), slot) + " expected by the log " + word(expected.word(slot))
                + ", actual " + word(actual.word(slot));
    }

    private static String word(long word) {
        return "parent " + WordLayout.parent(word) + " state " + WordLayout.state(word);
    }

    static byte[] absent() {
        return ABSENT;
    }
}
