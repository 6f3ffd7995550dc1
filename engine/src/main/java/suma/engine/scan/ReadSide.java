package suma.engine.scan;

import java.time.Clock;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.atomic.AtomicInteger;
import suma.engine.catalog.Catalog;
import suma.engine.code.Schemes;
import suma.engine.index.Blocks;
import suma.engine.state.Keystore;
import suma.engine.store.Store;

/**
 * All that lookups read, and how many hands are in it: the files behind it must not be closed under a reader, since
 * RocksDB and Chronicle Map would take the process down.
 */
public final class ReadSide {
    private static final long MOST_WAIT_NS = TimeUnit.SECONDS.toNanos(5);
    private static final long POLL_NS = TimeUnit.MILLISECONDS.toNanos(1);

    final Schemes schemes;
    final Clock clock;
    final Catalog catalog;
    final Blocks blocks;
    final Store store;
    final Keystore keystore;
    private final AtomicInteger readers = new AtomicInteger();

    public ReadSide(Schemes schemes, Clock clock, Catalog catalog, Blocks blocks, Store store, Keystore keystore) {
        this.schemes = schemes;
        this.clock = clock;
        this.catalog = catalog;
        this.blocks = blocks;
        this.store = store;
        this.keystore = keystore;
    }

    void enter() {
        readers.incrementAndGet();
    }

    void leave() {
        readers.decrementAndGet();
    }

    /** Waits for every lookup and cursor to be closed; false when some still were open after {@link #MOST_WAIT_NS}. */
    public boolean awaitReaders() {
        long deadlineNs = System.nanoTime() + MOST_WAIT_NS;
        while (readers.get() > 0 && System.nanoTime() < deadlineNs) {
            LockSupport.parkNanos(POLL_NS);
        }
        return readers.get() == 0;
    }
}
