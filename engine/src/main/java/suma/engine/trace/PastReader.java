package suma.engine.trace;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.rocksdb.RocksIterator;
import suma.engine.CodeId;
import suma.engine.CorruptionException;
import suma.engine.catalog.Batch;
import suma.engine.catalog.Catalog;
import suma.engine.catalog.OrdinalMap;
import suma.engine.command.Command.Pack;
import suma.engine.command.Command.Unpack;
import suma.engine.history.BatchHappening;
import suma.engine.history.EventKind;
import suma.engine.history.Happening;
import suma.engine.history.Happening.Departure;
import suma.engine.history.Held;
import suma.engine.history.Stamp;
import suma.engine.history.Stay;
import suma.engine.index.Block;
import suma.engine.index.WordLayout;
import suma.engine.journal.Record;
import suma.engine.store.BatchHistoryLayout;
import suma.engine.store.BlockLayout;
import suma.engine.store.Column;
import suma.engine.store.ContentsLayout;
import suma.engine.store.HistoryLayout;
import suma.engine.store.LogReader;
import suma.engine.store.StayLayout;
import suma.engine.store.Store;
import suma.engine.store.StoreSnapshot;

/** Reads what the store remembers of single codes, as it is at one moment. Not thread-safe; close it before the snapshot. */
final class PastReader implements AutoCloseable {
    /** Entries read of one block, batch or parent; what is beyond is left out, and said to be. */
    private static final int MOST_ENTRIES = 1 << 16;

    private final Catalog catalog;
    private final StoreSnapshot snapshot;
    private final RocksIterator history;
    private final RocksIterator batches;
    private final RocksIterator contents;
    private final RocksIterator stays;
    private final LogReader log;
    private final OrdinalMap.Place place = new OrdinalMap.Place();
    private boolean partial;

    PastReader(Catalog catalog, StoreSnapshot snapshot) {
        this.catalog = catalog;
        this.snapshot = snapshot;
        this.history = snapshot.iterate(Column.HISTORY);
        this.batches = snapshot.iterate(Column.BATCH_HISTORY);
        this.contents = snapshot.iterate(Column.CONTENTS);
        this.stays = snapshot.iterate(Column.STAY);
        this.log = new LogReader(snapshot.iterate(Column.LOG));
    }

    CodePast read(long codeId) {
        Batch batch = batch(codeId);
        List<TracedEvent> own = ownEvents(codeId);
        Timeline timeline = new Timeline();
        List<TracedEvent> packings = new ArrayList<>();
        for (TracedEvent event : own) {
            event.what().departure().ifPresent(left -> {
                enter(codeId, left.parent(), left.since(), timeline, packings);
                timeline.add(event.moment(), CodeId.NONE);
            });
        }
        present(codeId).ifPresent(in -> enter(codeId, in.parent(), in.since(), timeline, packings));
        own.addAll(packings);
        own.sort(Comparator.comparingLong(event -> event.what().sequence()));
        return new CodePast(codeId, batch, own, timeline);
    }

    private Batch batch(long codeId) {
        if (!catalog.ordinals().find(CodeId.ordinal(codeId), place)) {
            throw new CorruptionException("CodeId " + codeId + ": expected a batch that has it, actual none");
        }
        return place.batch();
    }

    private List<TracedEvent> ownEvents(long codeId) {
        List<TracedEvent> own = new ArrayList<>();
        long block = Block.numberOf(CodeId.ordinal(codeId));
        long slot = 1L << Block.slotOf(CodeId.ordinal(codeId));
        int read = 0;
        history.seek(HistoryLayout.key(block, 0, 0));
        for (; history.isValid() && HistoryLayout.block(history.key()) == block && within(++read); history.next()) {
            byte[] value = history.value();
            if ((HistoryLayout.slots(value) & slot) != 0) {
                Happening what = HistoryLayout.read(history.key(), value);
                own.add(new TracedEvent(what, codeId, what.departure().map(Departure::parent).orElse(CodeId.NONE), 0));
            }
        }
        Store.check(history);
        return own;
    }

    private boolean within(int read) {
        partial |= read > MOST_ENTRIES;
        return read <= MOST_ENTRIES;
    }

