package suma.engine.store;

import java.nio.ByteBuffer;
import suma.engine.CorruptionException;
import suma.engine.journal.ByteReader;

/** A thread's hand for reading what a column keeps of blocks. Not thread-safe; allocates nothing. */
final class BlockHand {
    private static final byte[] NO_PREFIX = {};

    private final Store store;
    private final Column column;
    private final byte[] prefix;
    private final ByteBuffer key;
    private final ByteBuffer value;
    private final byte[] bytes;
    private final ByteReader in;

    BlockHand(Store store, Column column, int longestValueBytes) {
        this(store, column, NO_PREFIX, longestValueBytes);
    }

    /** @param prefix what keys have before the block's number */
    BlockHand(Store store, Column column, byte[] prefix, int longestValueBytes) {
        this.store = store;
        this.column = column;
        this.prefix = prefix;
        this.key = ByteBuffer.allocateDirect(prefix.length + BlockLayout.KEY_BYTES);
        this.value = ByteBuffer.allocateDirect(longestValueBytes);
        this.bytes = new byte[longestValueBytes];
        this.in = new ByteReader(bytes);
    }

    /** What is kept of a block, empty when it is nothing; good until the next call. */
    ByteReader read(long number) {
        BlockLayout.key(number, key.clear().put(prefix));
        int length = store.get(column, key.flip(), value.clear());
        if (length == Store.ABSENT) {
            return in.over(0);
        }
        if (length > bytes.length) {
            throw new CorruptionException(column + " of block " + number + ": expected at most " + bytes.length + " bytes, actual " + length);
        }
        value.get(0, bytes, 0, length);
        return in.over(length);
    }
}
