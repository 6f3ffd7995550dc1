package suma.bench;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import suma.engine.CodeId;
import suma.engine.Engine;
import suma.engine.EngineConfig;
import suma.engine.EngineState;
import suma.engine.catalog.Batch;
import suma.engine.catalog.Level;
import suma.engine.catalog.Party;
import suma.engine.catalog.Product;
import suma.engine.command.Answer;
import suma.engine.command.Command;
import suma.engine.command.EventContext;
import suma.engine.command.Outcome;

/** An engine on a folder, with the orders a manufacturer gives it. */
final class Plant implements AutoCloseable {
    private static final int SHARD = 0;
    private static final long POLL_NS = TimeUnit.MILLISECONDS.toNanos(1);

    private final EngineConfig config;
    private final Engine engine;

    private Plant(EngineConfig config) {
        this.config = config;
        this.engine = Engine.open(config);
    }

    /** Opens a folder and waits until the engine takes commands. */
    static Plant open(Path folder) {
        Plant plant = new Plant(EngineConfig.at(folder));
        awaitRunning(plant.engine);
        return plant;
    }

    /** Waits until the engine has recovered. */
    static void awaitRunning(Engine engine) {
        while (engine.state() == EngineState.STARTING || engine.state() == EngineState.RECOVERING) {
            LockSupport.parkNanos(POLL_NS);
        }
        if (engine.state() != EngineState.RUNNING) {
            throw new IllegalStateException("engine: expected RUNNING actual " + engine.state() + ": " + engine.stateReason());
        }
    }

    Engine engine() {
        return engine;
    }

    Commits commits() {
        return Commits.of(config.metrics());
    }

    void addParty(String id, String region) {
        execute(new Command.PutParty(new Party(0, id, id, "", "", "", region, "")));
    }

    /** Adds a {@code drug-20} product; its drug id is its name. */
    void addDrug(String drugId, Level level) {
        addDrug(drugId, level, "");
    }

    /** @param maker id of the party that answers for it, or empty */
    void addDrug(String drugId, Level level, String maker) {
        Map<String, String> fields = Map.of("drugId", drugId);
        execute(new Command.PutProduct(new Product(0, drugId, drugId, "drug", "drug-20", new TreeMap<>(fields), maker, level,
                Product.DEFAULT_GUESS_ODDS, new TreeMap<>())));
    }

    Batch order(String product, long quantity) {
        return order(product, "L1", quantity);
    }

    Batch order(String product, String lot, long quantity) {
        Command.BatchFacts facts = new Command.BatchFacts(product, lot, Optional.empty(), Optional.empty(), new TreeMap<>());
        Answer.Ordered answer = (Answer.Ordered) execute(new Command.OrderBatch(facts, quantity, new TreeMap<>()));
        return engine.catalog().batch(answer.batch()).orElseThrow();
    }

    void commission(Batch batch) {
        execute(new Command.CommissionRange(batch.number(), 0, batch.quantity(), EventContext.NONE));
    }

    Answer execute(Command command) {
        Outcome outcome = engine.execute(command);
        if (outcome instanceof Outcome.Accepted accepted) {
            return accepted.answer();
        }
        throw new IllegalStateException("command " + command + ": expected accepted, actual " + outcome);
    }

    /** The CodeId of the code at a print position of a batch that was ordered here. */
    static long codeId(Batch batch, long offset) {
        var extent = batch.state().at(offset);
        return CodeId.of(SHARD, extent.firstOrdinal() + (offset - extent.offset()));
    }

    @Override
    public void close() {
        engine.close();
    }
}
