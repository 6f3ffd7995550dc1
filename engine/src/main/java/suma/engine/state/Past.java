package suma.engine.state;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import suma.engine.CodeId;
import suma.engine.history.BatchHappening;
import suma.engine.history.Happening;
import suma.engine.history.Stay;
import suma.engine.index.Block;
import suma.engine.journal.ByteWriter;
import suma.engine.store.BatchHistoryLayout;
import suma.engine.store.Column;
import suma.engine.store.HistoryLayout;
import suma.engine.store.StayLayout;
import suma.engine.store.StoreGroup;

/** What the present group leaves behind in the histories of codes, batches and parents; only ever added to. Writer's thread only. */
final class Past {
    private final UndoLog undo;
    private final ByteWriter bytes = new ByteWriter();
    private final List<Added> added = new ArrayList<>();

    private record Added(Column column, byte[] key, byte[] value) {
    }

    Past(UndoLog undo) {
        this.undo = undo;
    }

    /** The same befell all these codes, which rise. */
    void befell(long[] rising, Happening what) {
        for (int begin = 0, end; begin < rising.length; begin = end) {
            long block = Block.numberOf(CodeId.ordinal(rising[begin]));
            long slots = 0;
            for (end = begin; end < rising.length && Block.numberOf(CodeId.ordinal(rising[end])) == block; end++) {
                slots |= 1L << Block.slotOf(rising[end]);
            }
            add(block, slots, 0, what);
        }
    }

    /**
     * The same befell all these codes, which rise, and those that were in a parent left it.
     *
     * @param parents what each was in, or {@link CodeId#NONE}
     */
    void befell(long[] rising, long[] parents, Happening what) {
        for (int begin = 0, end; begin < rising.length; begin = end) {
            long block = Block.numberOf(CodeId.ordinal(rising[begin]));
            for (end = begin + 1; end < rising.length && Block.numberOf(CodeId.ordinal(rising[end])) == block; ) {
                end++;
            }
            befellBlock(block, rising, parents, begin, end, what);
        }
    }

    /** One entry for each parent left, in the order of the first code that left it. */
    private void befellBlock(long block, long[] rising, long[] parents, int begin, int end, Happening what) {
        long done = 0;
        int part = 0;
        for (int i = begin; i < end; i++) {
            if ((done & 1L << Block.slotOf(rising[i])) == 0) {
                long slots = 0;
                for (int j = i; j < end; j++) {
                    slots |= parents[j] == parents[i] ? 1L << Block.slotOf(rising[j]) : 0;
                }
                add(block, slots, part++, what.leaving(parents[i]));
                done |= slots;
            }
        }
    }

    private void add(long block, long slots, int part, Happening what) {
        byte[] key = HistoryLayout.key(block, HistoryLayout.OWN_LANE, what.sequence(), part);
        add(Column.HISTORY, key, HistoryLayout.value(block, slots, what, bytes));
    }

    /** A parent took codes in, or gave them out. */
    void asParent(long parent, Happening what) {
        long block = Block.numberOf(CodeId.ordinal(parent));
        int lane = HistoryLayout.parentLane(Block.slotOf(parent));
        add(Column.HISTORY, HistoryLayout.key(block, lane, what.sequence(), 0), HistoryLayout.parentValue(block, what, bytes));
    }

    void befellBatch(int batch, BatchHappening one) {
        add(Column.BATCH_HISTORY, BatchHistoryLayout.key(batch, one.what().sequence()), BatchHistoryLayout.value(one));
    }

    /** A parent held children, and no longer does. */
    void held(long parent, Stay stay) {
        add(Column.STAY, StayLayout.key(parent, stay.first(), stay.until().sequence()), StayLayout.value(stay));
    }

    private void add(Column column, byte[] key, byte[] value) {
        if (undo.recording()) {
            int before = added.size();
            undo.push(() -> added.subList(before, added.size()).clear());
        }
        added.add(new Added(column, key, value));
    }

    void writeTo(StoreGroup group) {
        for (Added one : added) {
            group.put(one.column, one.key, one.value);
        }
    }

    void clear() {
        added.clear();
    }

    /** The codes in rising order; the array itself where it rises already. */
    static long[] rising(long[] codes) {
        for (int i = 1; i < codes.length; i++) {
            if (codes[i] <= codes[i - 1]) {
                long[] sorted = codes.clone();
                Arrays.sort(sorted);
                return sorted;
            }
        }
        return codes;
    }
}
