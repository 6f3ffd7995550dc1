package suma.engine.store;

import java.nio.ByteBuffer;
import suma.engine.CorruptionException;
import suma.engine.custody.CustodyBlock;
import suma.engine.custody.CustodySource;
import suma.engine.index.Block;
import suma.engine.journal.ByteReader;

/** A thread's hand for reading holdings as they are durable. Not thread-safe; allocates nothing. */
public final class StoredCustody implements CustodySource {
    private final Store store;
    private final ByteBuffer key = ByteBuffer.allocateDirect(BlockLayout.KEY_BYTES);
    private final ByteBuffer value = ByteBuffer.allocateDirect(CustodyLayout.LONGEST_VALUE_BYTES);
    private final byte[] bytes = new byte[CustodyLayout.LONGEST_VALUE_BYTES];
    private final ByteReader in = new ByteReader(bytes);
    private final CustodyBlock block = new CustodyBlock();

    public StoredCustody(Store store) {
        this.store = store;
    }

    @Override
    public CustodyBlock of(long ordinal) {
        read(block.reset(Block.numberOf(ordinal)));
        return block;
    }

    /** Fills a block that was reset to the number wanted. */
    public void read(CustodyBlock into) {
        BlockLayout.key(into.number(), key.clear());
        int length = store.get(Column.CUSTODY, key.flip(), value.clear());
        if (length > bytes.length) {
            throw new CorruptionException("holdings of block " + into.number() + ": expected at most " + bytes.length + " bytes, actual " + length);
        }
        if (length != Store.ABSENT) {
            value.get(0, bytes, 0, length);
            CustodyLayout.decode(in.over(length), into);
        }
    }
}
