package suma.engine.state;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.rocksdb.RocksIterator;
import suma.engine.store.Column;
import suma.engine.store.ContentsLayout;
import suma.engine.store.Store;
import suma.engine.store.StoreGroup;

/**
 * Which children parents directly hold, as runs of consecutive CodeIds: the runs that the present group added or removed
 * over those that are durable. Writer's thread only.
 *
 * <p>K1: runs of a parent do not overlap. K2: a code is in a run of parent P if and only if P is the parent in its word.
 */
final class Contents {
    private static final long REMOVED = 0;

    private final Store store;
    private final UndoLog undo;
    /** Children of each run changed, or {@link #REMOVED}. */
    private final NavigableMap<RunKey, Long> changes = new TreeMap<>(
            Comparator.comparingLong(RunKey::parent).thenComparingLong(RunKey::first));

    private record RunKey(long parent, long first) {
    }

    /** Children {@code first} to before {@code first + count}. */
    record Run(long first, long count) {
        long end() {
            return first + count;
        }
    }

    Contents(Store store, UndoLog undo) {
        this.store = store;
        this.undo = undo;
    }

    void add(long parent, long first, long count) {
        change(new RunKey(parent, first), count);
    }

    /** Takes children {@code [first, end)} out of a parent that holds them all. */
    void remove(long parent, long first, long end) {
        try (RocksIterator durable = store.iterate(Column.CONTENTS)) {
            for (long at = first; at < end; ) {
                Run run = runWith(parent, at, durable);
                long cutEnd = Math.min(end, run.end());
                change(new RunKey(parent, run.first()), at - run.first());
                if (cutEnd < run.end()) {
                    change(new RunKey(parent, cutEnd), run.end() - cutEnd);
                }
                at = cutEnd;
            }
        }
    }

    /** All runs of a parent, in order, at most {@code limit} of them. */
    List<Run> runs(long parent, int limit) {
        NavigableMap<Long, Long> merged = new TreeMap<>();
        try (RocksIterator durable = store.iterate(Column.CONTENTS)) {
            durable.seek(ContentsLayout.key(parent, 0));
            for (; merged.size() < limit && durable.isValid() && ContentsLayout.parent(durable.key()) == parent; durable.next()) {
                merged.put(ContentsLayout.first(durable.key()), ContentsLayout.count(durable.value()));
            }
            Store.check(durable);
        }
        changes.subMap(new RunKey(parent, 0), new RunKey(parent, Long.MAX_VALUE)).forEach((key, count) -> merged.put(key.first, count));
        List<Run> runs = new ArrayList<>();
        merged.forEach((first, count) -> {
            if (count != REMOVED) {
                runs.add(new Run(first, count));
            }
        });
        return runs;
    }

    void writeTo(StoreGroup group) {
        changes.forEach((key, count) -> {
            byte[] bytes = ContentsLayout.key(key.parent, key.first);
            if (count == REMOVED) {
                group.delete(Column.CONTENTS, bytes);
            } else {
                group.put(Column.CONTENTS, bytes, ContentsLayout.value(count));
            }
        });
    }

    void clear() {
        changes.clear();
    }

    private void change(RunKey key, long count) {
        Long before = changes.put(key, count);
        if (undo.recording()) {
            undo.push(() -> {
                if (before == null) {
                    changes.remove(key);
                } else {
                    changes.put(key, before);
                }
            });
        }
    }

    private Run runWith(long parent, long child, RocksIterator durable) {
        Run staged = stagedFloor(parent, child);
        Run kept = durableFloor(parent, child, durable);
        Run floor = staged.first() > kept.first() ? staged : kept;
        assert child >= floor.first() && child < floor.end() : "K2: code " + child + " is in no run of parent " + parent;
        return floor;
    }

    private Run stagedFloor(long parent, long child) {
        Map.Entry<RunKey, Long> at = changes.floorEntry(new RunKey(parent, child));
        while (at != null && at.getKey().parent == parent && at.getValue() == REMOVED) {
            at = changes.lowerEntry(at.getKey());
        }
        return at == null || at.getKey().parent != parent ? new Run(-1, 0) : new Run(at.getKey().first, at.getValue());
    }

    private Run durableFloor(long parent, long child, RocksIterator durable) {
        durable.seekForPrev(ContentsLayout.key(parent, child));
        while (durable.isValid() && ContentsLayout.parent(durable.key()) == parent) {
            long first = ContentsLayout.first(durable.key());
            if (!changes.containsKey(new RunKey(parent, first))) {
                return new Run(first, ContentsLayout.count(durable.value()));
            }
            durable.prev();
        }
        Store.check(durable);
        return new Run(-1, 0);
    }
}
