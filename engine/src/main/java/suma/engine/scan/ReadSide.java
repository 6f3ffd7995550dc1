package suma.engine.scan;

import java.time.Clock;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.concurrent.atomic.AtomicInteger;
import suma.engine.EngineException;
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
    /** Added to the count when no further reader is let in. */
    private static final int CLOSED = Integer.MIN_VALUE;

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

    public Catalog catalog() {
        return catalog;
    }

    public Blocks blocks() {
        return blocks;
    }

    public Store store() {
        return store;
    }

    /** Must be met by {@link #leave}. Refused once the files are closed. */
    public void enter() {
        if (readers.getAndUpdate(count -> count < 0 ? count : count + 1) < 0) {
            throw new EngineException("lookup: expected an open engine, actual a closed one");
        }
    }

    /** Does {@code reading} while nobody closes the files. */
    public <T> T inside(Supplier<T> reading) {
        enter();
        try {
            return reading.get();
        } finally {
            leave();
        }
    }

    public void leave() {
        readers.decrementAndGet();
    }

    /** Refuses further lookups and cursors, and waits for every one to be closed; false when some still were open after {@link #MOST_WAIT_NS}. */
    public boolean awaitReaders() {
        long deadlineNs = System.nanoTime() + MOST_WAIT_NS;
        readers.getAndUpdate(count -> count | CLOSED);
        while (readers.get() != CLOSED) {
            if (System.nanoTime() - deadlineNs > 0) {
                return false;
            }
            LockSupport.parkNanos(POLL_NS);
        }
        return true;
    }
}
