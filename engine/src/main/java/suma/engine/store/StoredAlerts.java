package suma.engine.store;

import java.util.ArrayList;
import java.util.List;
import org.rocksdb.RocksIterator;
import suma.engine.alert.Alert;

/** The alerts as they lie in the store. Any thread. */
public final class StoredAlerts {
    private final Store store;

    public StoredAlerts(Store store) {
        this.store = store;
    }

    /** The number of the last alert raised, 0 before the first. */
    public long last() {
        try (RocksIterator stored = store.iterate(Column.ALERT)) {
            stored.seekToLast();
            Store.check(stored);
            return stored.isValid() ? AlertLayout.number(stored.key()) : 0;
        }
    }

    /** At most {@code limit} alerts behind a number, oldest first. */
    public List<Alert> after(long number, int limit) {
        List<Alert> found = new ArrayList<>();
        try (RocksIterator stored = store.iterate(Column.ALERT)) {
            for (stored.seek(AlertLayout.key(number + 1)); stored.isValid() && found.size() < limit; stored.next()) {
                found.add(AlertLayout.read(stored.key(), stored.value()));
            }
            Store.check(stored);
        }
        return found;
    }

    /** At most {@code limit} alerts before a number, newest first. */
    public List<Alert> before(long number, int limit) {
        List<Alert> found = new ArrayList<>();
        try (RocksIterator stored = store.iterate(Column.ALERT)) {
            for (stored.seekForPrev(AlertLayout.key(number - 1)); stored.isValid() && found.size() < limit; stored.prev()) {
                found.add(AlertLayout.read(stored.key(), stored.value()));
            }
            Store.check(stored);
        }
        return found;
    }
}
