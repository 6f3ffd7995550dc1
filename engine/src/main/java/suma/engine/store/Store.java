package suma.engine.store;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.rocksdb.BackupEngine;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.WriteOptions;
import suma.engine.EngineException;
import suma.engine.FolderInUseException;

/**
 * The RocksDB of one data folder. Reads from any thread, writes from one. Every write goes through the write-ahead log
 * and is synced before it returns, but in a scratch store, which does without both.
 */
public final class Store implements AutoCloseable {
    static {
        RocksLibrary.load();
    }

    private final Optional<StoreLock> lock;
    private final StoreTuning tuning;
    private final RocksDB db;
    private final List<ColumnFamilyHandle> families;
    private final WriteOptions write;
    private final ReadOptions point = new ReadOptions();
    private final ReadOptions scan = new ReadOptions().setReadaheadSize(StoreTuning.SCAN_READ_AHEAD_BYTES).setFillCache(false);

    private Store(Optional<StoreLock> lock, StoreTuning tuning, WriteOptions write, RocksDB db, List<ColumnFamilyHandle> families) {
        this.lock = lock;
        this.tuning = tuning;
        this.write = write;
        this.db = db;
        this.families = families;
    }

    /**
     * Opens or creates the store.
     *
     * @throws FolderInUseException where it is open already, here or in another process; nothing was touched then
     */
    public static Store open(Path folder) {
        return open(folder, Optional.empty());
    }

    /** The same under the eyes of somebody who may take the syncs away. */
    public static Store open(Path folder, Optional<DiskWatch> watch) {
        StoreLock lock = StoreLock.take(folder);
        boolean opened = false;
        try {
            new StoreFiles(folder).settle();
            WriteOptions write = new WriteOptions().setSync(watch.map(DiskWatch::syncsGroups).orElse(true));
            Store store = opened(folder, Optional.of(lock), write, new StoreTuning(watch));
            opened = true;
            return store;
        } finally {
            if (!opened) {
                lock.close();
            }
        }
    }

    /** Creates a store that need not outlive the process. */
    public static Store openScratch(Path folder) {
        return opened(folder, Optional.empty(), new WriteOptions().setDisableWAL(true), new StoreTuning(Optional.empty()));
    }

    /** Takes over files that did not come from a store at work, such as those of a backup. */
    public static void adopt(Path folder) {
        opened(folder, Optional.empty(), new WriteOptions().setSync(true), new StoreTuning(Optional.empty())).close();
    }

    /** Opens a store that must be there already. */
    public static Store openExisting(Path folder) {
        if (!Files.exists(folder.resolve("CURRENT"))) {
            throw new EngineException("store " + folder + ": expected a data folder, actual none");
        }
        return open(folder);
    }

    private static Store opened(Path folder, Optional<StoreLock> lock, WriteOptions write, StoreTuning tuning) {
        List<ColumnFamilyDescriptor> descriptors = Arrays.stream(Column.values())
                .map(column -> new ColumnFamilyDescriptor(column.familyName(), tuning.family(column))).toList();
        List<ColumnFamilyHandle> families = new ArrayList<>();
        try {
            return new Store(lock, tuning, write, RocksDB.open(tuning.database(), folder.toString(), descriptors, families), families);
        } catch (RocksDBException e) {
            write.close();
            tuning.close();
            throw new EngineException("store " + folder + " cannot be opened", e);
        }
    }

    public Optional<byte[]> get(Column column, byte[] key) {
        try {
            return Optional.ofNullable(db.get(family(column), key));
        } catch (RocksDBException e) {
            throw new StoreException("reading " + column, e);
        }
    }

    /** A value length that says that there is none. */
    public static final int ABSENT = RocksDB.NOT_FOUND;

    /**
     * Reads into a direct buffer without allocating: the key is what remains of {@code key}, the value is put at the position
     * of {@code value}, whose limit is set behind it.
     *
     * @return the value's length, which may be more than there is room for, or {@link #ABSENT}
     */
    public int get(Column column, ByteBuffer key, ByteBuffer value) {
        try {
            return db.get(family(column), point, key, value);
        } catch (RocksDBException e) {
            throw new StoreException("reading " + column, e);
        }
    }

    /** An iterator over what is durable now; the caller closes it. */
    public RocksIterator iterate(Column column) {
        return db.newIterator(family(column));
    }

    /** An iterator for long walks: reads ahead and leaves the cache to others. */
    public RocksIterator scan(Column column) {
        return db.newIterator(family(column), scan);
    }

    /** What is durable now, for several iterators that must agree. */
    public StoreSnapshot snapshot() {
        return new StoreSnapshot(this, db);
    }

    /** An iterator that ended early ended for a reason; a broken file must not look like the end of the data. */
    public static void check(RocksIterator iterator) {
        try {
            iterator.status();
        } catch (RocksDBException e) {
            throw new StoreException("iterating", e);
        }
    }

    public StoreGroup newGroup() {
        return new StoreGroup(this);
    }

    /** Makes a group durable: one write, one sync. */
    public void write(StoreGroup group) {
        try {
            db.write(write, group.batch());
        } catch (RocksDBException e) {
            throw new StoreException("writing a group of " + group.batch().count() + " entries", e);
        }
    }

    /** Brings all that is durable now into a backup folder, which keeps what it has already. */
    public void backUp(BackupEngine into) {
        try {
            into.createNewBackup(db, true);
        } catch (RocksDBException e) {
            throw new StoreException("backing up", e);
        }
    }

    /** Bytes of all table files, write-ahead log excluded. */
    public long tableBytes() {
        return sum("rocksdb.total-sst-files-size");
    }

    /** Writes memory tables to files and merges them fully; for measuring. */
    public void compact() {
        try (var flush = new org.rocksdb.FlushOptions().setWaitForFlush(true)) {
            db.flush(flush, families);
            for (ColumnFamilyHandle family : families) {
                db.compactRange(family);
            }
        } catch (RocksDBException e) {
            throw new StoreException("compacting", e);
        }
    }

    private long sum(String property) {
        try {
            return db.getAggregatedLongProperty(property);
        } catch (RocksDBException e) {
            throw new StoreException("reading " + property, e);
        }
    }

    ColumnFamilyHandle family(Column column) {
        return families.get(column.ordinal());
    }

    @Override
    public void close() {
        families.forEach(ColumnFamilyHandle::close);
        db.close();
        write.close();
        scan.close();
        tuning.close();
        lock.ifPresent(StoreLock::close);
    }
}
