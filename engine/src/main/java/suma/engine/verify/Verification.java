package suma.engine.verify;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.rocksdb.RocksIterator;
import suma.engine.CorruptionException;
import suma.engine.EngineConfig;
import suma.engine.EngineException;
import suma.engine.index.Block;
import suma.engine.index.BlockIndex;
import suma.engine.index.IndexFolder;
import suma.engine.state.Keystore;
import suma.engine.store.Column;
import suma.engine.store.ContentsLayout;
import suma.engine.store.LogStore;
import suma.engine.store.SequenceMark;
import suma.engine.store.Store;
import suma.engine.store.StoreException;
import suma.engine.store.StoredBlocks;

/**
 * Checks a closed data folder: the hash chain over the whole log; everything derived from it, entry by entry, against what
 * the same records lead to in an empty folder; and the index against the store. Takes memory that does not grow with the
 * folder, and as much disk again as the folder takes.
 */
public final class Verification {
    /** What does not follow from the log: the log itself, the folder's own marks, and what retries are answered, which is only read. */
    private static final Set<Column> NOT_DERIVED = EnumSet.of(Column.META, Column.LOG, Column.RETRY);

    private final EngineConfig config;
    private final Path scratchParent;
    private final Consumer<String> progress;
    private final Findings findings = new Findings();
    private long records;
    private long batches;
    private long codes;
    private long links;

    /**
     * What was found.
     *
     * @param findings what is wrong and where, empty when all is well
     */
    public record Report(List<String> findings, long records, long batches, long codes, long links) {
        public boolean clean() {
            return findings.isEmpty();
        }
    }

    private Verification(EngineConfig config, Path scratchParent, Consumer<String> progress) {
        this.config = config;
        this.scratchParent = scratchParent;
        this.progress = progress;
    }

    /** The same with a scratch folder beside the data. */
    public static Report of(EngineConfig config, Consumer<String> progress) {
        return of(config, config.dataDir().toAbsolutePath().getParent(), progress);
    }

    /**
     * @param scratchParent where a folder for the replay is made, and deleted again
     * @param progress      is told of each part as it begins
     */
    public static Report of(EngineConfig config, Path scratchParent, Consumer<String> progress) {
        return new Verification(config, scratchParent, progress).run();
    }

    private Report run() {
        try (Store store = Store.openExisting(config.dataDir().resolve("store"))) {
            checkAll(store, Keystore.of(config.dataDir(), store));
        } catch (CorruptionException | StoreException | EngineException e) {
            findings.add(e.getMessage());
        }
        return new Report(findings.all(), records, batches, codes, links);
    }

    private void checkAll(Store store, Keystore keystore) {
        progress.accept("log: hash chain, replay");
        try (Scratch scratch = Scratch.in(scratchParent, "suma-verify-");
             Replay replay = new Replay(config, keystore, scratch.folder())) {
            records = new LogStore(store).verifyAll(replay).sequence();
            SequenceMark.loss(config.dataDir(), records).ifPresent(findings::add);
            replay.finish();
            batches = replay.batches();
            codes = replay.codes();
            links = links(replay.store());
            for (Column column : EnumSet.complementOf(EnumSet.copyOf(NOT_DERIVED))) {
                progress.accept(column.text());
                new ColumnCheck(column, findings).compare(replay.store(), store);
            }
        }
        progress.accept(Column.RETRY.text());
        new RetryCheck(findings).check(store, records);
        progress.accept("index");
        checkIndex(store, records);
    }

    private static long links(Store store) {
        long sum = 0;
        try (RocksIterator runs = store.scan(Column.CONTENTS)) {
            for (runs.seekToFirst(); runs.isValid(); runs.next()) {
                sum += ContentsLayout.count(runs.value());
            }
            Store.check(runs);
        }
        return sum;
    }

    private void checkIndex(Store store, long sequence) {
        IndexFolder folder = new IndexFolder(config.dataDir().resolve("index"));
        Optional<BlockIndex> clean = folder.openToCheck(sequence);
        if (clean.isEmpty() && folder.isMarked()) {
            findings.add("index: is not what was closed in order; it will be rebuilt");
            return;
        } else if (clean.isEmpty()) {
            progress.accept("index: was not closed in order and will be rebuilt, nothing to check");
            return;
        }
        try (BlockIndex index = clean.get()) {
            long[] stored = {0};
            Block indexed = new Block();
            new StoredBlocks(store).forEachWhile(() -> true, block -> {
                stored[0]++;
                if (!index.read(indexed.reset(block.number())) || !indexed.sameWords(block)) {
                    findings.add("index: block " + block.number() + " differs from the store's");
                }
            });
            if (index.blocks() != stored[0]) {
                findings.add("index: expected " + stored[0] + " blocks, actual " + index.blocks());
            }
        }
    }
}
