package suma.engine.store;

import suma.engine.index.Block;

/** A thread's hand for reading how often codes were scanned, as it is durable. Not thread-safe; allocates nothing. */
public final class StoredScans {
    private final BlockHand hand;
    private final ScanBlock block = new ScanBlock();

    public StoredScans(Store store) {
        this.hand = new BlockHand(store, Column.SCANS, ScanLayout.LONGEST_VALUE_BYTES);
    }

    /** The block with a code's scans; good until the next call. */
    public ScanBlock of(long ordinal) {
        read(block.reset(Block.numberOf(ordinal)));
        return block;
    }

    /** Fills a block that was reset to the number wanted. */
    public void read(ScanBlock into) {
        ScanLayout.decode(hand.read(into.number()), into);
    }
}
