package suma.engine.store;

import java.util.Optional;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
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

    public Optional<byte[]> get(Column column, byte[] key) {
        try {
            return Optional.ofNullable(db.get(store.family(column), options, key));
        } catch (RocksDBException e) {
            throw new StoreException("reading " + column, e);
        }
    }

    @Override
    public void close() {
        options.close();
        db.releaseSnapshot(snapshot);
    }
}
