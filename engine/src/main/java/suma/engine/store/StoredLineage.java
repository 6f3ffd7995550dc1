package suma.engine.store;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.rocksdb.RocksIterator;
import suma.engine.CodeId;
import suma.engine.history.EventKind;
import suma.engine.history.Happening;
import suma.engine.history.LotHappening;
import suma.engine.history.LotId;
import suma.engine.history.Role;
import suma.engine.index.Block;
import suma.engine.index.WordLayout;
import suma.engine.journal.Record;

/** Which transformations codes and lots took part in, as it lies in the store. Not thread-safe; close it before the snapshot. */
public final class StoredLineage implements AutoCloseable {
    private final StoreSnapshot snapshot;
    private final RocksIterator lots;
    private final RocksIterator codes;
    private final RocksIterator contents;
    private final LogReader log;

    public StoredLineage(StoreSnapshot snapshot) {
        this.snapshot = snapshot;
        lots = snapshot.iterate(Column.LOT_HISTORY);
        codes = snapshot.iterate(Column.HISTORY);
        contents = snapshot.iterate(Column.CONTENTS);
        log = new LogReader(snapshot.iterate(Column.LOG));
    }

    /** What has happened to a lot and to codes of it, in the order of recording, at most {@code limit} of it. */
    public List<LotHappening> of(LotId lot, int limit) {
        List<LotHappening> found = new ArrayList<>();
        for (lots.seek(LotHistoryLayout.key(lot, 0, 0)); lots.isValid() && found.size() < limit && LotHistoryLayout.lot(lots.key()).equals(lot); lots.next()) {
            found.add(LotHistoryLayout.read(lots.key(), lots.value()));
        }
        Store.check(lots);
        return found;
    }

    /** The transformations that used of a lot or codes of it, at most {@code limit}. */
    public List<Long> uses(LotId lot, int limit) {
        List<Long> found = new ArrayList<>();
        for (lots.seek(LotHistoryLayout.key(lot, 0, 0)); lots.isValid() && found.size() < limit && LotHistoryLayout.lot(lots.key()).equals(lot); lots.next()) {
            Happening what = LotHistoryLayout.read(lots.key(), lots.value()).what();
            if (what.role() == Role.INPUT) {
                found.add(what.sequence());
            }
        }
        Store.check(lots);
        return found;
    }

    /** The transformations that a code took part in. */
    public List<Happening> of(long codeId) {
        List<Happening> found = new ArrayList<>();
        long block = Block.numberOf(CodeId.ordinal(codeId));
        long slot = 1L << Block.slotOf(CodeId.ordinal(codeId));
        for (codes.seek(HistoryLayout.key(block, 0, 0)); codes.isValid() && HistoryLayout.block(codes.key()) == block; codes.next()) {
            byte[] value = codes.value();
            Happening what = HistoryLayout.read(codes.key(), value);
            if (what.kind() == EventKind.TRANSFORM && (HistoryLayout.slots(value) & slot) != 0) {
                found.add(what);
            }
        }
        Store.check(codes);
        return found;
    }

    /** What a code directly holds, at most {@code limit} of it; what is used up holds for ever what it held then. */
    public List<Long> heldBy(long codeId, int limit) {
        List<Long> held = new ArrayList<>();
        for (contents.seek(ContentsLayout.key(codeId, 0)); contents.isValid() && held.size() < limit && ContentsLayout.parent(contents.key()) == codeId; contents.next()) {
            long first = ContentsLayout.first(contents.key());
            LongStream.range(first, first + ContentsLayout.count(contents.value())).limit(limit - held.size()).forEach(held::add);
        }
        Store.check(contents);
        return held;
    }

    /** What a code is directly in, or {@link CodeId#NONE}. */
    public long parent(long codeId) {
        long ordinal = CodeId.ordinal(codeId);
        Block block = new Block().reset(Block.numberOf(ordinal));
        snapshot.get(Column.BLOCK, BlockLayout.key(block.number())).ifPresent(value -> BlockLayout.decode(value, block));
        return WordLayout.parent(block.word(Block.slotOf(ordinal)));
    }

    /** The record of a sequence that must exist. */
    public Record record(long sequence) {
        return log.at(sequence);
    }

    @Override
    public void close() {
        lots.close();
        codes.close();
        contents.close();
        log.close();
    }
}