    private Optional<Departure> present(long codeId) {
        long ordinal = CodeId.ordinal(codeId);
        Block block = new Block().reset(Block.numberOf(ordinal));
        snapshot.get(Column.BLOCK, BlockLayout.key(block.number())).ifPresent(value -> BlockLayout.decode(value, block));
        long parent = WordLayout.parent(block.word(Block.slotOf(ordinal)));
        return parent == CodeId.NONE ? Optional.empty() : Optional.of(new Departure(parent, since(parent, codeId)));
    }

    private Stamp since(long parent, long codeId) {
        contents.seekForPrev(ContentsLayout.key(parent, codeId));
        if (!contents.isValid() || ContentsLayout.parent(contents.key()) != parent) {
            Store.check(contents);
            throw new CorruptionException("contents: expected CodeId " + codeId + " in parent " + parent + ", actual no run of it");
        }
        return ContentsLayout.held(contents.value()).since();
    }

    /** A code came into a parent; where a packing did it, that is an event of its own. */
    private void enter(long codeId, long parent, Stamp since, Timeline timeline, List<TracedEvent> packings) {
        Record record = log.at(since.sequence());
        timeline.add(new Moment(since.told() ? since.toldMs() : record.timeMs(), since.sequence()), parent);
        if (record.command() instanceof Pack pack) {
            packings.add(new TracedEvent(Happening.of(record, EventKind.PACK, pack.context()), codeId, parent, 0));
        }
    }

    /** Of what befell whole runs of a batch, that which found this code of it untouched by {@code others}. */
    List<TracedEvent> batchEvents(long codeId, List<TracedEvent> others) {
        Batch batch = batch(codeId);
        long position = place.offset(CodeId.ordinal(codeId));
        long touched = others.stream().mapToLong(event -> event.what().sequence()).min().orElse(Long.MAX_VALUE);
        List<TracedEvent> events = new ArrayList<>();
        int read = 0;
        batches.seek(BatchHistoryLayout.key(batch.number(), 0));
        for (; batches.isValid() && BatchHistoryLayout.batch(batches.key()) == batch.number() && within(++read); batches.next()) {
            BatchHappening one = BatchHistoryLayout.read(batches.key(), batches.value());
            EventKind kind = one.what().kind();
            boolean given = kind == EventKind.ISSUE || kind == EventKind.REGISTER;
            if (one.covers(position) && (given || one.what().sequence() < touched)) {
                events.add(new TracedEvent(one.what(), codeId, CodeId.NONE, 0));
                touched = given ? touched : one.what().sequence();
            }
        }
        Store.check(batches);
        return events;
    }

    /** What a code did as a parent: what it took in, and what left it by being unpacked. */
    List<TracedEvent> asParent(long codeId) {
        SortedMap<Long, Long> codesBySequence = new TreeMap<>();
        int read = 0;
        contents.seek(ContentsLayout.key(codeId, 0));
        for (; contents.isValid() && ContentsLayout.parent(contents.key()) == codeId && within(++read); contents.next()) {
            Held held = ContentsLayout.held(contents.value());
            codesBySequence.merge(held.since().sequence(), held.count(), Long::sum);
        }
        Store.check(contents);
        stays.seek(StayLayout.key(codeId, 0, 0));
        for (; stays.isValid() && StayLayout.parent(stays.key()) == codeId && within(++read); stays.next()) {
            Stay stay = StayLayout.stay(stays.key(), stays.value());
            codesBySequence.merge(stay.since().sequence(), stay.count(), Long::sum);
            codesBySequence.merge(stay.until().sequence(), stay.count(), Long::sum);
        }
        Store.check(stays);
        List<TracedEvent> events = new ArrayList<>();
        codesBySequence.forEach((sequence, codes) -> asParent(codeId, log.at(sequence), codes).ifPresent(events::add));
        return events;
    }

    private static Optional<TracedEvent> asParent(long codeId, Record record, long codes) {
        if (record.command() instanceof Pack pack) {
            return Optional.of(new TracedEvent(Happening.of(record, EventKind.PACK, pack.context()), codeId, codeId, codes));
        }
        return record.command() instanceof Unpack unpack
                ? Optional.of(new TracedEvent(Happening.of(record, EventKind.UNPACK, unpack.context()), codeId, codeId, codes))
                : Optional.empty();
    }

    /** True when something that was read had more entries than are read. */
    boolean partial() {
        return partial;
    }

    @Override
    public void close() {
        history.close();
        batches.close();
        contents.close();
        stays.close();
        log.close();
    }
}
