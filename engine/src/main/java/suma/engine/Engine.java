package suma.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import suma.engine.FaultPoints.Place;
import suma.engine.alert.Alert;
import suma.engine.backup.Backups;
import suma.engine.catalog.Batch;
import suma.engine.catalog.Catalog;
import suma.engine.catalog.Level;
import suma.engine.catalog.Product;
import suma.engine.command.Command;
import suma.engine.command.Completion;
import suma.engine.command.Outcome;
import suma.engine.command.Submission;
import suma.engine.index.BlockIndex;
import suma.engine.index.Blocks;
import suma.engine.index.IndexFolder;
import suma.engine.journal.LogFrame;
import suma.engine.pipeline.CommandRing;
import suma.engine.recall.RecallDesk;
import suma.engine.scan.BatchCursor;
import suma.engine.scan.CodeCursor;
import suma.engine.scan.CodeRenderer;
import suma.engine.scan.Lookup;
import suma.engine.scan.ReadSide;
import suma.engine.state.Keystore;
import suma.engine.state.State;
import suma.engine.store.Column;
import suma.engine.store.FolderCheck;
import suma.engine.store.LogReader;
import suma.engine.store.LogStore;
import suma.engine.store.SequenceMark;
import suma.engine.store.Store;
import suma.engine.store.StoredAlerts;
import suma.engine.store.StoredBlocks;
import suma.engine.trace.ContentsCursor;
import suma.engine.trace.LotTrace;
import suma.engine.trace.LotTracer;
import suma.engine.trace.Trace;
import suma.engine.trace.TraceLimits;
import suma.engine.trace.Tracer;

/** One data folder at work: takes commands, answers lookups. The only door to this module. */
public final class Engine implements AutoCloseable {
    /** Frames at the end of the log that are read and checked at every opening. */
    private static final int TAIL_FRAMES = 256;
    private static final Logger LOG = LoggerFactory.getLogger(Engine.class);

    private final EngineConfig config;
    private final Store store;
    private final Keystore keystore;
    private final LogStore.Tail tail;
    private final Catalog catalog = new Catalog();
    private final Blocks blocks;
    private final State writerState;
    private final IndexFolder indexFolder;
    private final ReadSide readSide;
    private final List<Consumer<EngineState>> listeners = new CopyOnWriteArrayList<>();
    private final Thread recovery;
    private volatile EngineState state = EngineState.STARTING;
    private volatile String stateReason = "opening";
    private volatile Running running;
    private boolean closing;

    /** What exists once the index is complete. */
    private record Running(BlockIndex index, CommandRing ring, SequenceMark mark) {
    }

    private Engine(EngineConfig config, Store store) {
        this.config = config;
        this.store = store;
        this.keystore = unlock(config, store);
        this.tail = new LogStore(store).verifyTail(TAIL_FRAMES);
        SequenceMark.check(config.dataDir(), tail.sequence());
        this.blocks = new Blocks(new StoredBlocks(store));
        this.writerState = new State(catalog, store, blocks, config, keystore);
        this.indexFolder = new IndexFolder(config.dataDir().resolve("index"));
        this.readSide = new ReadSide(config.schemes(), config.clock(), catalog, blocks, store, keystore);
        this.recovery = new Thread(this::recover, "suma-recovery");
    }

    /**
     * Opens or makes the data folder. Comes back when lookups are right; the index may still be under construction, and
     * commands are refused until then ({@link EngineState#RECOVERING}).
     *
     * @throws EngineException     when the folder cannot be used
     * @throws CorruptionException when it holds something that was not written so
     */
    public static Engine open(EngineConfig config) {
        makeFolder(config);
        Store store = Store.open(config.dataDir().resolve("store"), config.faults().disk());
        boolean opened = false;
        try {
            config.faults().reached(Place.STORE_OPENED);
            syncNames(config.dataDir().toAbsolutePath());
            Engine engine = new Engine(config, store);
            engine.start();
            opened = true;
            return engine;
        } finally {
            if (!opened) {
                store.close();
            }
        }
    }

    private static void makeFolder(EngineConfig config) {
        try {
            Files.createDirectories(config.dataDir());
        } catch (IOException e) {
            throw new EngineException("data folder " + config.dataDir() + " cannot be made", e);
        }
    }

    private static void syncNames(Path dataDir) {
        try {
            FolderSync.sync(dataDir.resolve("store"));
            FolderSync.sync(dataDir);
            FolderSync.sync(dataDir.getParent());
        } catch (IOException e) {
            throw new EngineException("data folder " + dataDir + " cannot be synced", e);
        }
    }

