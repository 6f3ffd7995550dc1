package suma.engine.store;

import org.rocksdb.RocksIterator;
import suma.engine.custody.CustodyBlock;
import suma.engine.journal.ByteReader;

/** Reads the holdings of blocks in rising order, as they are durable when it is made. Not thread-safe. */
public final class CustodyWalk implements AutoCloseable {
    /** A gap of so many blocks is stepped over, a wider one is jumped. */
    private static final int MOST_STEPS = 8;

    private final RocksIterator stored;
    private long at = -1;

    public CustodyWalk(Store store) {
        this.stored = store.scan(Column.CUSTODY);
    }

    /** Fills a block that was reset to the number wanted, which is not below that of the call before; false when it has no holdings. */
    public boolean read(CustodyBlock into) {
        moveTo(into.number());
        boolean found = stored.isValid() && at == into.number();
        if (found) {
            CustodyLayout.decode(new ByteReader(stored.value()), into);
        }
        return found;
    }

    private void moveTo(long number) {
        for (int steps = 0; at >= 0 && at < number && steps < MOST_STEPS; steps++) {
            stored.next();
            note();
        }
        if (at < number) {
            stored.seek(CustodyLayout.key(number));
            note();
        }
        Store.check(stored);
    }

    private void note() {
        at = stored.isValid() ? BlockLayout.number(stored.key()) : Long.MAX_VALUE;
    }

    @Override
    public void close() {
        stored.close();
    }
}
