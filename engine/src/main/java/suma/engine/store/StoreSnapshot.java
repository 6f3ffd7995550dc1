package suma.engine.store;

import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksIterator;
import org.rocksdb.Snapshot;

/** The store as it was at one moment. Close its iterators first, then it, then the store. */
public final class StoreSnapshot implements AutoCloseable {
    private final Store store;
    private final RocksDB db;
    private final Snapshot snapshot;
    private final ReadOptions options;

    StoreSnapshot(Store store, RocksDB db) {
        this.store = store;
        this.db = db;
        this.snapshot = db.getSnapshot();
        this.options = new ReadOptions().setSnapshot(snapshot);
    }

    public RocksIterator iterate(Column column) {
        return db.newIterator(store.family(column), options);
    }

    @Override
    public void close() {
        options.close();
        db.releaseSnapshot(snapshot);
    }
}
