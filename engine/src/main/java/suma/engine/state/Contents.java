package suma.engine.state;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.rocksdb.RocksIterator;
import suma.engine.command.EventContext;
import suma.engine.history.Held;
import suma.engine.history.Stamp;
import suma.engine.history.Stay;
import suma.engine.store.Column;
import suma.engine.store.ContentsLayout;
import suma.engine.store.Store;
import suma.engine.store.StoreGroup;

/**
 * Which children parents directly hold, as runs of consecutive CodeIds: the runs that the present group added or removed
 * over those that are durable; and what they held before. Writer's thread only.
 *
 * <p>K1: runs of a parent do not overlap. K2: a code is in a run of parent P if and only if P is the parent in its word.
 */
final class Contents {
    private static final Run NO_RUN = new Run(-1, 0, new Stamp(0, EventContext.NOT_TOLD));

    private final Store store;
    private final UndoLog undo;
    private final Past past;
    /** What became of each run changed; no children where it is gone. */
    private final NavigableMap<RunKey, Held> changes = new TreeMap<>(
            Comparator.comparingLong(RunKey::parent).thenComparingLong(RunKey::first));

    private record RunKey(long parent, long first) {
    }

    /** Children {@code first} to before {@code first + count}, held since then. */
    record Run(long first, long count, Stamp since) {
        long end() {
            return first + count;
        }
    }

    Contents(Store store, UndoLog undo, Past past) {
        this.store = store;
        this.undo = undo;
        this.past = past;
    }

    void add(long parent, long first, long count, Stamp since) {
        change(new RunKey(parent, first), new Held(count, since));
    }

    /** Takes children {@code [first, end)} out of a parent that holds them all; shows what that ends, in order, to {@code each}. */
    void remove(long parent, long first, long end, Stamp until, Consumer<Stay> each) {
        for (long at = first; at < end; ) {
            Run run = runWith(parent, at);
            long cutEnd = Math.min(end, run.end());
            change(new RunKey(parent, run.first()), new Held(at - run.first(), run.since()));
            if (cutEnd < run.end()) {
                change(new RunKey(parent, cutEnd), new Held(run.end() - cutEnd, run.since()));
            }
            Stay ended = new Stay(at, cutEnd - at, run.since(), until);
            past.held(parent, ended);
            each.accept(ended);
            at = cutEnd;
        }
    }

    /** All runs of a parent, in order, at most {@code limit} of them. */
    List<Run> runs(long parent, int limit) {
        NavigableMap<Long, Held> merged = new TreeMap<>();
        try (RocksIterator durable = store.iterate(Column.CONTENTS)) {
            durable.seek(ContentsLayout.key(parent, 0));
            for (; merged.size() < limit && durable.isValid() && ContentsLayout.parent(durable.key()) == parent; durable.next()) {
                merged.put(ContentsLayout.first(durable.key()), ContentsLayout.held(durable.value()));
            }
            Store.check(durable);
        }
        changes.subMap(new RunKey(parent, 0), new RunKey(parent, Long.MAX_VALUE)).forEach((key, held) -> merged.put(key.first, held));
        List<Run> runs = new ArrayList<>();
        merged.forEach((first, held) -> {
            if (held.count() > 0) {
                runs.add(run(first, held));
            }
        });
        return runs;
    }

    void writeTo(StoreGroup group) {
        changes.forEach((key, held) -> {
            byte[] bytes = ContentsLayout.key(key.parent, key.first);
            if (held.count() == 0) {
                group.delete(Column.CONTENTS, bytes);
            } else {
                group.put(Column.CONTENTS, bytes, ContentsLayout.value(held));
            }
        });
    }

    void clear() {
        changes.clear();
    }

    private void change(RunKey key, Held held) {
        Held before = changes.put(key, held);
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

    /** By K1, where a staged run has the child, no durable one does: so that is not looked for. */
    private Run runWith(long parent, long child) {
        Run staged = stagedFloor(parent, child);
        Run floor = child < staged.end() ? staged : durableFloor(parent, child);
        assert child >= floor.first() && child < floor.end() : "K2: code " + child + " is in no run of parent " + parent;
        return floor;
    }

    private Run stagedFloor(long parent, long child) {
        Map.Entry<RunKey, Held> at = changes.floorEntry(new RunKey(parent, child));
        while (at != null && at.getKey().parent == parent && at.getValue().count() == 0) {
            at = changes.lowerEntry(at.getKey());
        }
        return at == null || at.getKey().parent != parent ? NO_RUN : run(at.getKey().first, at.getValue());
    }

    private Run durableFloor(long parent, long child) {
        try (RocksIterator durable = store.iterate(Column.CONTENTS)) {
            durable.seekForPrev(ContentsLayout.key(parent, child));
            while (durable.isValid() && ContentsLayout.parent(durable.key()) == parent) {
                long first = ContentsLayout.first(durable.key());
                if (!changes.containsKey(new RunKey(parent, first))) {
                    return run(first, ContentsLayout.held(durable.value()));
                }
                durable.prev();
            }
            Store.check(durable);
            return NO_RUN;
        }
    }

    private static Run run(long first, Held held) {
        return new Run(first, held.count(), held.since());
    }
}
