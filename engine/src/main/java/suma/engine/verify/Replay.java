package suma.engine.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import suma.engine.EngineConfig;
import suma.engine.EngineException;
import suma.engine.catalog.Batch;
import suma.engine.catalog.Catalog;
import suma.engine.command.Command;
import suma.engine.command.Command.OrderBatch;
import suma.engine.command.Command.Register;
import suma.engine.command.Command.Transform;
import suma.engine.index.BlockIndex;
import suma.engine.index.IndexFolder;
import suma.engine.journal.HashChain;
import suma.engine.journal.LogFrameLayout;
import suma.engine.journal.Record;
import suma.engine.state.Keystore;
import suma.engine.state.State;
import suma.engine.store.LogStore;
import suma.engine.store.Store;
import suma.engine.store.StoreGroup;

/** Applies records from the first on to an empty state, in groups of its own. */
final class Replay implements Consumer<Record>, AutoCloseable {
    private static final int MOST_GROUP_RECORDS = 8192;
    private static final int MOST_GROUP_BLOCKS = 1 << 16;

    private final Store store;
    private final BlockIndex index;
    private final Catalog catalog = new Catalog();
    private final State state;
    private final StoreGroup group;
    private final LogFrameLayout.Writer frame = new LogFrameLayout.Writer(HashChain.empty());
    private int pending;

    Replay(EngineConfig config, Keystore keystore, Path folder) {
        store = Store.openScratch(folder.resolve("store"));
        index = new IndexFolder(made(folder.resolve("index"))).openEmpty();
        state = new State(catalog, store, index, config, keystore);
        group = store.newGroup();
    }

    private static Path made(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new EngineException("folder " + folder + " cannot be made", e);
        }
    }

    @Override
    public void accept(Record record) {
        state.apply(record);
        if (record.command() instanceof Transform) {
            keep(record);
        }
        if (++pending == MOST_GROUP_RECORDS || state.heldBlocks() >= MOST_GROUP_BLOCKS || givesCodes(record.command())) {
            finish();
        }
    }

    /** What is recalled because of what it is made of is found by way of these records. */
    private void keep(Record transform) {
        frame.add(transform);
        LogStore.put(group, transform.sequence(), frame.take());
    }

    /** Nobody can speak of new codes before they are published. */
    private static boolean givesCodes(Command command) {
        return command instanceof OrderBatch || command instanceof Register;
    }

    /** Brings what was applied last to the store. */
    void finish() {
        state.writeTo(group);
        store.write(group);
        group.clear();
        state.publish(index);
        pending = 0;
    }

    Store store() {
        return store;
    }

    long batches() {
        return catalog.batches(Batch.NO_BATCH, Integer.MAX_VALUE).size();
    }

    long codes() {
        return catalog.batches(Batch.NO_BATCH, Integer.MAX_VALUE).stream().mapToLong(Batch::quantity).sum();
    }

    @Override
    public void close() {
        group.close();
        index.close();
        store.close();
    }
}
