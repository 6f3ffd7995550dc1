package suma.engine.store;

import suma.engine.index.Block;

/** A thread's hand for reading which recall names a code. Not thread-safe; allocates nothing. */
public final class NamedRecalls {
    private final BlockHand hand;

    public NamedRecalls(Store store) {
        this.hand = new BlockHand(store, Column.RECALL, new byte[] {RecallLayout.BLOCK}, RecallLayout.LONGEST_BLOCK_BYTES);
    }

    /** The first recall in force that names a code, or {@link suma.engine.recall.RecallNotice#NONE}. */
    public long of(long ordinal) {
        return RecallLayout.first(hand.read(Block.numberOf(ordinal)), Block.slotOf(ordinal));
    }
}
