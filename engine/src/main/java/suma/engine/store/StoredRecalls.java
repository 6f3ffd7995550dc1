package suma.engine.store;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.rocksdb.RocksIterator;
import suma.engine.history.LotId;
import suma.engine.recall.RecallNotice;

/** The recalls as they lie in the store. Any thread. */
public final class StoredRecalls {
    private final Store store;

    public StoredRecalls(Store store) {
        this.store = store;
    }

    public Optional<RecallNotice> notice(long recall) {
        byte[] key = RecallLayout.noticeKey(recall);
        return store.get(Column.RECALL, key).map(value -> RecallLayout.readNotice(key, value));
    }

    /** At most {@code limit} recalls behind a number, oldest first. */
    public List<RecallNotice> after(long recall, int limit) {
        List<RecallNotice> found = new ArrayList<>();
        try (RocksIterator stored = store.iterate(Column.RECALL)) {
            stored.seek(RecallLayout.noticeKey(recall + 1));
            for (; stored.isValid() && RecallLayout.isNotice(stored.key()) && found.size() < limit; stored.next()) {
                found.add(RecallLayout.readNotice(stored.key(), stored.value()));
            }
            Store.check(stored);
        }
        return found;
    }

    /** The codes that a recall names, as masks of their blocks. */
    public NavigableMap<Long, Long> named(long recall) {
        NavigableMap<Long, Long> masks = new TreeMap<>();
        try (RocksIterator stored = store.iterate(Column.RECALL)) {
            stored.seek(RecallLayout.namedKey(recall, 0));
            for (; stored.isValid() && RecallLayout.isNamedBy(recall, stored.key()); stored.next()) {
                masks.put(RecallLayout.namedBlock(stored.key()), RecallLayout.mask(stored.value()));
            }
            Store.check(stored);
        }
        return masks;
    }

    /** The codes of a block that a recall names. */
    public long named(long recall, long block) {
        return store.get(Column.RECALL, RecallLayout.namedKey(recall, block)).map(RecallLayout::mask).orElse(0L);
    }

    /** The lots that a recall covers because of what they are made of. */
    public Set<LotId> made(long recall) {
        Set<LotId> lots = new LinkedHashSet<>();
        try (RocksIterator stored = store.iterate(Column.RECALL)) {
            stored.seek(RecallLayout.madePrefix(recall).toBytes());
            for (; stored.isValid() && RecallLayout.isMadeOf(recall, stored.key()); stored.next()) {
                lots.add(RecallLayout.made(stored.key()));
            }
            Store.check(stored);
        }
        return lots;
    }

    /** The recalls in force that name codes of a block, with the masks of these. */
    public NavigableMap<Long, Long> ofBlock(long block) {
        return store.get(Column.RECALL, RecallLayout.blockKey(block)).map(RecallLayout::readBlock).orElseGet(TreeMap::new);
    }
}
