package suma.bench;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;
import suma.engine.store.RocksLibrary;

/**
 * The plain way to keep links: RocksDB as it comes, one key a child with its parent as value, written in synced groups by
 * one thread. It checks nothing, keeps no log and cannot list what a parent holds.
 */
final class RocksLinks implements AutoCloseable {
    static {
        RocksLibrary.load();
    }

    private final Options options = new Options().setCreateIfMissing(true);
    private final WriteOptions synced = new WriteOptions().setSync(true);
    private final ByteBuffer key = ByteBuffer.allocate(Long.BYTES);
    private final ByteBuffer value = ByteBuffer.allocate(Long.BYTES);
    private final WriteBatch group = new WriteBatch();
    private final RocksDB db;

    RocksLinks(Path folder) throws RocksDBException {
        db = RocksDB.open(options, folder.toString());
    }

    /** Links {@code links} children, {@code perPack} to a parent, {@code perGroup} to a sync; the seconds it took. */
    double run(long links, int perPack, int perGroup) throws RocksDBException {
        long startNs = System.nanoTime();
        for (long child = 0; child < links; child += perGroup) {
            put(child, (int) Math.min(perGroup, links - child), links, perPack);
        }
        return (System.nanoTime() - startNs) / 1e9;
    }

    /** Links children with consecutive numbers in one synced write, {@code perPack} each to the parents from {@code firstParent} on. */
    void put(long firstChild, int count, long firstParent, int perPack) throws RocksDBException {
        for (long child = firstChild; child < firstChild + count; child++) {
            key.putLong(0, child);
            value.putLong(0, firstParent + child / perPack);
            group.put(key.array(), value.array());
        }
        db.write(synced, group);
        group.clear();
    }

    /** Reads one link back. */
    void verify(long child, long firstParent, int perPack) throws RocksDBException {
        key.putLong(0, child);
        byte[] found = db.get(key.array());
        long expected = firstParent + child / perPack;
        if (found == null || ByteBuffer.wrap(found).getLong() != expected) {
            throw new IllegalStateException("raw link of " + child + ": expected " + expected);
        }
    }

    @Override
    public void close() {
        db.close();
        group.close();
        synced.close();
        options.close();
    }
}
