package suma.engine.store;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.rocksdb.AbstractImmutableNativeReference;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.Cache;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.CompressionType;
import org.rocksdb.DBOptions;
import org.rocksdb.LRUCache;
import org.rocksdb.WriteBufferManager;

/**
 * How RocksDB is set up: block cache and memory tables share one budget, files are compressed, and single-key columns
 * have Bloom filters. Owns the native objects; close it after the store.
 */
final class StoreTuning implements AutoCloseable {
    static final long SCAN_READ_AHEAD_BYTES = 2L << 20;
    private static final long CACHE_BYTES = 256L << 20;
    private static final long MEMORY_TABLE_BYTES = 128L << 20;
    private static final long WRITE_BUFFER_BYTES = 32L << 20;
    private static final long MOST_WAL_BYTES = 256L << 20;
    private static final long BYTES_PER_BACKGROUND_SYNC = 1L << 20;
    private static final int TABLE_BLOCK_BYTES = 16 << 10;
    private static final int BLOOM_BITS_PER_KEY = 10;

    /** A log that is missing among others is noticed at opening; there is no setter for it. */
    private static final Properties TRACKED_LOGS = new Properties();

    static {
        RocksLibrary.load();
        TRACKED_LOGS.setProperty("track_and_verify_wals_in_manifest", "true");
    }

    private final List<AbstractImmutableNativeReference> owned = new ArrayList<>();
    private final Cache cache = own(new LRUCache(CACHE_BYTES));
    private final WriteBufferManager memoryTables = own(new WriteBufferManager(MEMORY_TABLE_BYTES, cache));
    private final DBOptions database = own(DBOptions.getDBOptionsFromProps(TRACKED_LOGS)
            .setCreateIfMissing(true)
            .setCreateMissingColumnFamilies(true)
            .setParanoidChecks(true)
            .setWriteBufferManager(memoryTables)
            .setMaxBackgroundJobs(2)
            .setMaxTotalWalSize(MOST_WAL_BYTES)
            .setBytesPerSync(BYTES_PER_BACKGROUND_SYNC)
            .setKeepLogFileNum(4));

    StoreTuning(Optional<DiskWatch> watch) {
        watch.ifPresent(told -> database.setListeners(List.of(own(new SyncListener(told)))));
    }

    DBOptions database() {
        return database;
    }

    ColumnFamilyOptions family(Column column) {
        BlockBasedTableConfig table = new BlockBasedTableConfig()
                .setBlockCache(cache)
                .setBlockSize(TABLE_BLOCK_BYTES)
                .setCacheIndexAndFilterBlocks(true)
                .setPinL0FilterAndIndexBlocksInCache(true)
                .setFormatVersion(5);
        if (column.looksUpSingleKeys()) {
            table.setFilterPolicy(own(new BloomFilter(BLOOM_BITS_PER_KEY, false)));
        }
        return own(new ColumnFamilyOptions()
                .setTableFormatConfig(table)
                .setWriteBufferSize(WRITE_BUFFER_BYTES)
                .setLevelCompactionDynamicLevelBytes(true)
                .setCompressionType(CompressionType.LZ4_COMPRESSION)
                .setBottommostCompressionType(CompressionType.ZSTD_COMPRESSION));
    }

    private <T extends AbstractImmutableNativeReference> T own(T object) {
        owned.add(object);
        return object;
    }

    @Override
    public void close() {
        Collections.reverse(owned);
        owned.forEach(AbstractImmutableNativeReference::close);
        owned.clear();
    }
}