    private static Keystore unlock(EngineConfig config, Store store) {
        FolderCheck folder = new FolderCheck(store);
        if (!folder.isNew()) {
            return Keystore.of(config.dataDir(), store);
        }
        SequenceMark.check(config.dataDir(), 0);
        Keystore keystore = Keystore.exists(config.dataDir()) ? Keystore.read(config.dataDir())
                : Keystore.create(config.dataDir(), new SecureRandom());
        config.faults().reached(Place.KEYS_MADE);
        folder.initialise(keystore.tweak(), keystore.checkValues());
        return keystore;
    }

    private void start() {
        transition(EngineState.RECOVERING, "opening the index");
        Optional<BlockIndex> clean = indexFolder.openClean(tail.sequence());
        if (clean.isPresent()) {
            run(clean.get());
        } else {
            recovery.setUncaughtExceptionHandler((thread, failure) -> fail(failure));
            recovery.start();
        }
    }

    private void recover() {
        long startNs = System.nanoTime();
        BlockIndex index = indexFolder.openEmpty();
        IndexBuilding.Result built = IndexBuilding.build(new StoredBlocks(store), index, this::accepting, config.faults());
        if (!built.complete()) {
            index.close();
            return;
        }
        LOG.info("index rebuilt from the store: {} blocks in {} ms", built.blocks(), (System.nanoTime() - startNs) / 1_000_000);
        config.faults().reached(Place.REBUILT);
        run(index);
    }

    private boolean accepting() {
        return state == EngineState.RECOVERING;
    }

    private synchronized void run(BlockIndex index) {
        if (state != EngineState.RECOVERING) {
            index.close();
            return;
        }
        blocks.switchTo(index);
        SequenceMark mark = SequenceMark.open(config.dataDir());
        running = new Running(index, new CommandRing(config, writerState, store, mark, index, tail, this::fail), mark);
        transition(EngineState.RUNNING, "open at sequence " + tail.sequence());
    }

    private void fail(Throwable failure) {
        LOG.error("engine failed", failure);
        transition(EngineState.FAILED, EngineException.reason(failure));
    }

    private void transition(EngineState to, String reason) {
        synchronized (this) {
            if (!state.next().contains(to)) {
                return;
            }
            LOG.info("engine {} -> {}: {}", state, to, reason);
            stateReason = reason;
            state = to;
        }
        listeners.forEach(listener -> listener.accept(to));
    }

    public EngineState state() {
        return state;
    }

    public String stateReason() {
        return stateReason;
    }

    /** Tells {@code listener} of every further step, on the thread that makes it. */
    public void onState(Consumer<EngineState> listener) {
        listeners.add(listener);
    }

    /**
     * Hands in a command. Never blocks; {@code completion} hears the outcome, perhaps before this returns.
     */
    public void submit(Submission submission, Completion completion) {
        Running now = running;
        if (now == null || state != EngineState.RUNNING) {
            completion.complete(new Outcome.Unavailable("the engine is " + state.name().toLowerCase(java.util.Locale.ROOT) + ": " + stateReason));
        } else {
            now.ring.submit(submission, completion);
        }
    }

    /** Hands in a command of this process itself and waits for the outcome. */
    public Outcome execute(Command command) {
        CompletableFuture<Outcome> outcome = new CompletableFuture<>();
        submit(Submission.of(command), outcome::complete);
        return outcome.join();
    }

    public Catalog catalog() {
        return catalog;
    }

    /** The log's last durable sequence. */
    public long sequence() {
        Running now = running;
        return now == null ? tail.sequence() : now.ring.durableSequence();
    }

    /** A new hand for lookups; one per thread, close it with the thread. */
    public Lookup newLookup() {
        return new Lookup(readSide);
    }

    /** Codes {@code offset} to before {@code offset + limit} of a batch, in print order; always the same. */
    public CodeCursor codesOf(Batch batch, long offset, long limit) {
        return new BatchCursor(new CodeRenderer(readSide), batch, offset, limit);
    }

    /** What a code holds now, directly and through what it holds: every code, or those of one level. */
    public CodeCursor contentsOf(long codeId, Optional<Level> level) {
        return new ContentsCursor(readSide, codeId, level, OptionalLong.empty());
    }

    /** The same at a moment of the past, epoch ms: what the last recorded of those events says that had happened by then. */
    public CodeCursor contentsOf(long codeId, Optional<Level> level, long atMs) {
        return new ContentsCursor(readSide, codeId, level, OptionalLong.of(atMs));
    }

