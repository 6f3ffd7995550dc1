package suma.engine.store;

import org.rocksdb.RocksDBException;

/** The store could not read or write. Whoever owns the store decides; for the writer it is the end. */
public final class StoreException extends RuntimeException {
    StoreException(String what, RocksDBException cause) {
        super(what + ": " + cause.getMessage(), cause);
    }
}
