package suma.engine.store;

import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;

/** Changes that become durable together. Not thread-safe; clear it before using it again. */
public final class StoreGroup implements AutoCloseable {
    private final Store store;
    private final WriteBatch batch = new WriteBatch();

    StoreGroup(Store store) {
        this.store = store;
    }

    public void put(Column column, byte[] key, byte[] value) {
        try {
            batch.put(store.family(column), key, value);
        } catch (RocksDBException e) {
            throw new StoreException("collecting for " + column, e);
        }
    }

    public void delete(Column column, byte[] key) {
        try {
            batch.delete(store.family(column), key);
        } catch (RocksDBException e) {
            throw new StoreException("collecting for " + column, e);
        }
    }

    public void clear() {
        batch.clear();
    }

    WriteBatch batch() {
        return batch;
    }

    @Override
    public void close() {
        batch.close();
    }
}
