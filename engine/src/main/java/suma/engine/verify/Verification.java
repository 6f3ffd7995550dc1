package suma.engine.verify;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.rocksdb.RocksIterator;
import suma.engine.CodeId;
import suma.engine.CorruptionException;
import suma.engine.EngineConfig;
import suma.engine.EngineException;
import suma.engine.catalog.Disposition;
import suma.engine.index.Block;
import suma.engine.index.BlockIndex;
import suma.engine.index.IndexFolder;
import suma.engine.index.WordLayout;
import suma.engine.state.Keystore;
import suma.engine.store.Column;
import suma.engine.store.ContentsLayout;
import suma.engine.store.FolderCheck;
import suma.engine.store.LogStore;
import suma.engine.store.Store;
import suma.engine.store.StoreException;
import suma.engine.store.StoredBlocks;

/**
 * Checks a closed data folder: the hash chain over the whole log, and against the log the catalog, the links both ways,
 * the foreign codes and the index. Reads everything once, in order, whatever the folder's size.
 */
public final class Verification {
    private final EngineConfig config;
    private final Consumer<String> progress;
    private final Findings findings = new Findings();
    private final LoggedCatalog logged = new LoggedCatalog();
    private final CatalogCheck catalog = new CatalogCheck(logged, findings);
    private final ForeignCheck foreign = new ForeignCheck(findings);
    private long records;
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

    private Verification(EngineConfig config, Consumer<String> progress) {
        this.config = config;
        this.progress = progress;
    }

    /** @param progress is told of each part as it begins */
    public static Report of(EngineConfig config, Consumer<String> progress) {
        return new Verification(config, progress).run();
    }

    private Report run() {
        try (Store store = Store.openExisting(config.dataDir().resolve("store"))) {
            new FolderCheck(store).verify(Keystore.read(config.dataDir()).checkValues());
            checkAll(store);
        } catch (CorruptionException | StoreException | EngineException e) {
            findings.add(e.getMessage());
        }
        return new Report(findings.all(), records, catalog.batches(), catalog.codes(), links);
    }

    private void checkAll(Store store) {
        progress.accept("log: hash chain");
        LinkSum packed = new LinkSum();
        LogCheck log = new LogCheck(logged, foreign, packed);
        LogStore.Tail tail = new LogStore(store).verifyAll(log);
        records = tail.sequence();
        progress.accept("catalog: parties, products, batches, ordinals");
        catalog.compare(store);
        progress.accept("links: parents to children, children to parents");
        LinkSum held = contents(store, catalog.endOrdinal());
        LinkSum expected = log.linksKnown() ? packed : held;
        links = expected.count();
        compare("contents", held, expected);
        compare("words", words(store, catalog.endOrdinal()), expected);
        progress.accept("foreign codes");
        foreign.compare(store);
        progress.accept("index");
        checkIndex(store, tail.sequence());
    }

    private void compare(String part, LinkSum found, LinkSum packed) {
        if (!found.equalTo(packed)) {
            findings.add(part + ": expected the " + packed.count() + " links of the log, actual " + found.count() + " links or others");
        }
    }

    private LinkSum contents(Store store, long endOrdinal) {
        LinkSum sum = new LinkSum();
        long lastParent = CodeId.NONE;
        long lastEnd = 0;
        try (RocksIterator runs = store.scan(Column.CONTENTS)) {
            for (runs.seekToFirst(); runs.isValid(); runs.next()) {
                long parent = ContentsLayout.parent(runs.key());
                long first = ContentsLayout.first(runs.key());
                long count = ContentsLayout.count(runs.value());
                if (parent == lastParent && first < lastEnd || count < 1 || first + count > endOrdinal || parent >= endOrdinal) {
                    findings.add("contents: run of " + count + " children from CodeId " + first + " in parent " + parent + " overlaps another or leaves what was issued");
                } else {
                    sum.addRun(first, count, parent);
                }
                lastParent = parent;
                lastEnd = first + count;
            }
            Store.check(runs);
        }
        return sum;
    }

    private LinkSum words(Store store, long endOrdinal) {
        LinkSum sum = new LinkSum();
        new StoredBlocks(store).forEachWhile(() -> true, block -> {
            for (int slot = 0; slot < Block.CODES; slot++) {
                checkWord(Block.ordinal(block.number(), slot), block.word(slot), endOrdinal, sum);
            }
        });
        return sum;
    }

    private void checkWord(long ordinal, long word, long endOrdinal, LinkSum sum) {
        if (word == WordLayout.NOTHING) {
            return;
        }
        if (ordinal >= endOrdinal || WordLayout.parent(word) >= endOrdinal || !ofItsOwn(word)) {
            findings.add("word of CodeId " + ordinal + ": expected a code issued, a parent issued and a disposition of its own, actual " + Long.toHexString(word));
        } else if (WordLayout.parent(word) != CodeId.NONE) {
            sum.add(ordinal, WordLayout.parent(word));
        }
    }

    /** What is voided or only issued has its batch's disposition. */
    private static boolean ofItsOwn(long word) {
        int own = WordLayout.disposition(word);
        boolean markedOnly = (WordLayout.scanned(word) || WordLayout.recalled(word)) && WordLayout.parent(word) == CodeId.NONE;
        return own == Disposition.AS_BATCH ? markedOnly : own != Disposition.ISSUED.number() && own != Disposition.VOIDED.number();
    }

    private void checkIndex(Store store, long sequence) {
        IndexFolder folder = new IndexFolder(config.dataDir().resolve("index"));
        Optional<BlockIndex> clean = folder.openToCheck(sequence);
        if (clean.isEmpty()) {
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
