package suma.engine.store;

import suma.engine.custody.CustodyBlock;
import suma.engine.custody.CustodySource;
import suma.engine.index.Block;

/** A thread's hand for reading holdings as they are durable. Not thread-safe; allocates nothing. */
public final class StoredCustody implements CustodySource {
    private final BlockHand hand;
    private final CustodyBlock block = new CustodyBlock();

    public StoredCustody(Store store) {
        this.hand = new BlockHand(store, Column.CUSTODY, CustodyLayout.LONGEST_VALUE_BYTES);
    }

    @Override
    public CustodyBlock of(long ordinal) {
        read(block.reset(Block.numberOf(ordinal)));
        return block;
    }

    /** Fills a block that was reset to the number wanted. */
    public void read(CustodyBlock into) {
        CustodyLayout.decode(hand.read(into.number()), into);
    }
}
