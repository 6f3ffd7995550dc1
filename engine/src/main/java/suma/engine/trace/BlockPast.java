package suma.engine.trace;

import java.util.Optional;
import org.rocksdb.RocksIterator;
import suma.engine.CodeId;
import suma.engine.history.AsOf;
import suma.engine.history.Happening;
import suma.engine.history.Happening.Departure;
import suma.engine.history.Stamp;
import suma.engine.index.Block;
import suma.engine.index.WordLayout;
import suma.engine.store.BlockLayout;
import suma.engine.store.Column;
import suma.engine.store.ContentsLayout;
import suma.engine.store.HistoryLayout;
import suma.engine.store.Store;
import suma.engine.store.StoreSnapshot;

/**
 * What the codes of one block after another were in at a moment of the past: what the last recorded of those events says
 * that had happened by then. Not thread-safe.
 */
final class BlockPast implements AutoCloseable {
    private static final long NO_BLOCK = -1;

    private final StoreSnapshot snapshot;
    private final AsOf asOf;
    private final RocksIterator history;
    private final RocksIterator contents;
    private final Block words = new Block();
    private final long[] parent = new long[Block.CODES];
    private final long[] saidBy = new long[Block.CODES];
    private long number = NO_BLOCK;

    BlockPast(StoreSnapshot snapshot, AsOf asOf) {
        this.snapshot = snapshot;
        this.asOf = asOf;
        this.history = snapshot.iterate(Column.HISTORY);
        this.contents = snapshot.iterate(Column.CONTENTS);
    }

    /** The parent of a code then, or {@link CodeId#NONE}. */
    long parent(long codeId) {
        long block = Block.numberOf(CodeId.ordinal(codeId));
        if (block != number) {
            load(block);
        }
        return parent[Block.slotOf(codeId)];
    }

    private void load(long block) {
        number = block;
        java.util.Arrays.fill(parent, CodeId.NONE);
        java.util.Arrays.fill(saidBy, 0);
        for (history.seek(HistoryLayout.key(block, 0, 0)); history.isValid() && HistoryLayout.block(history.key()) == block; history.next()) {
            Happening what = HistoryLayout.read(history.key(), history.value());
            what.departure().ifPresent(left -> learn(left, Stamp.of(what), HistoryLayout.slots(history.value())));
        }
        Store.check(history);
        learnPresent(block);
    }

    private void learn(Departure left, Stamp until, long slots) {
        for (long rest = slots; rest != 0; rest &= rest - 1) {
            int slot = Long.numberOfTrailingZeros(rest);
            learn(slot, left.since(), left.parent());
            learn(slot, until, CodeId.NONE);
        }
    }

    private void learn(int slot, Stamp stamp, long now) {
        if (stamp.sequence() >= saidBy[slot] && asOf.includes(stamp)) {
            saidBy[slot] = stamp.sequence();
            parent[slot] = now;
        }
    }

    private void learnPresent(long block) {
        Optional<byte[]> stored = snapshot.get(Column.BLOCK, BlockLayout.key(block));
        if (stored.isEmpty()) {
            return;
        }
        BlockLayout.decode(stored.get(), words.reset(block));
        for (int slot = 0; slot < Block.CODES; slot++) {
            long holder = WordLayout.parent(words.word(slot));
            if (holder != CodeId.NONE) {
                learn(slot, since(holder, Block.ordinal(block, slot)), holder);
            }
        }
    }

    private Stamp since(long holder, long codeId) {
        contents.seekForPrev(ContentsLayout.key(holder, codeId));
        Store.check(contents);
        return ContentsLayout.held(contents.value()).since();
    }

    @Override
    public void close() {
        history.close();
        contents.close();
    }
}