    /** Where a code that must exist came from, where it went, and who answered for it. Reads the store; takes a millisecond or so. */
    public Trace trace(long codeId, TraceLimits limits) {
        return readSide.inside(() -> {
            try (Tracer tracer = new Tracer(readSide)) {
                return tracer.trace(codeId, limits);
            }
        });
    }

    /** At most {@code limit} alerts behind number {@code after}, oldest first. */
    public List<Alert> alerts(long after, int limit) {
        return readSide.inside(() -> new StoredAlerts(store).after(after, limit));
    }

    /** At most {@code limit} alerts before number {@code before}, newest first. */
    public List<Alert> alertsBefore(long before, int limit) {
        return readSide.inside(() -> new StoredAlerts(store).before(before, limit));
    }

    /** The same of a lot of a product. */
    public LotTrace trace(Product product, String lot, TraceLimits limits) {
        return readSide.inside(() -> {
            try (LotTracer tracer = new LotTracer(readSide)) {
                return tracer.trace(product, lot, limits);
            }
        });
    }

    /**
     * The durable records behind {@code after}, in frames of which the first may begin before: as many as fit {@code mostBytes},
     * and one frame in any case; none when nothing has happened since.
     */
    public List<LogFrame> feed(long after, int mostBytes) {
        return after >= sequence() ? List.of() : readSide.inside(() -> {
            try (LogReader log = new LogReader(store.iterate(Column.LOG))) {
                return log.behind(after, mostBytes);
            }
        });
    }

    /** The last durable sequence that was accepted by then, 0 for none. */
    public long lastSequenceBy(long timeMs) {
        return readSide.inside(() -> {
            try (LogReader log = new LogReader(store.iterate(Column.LOG))) {
                return log.lastBy(timeMs);
            }
        });
    }

    /** Recalls, and what has become of what they cover. */
    public RecallDesk recalls() {
        return new RecallDesk(readSide);
    }

    /** Adds a backup of all that is durable now, and of the keys, to a backup folder. Commands and lookups go on meanwhile. */
    public Backups.Backup backUp(Path folder, char[] passphrase) {
        return readSide.inside(() -> new Backups(folder, config.faults()).add(store, config.dataDir(), sequence(), passphrase));
    }

    /** Sizes for measuring; see {@link Footprint}. */
    public Footprint footprint() {
        Running now = running;
        return readSide.inside(() -> now == null ? new Footprint(0, 0, store.tableBytes())
                : new Footprint(now.index.blocks(), now.index.offHeapBytes(), store.tableBytes()));
    }

    /** Merges the store's files fully, so that {@link #footprint()} shows what the data itself takes. */
    public void compact() {
        readSide.inside(() -> {
            store.compact();
            return store.tableBytes();
        });
    }

    /**
     * What the engine takes.
     *
     * @param indexBlocks  blocks of 64 codes in the index
     * @param indexBytes   off-heap bytes of the index
     * @param storeBytes   bytes of the store's table files, write-ahead log excluded
     */
    public record Footprint(long indexBlocks, long indexBytes, long storeBytes) {
    }

    /** Refuses new commands, carries out what was handed in, and closes the files. */
    @Override
    public void close() {
        boolean inOrder;
        synchronized (this) {
            if (closing) {
                return;
            }
            closing = true;
            inOrder = state == EngineState.RUNNING;
            transition(EngineState.DRAINING, "closing");
        }
        joinRecovery();
        Running now = running;
        if (now != null) {
            now.ring.drain();
            config.faults().reached(Place.DRAINED);
        }
        if (readSide.awaitReaders()) {
            closeFiles(now, inOrder);
        } else {
            LOG.warn("lookups are still open: files are left for the end of the process to close");
        }
        transition(EngineState.CLOSED, "closed at sequence " + sequence());
    }

    private void closeFiles(Running now, boolean inOrder) {
        try {
            if (now != null) {
                closeIndex(now, inOrder);
            }
        } finally {
            store.close();
        }
    }

    private void closeIndex(Running now, boolean inOrder) {
        long blocks = now.index.blocks();
        now.index.close();
        now.mark.close();
        config.faults().reached(Place.INDEX_CLOSED);
        if (inOrder && state == EngineState.DRAINING) {
            indexFolder.markClean(now.ring.durableSequence(), blocks);
            config.faults().reached(Place.MARKED);
        }
    }

    private void joinRecovery() {
        try {
            recovery.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
