package suma.engine.state;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import suma.engine.CodeId;
import suma.engine.history.BatchHappening;
import suma.engine.history.Happening;
import suma.engine.history.Happening.Departure;
import suma.engine.history.LotHappening;
import suma.engine.history.Stay;
import suma.engine.index.Block;
import suma.engine.journal.ByteWriter;
import suma.engine.store.BatchHistoryLayout;
import suma.engine.store.Column;
import suma.engine.store.HistoryLayout;
import suma.engine.store.LotHistoryLayout;
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

    /** The same befell all these codes, which rise; none of them left a parent by it. */
    void befell(long[] rising, Happening what) {
        befell(rising, 0, what);
    }

    /** Codes were made by what used up others, perhaps of the same blocks. */
    void made(long[] rising, Happening what) {
        befell(rising, HistoryLayout.MOST_PARTS, what);
    }

    private void befell(long[] rising, int part, Happening what) {
        for (int begin = 0, end; begin < rising.length; begin = end) {
            end = endOfBlock(rising, begin);
            long slots = 0;
            for (int i = begin; i < end; i++) {
                slots |= bit(rising[i]);
            }
            add(rising[begin], slots, part, what);
        }
    }

    /**
     * The same befell all these codes, which rise, and some left a parent by it: {@code left[i]} is what {@code rising[i]}
     * was in. Contents must be changed apart.
     */
    void befell(long[] rising, List<Optional<Departure>> left, Happening what) {
        for (int begin = 0, end; begin < rising.length; begin = end) {
            end = endOfBlock(rising, begin);
            int part = 0;
            long done = 0;
            for (int i = begin; i < end; i++) {
                if ((done & bit(rising[i])) == 0) {
                    long slots = slotsLike(i, end, rising, left);
                    add(rising[i], slots, part++, left.get(i).map(what::leaving).orElse(what));
                    done |= slots;
                }
            }
        }
    }

    private static long slotsLike(int i, int end, long[] rising, List<Optional<Departure>> left) {
        long slots = 0;
        for (int j = i; j < end; j++) {
            slots |= left.get(j).equals(left.get(i)) ? bit(rising[j]) : 0;
        }
        return slots;
    }

    private static int endOfBlock(long[] rising, int begin) {
        long block = block(rising[begin]);
        int end = begin + 1;
        while (end < rising.length && block(rising[end]) == block) {
            end++;
        }
        return end;
    }

    private static long block(long codeId) {
        return Block.numberOf(CodeId.ordinal(codeId));
    }

    private static long bit(long codeId) {
        return 1L << Block.slotOf(codeId);
    }

    private void add(long codeId, long slots, int part, Happening what) {
        long block = block(codeId);
        add(Column.HISTORY, HistoryLayout.key(block, what.sequence(), part), HistoryLayout.value(block, slots, what, bytes));
    }

    void befellBatch(int batch, BatchHappening one) {
        add(Column.BATCH_HISTORY, BatchHistoryLayout.key(batch, one.what().sequence()), BatchHistoryLayout.value(one));
    }

    /** @param part tells apart what one event leaves in the history of a lot */
    void befellLot(LotHappening one, int part) {
        add(Column.LOT_HISTORY, LotHistoryLayout.key(one.lot(), one.what().sequence(), part), LotHistoryLayout.value(one));
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
