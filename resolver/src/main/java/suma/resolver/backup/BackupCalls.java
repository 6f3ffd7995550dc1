package suma.resolver.backup;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import suma.engine.Engine;
import suma.engine.EngineException;
import suma.engine.backup.Backups.Backup;
import suma.engine.command.Caller;
import suma.engine.store.StoreException;
import suma.resolver.call.Bodies;
import suma.resolver.http.Exchange;
import suma.resolver.http.Problem;
import suma.resolver.http.Refusal;
import suma.resolver.json.JsonOut;

/** Backups, one at a time and on a thread of their own. */
public final class BackupCalls {
    /** Query parameter that names a {@link BackupOrder}. */
    public static final String ORDER = "order";
    private static final Logger LOG = LoggerFactory.getLogger(BackupCalls.class);

    private final Engine engine;
    private final Path dataDir;
    private final Optional<BackupConfig> config;
    private final AtomicBoolean working = new AtomicBoolean();

    public BackupCalls(Engine engine, Path dataDir, Optional<BackupConfig> config) {
        this.engine = engine;
        this.dataDir = dataDir;
        this.config = config;
    }

    public void post(Exchange exchange) {
        Optional<String> order = exchange.request().query().text(ORDER);
        if (order.isEmpty() && config.isEmpty()) {
            throw Refusal.of(409, "no backup folder is configured");
        }
        exchange.readWhole(exchange.config().jsonBodyBytes(), body -> {
            Bodies.expectNothing(body);
            Caller caller = exchange.caller();
            if (!working.compareAndSet(false, true)) {
                throw Refusal.of(409, "another backup is being made");
            }
            Thread thread = new Thread(() -> make(exchange, order, caller), "suma-backup");
            thread.setDaemon(true);
            thread.start();
        });
    }

    /** Whoever hears the answer may ask for the next backup at once. */
    private void make(Exchange exchange, Optional<String> name, Caller caller) {
        Runnable answer;
        try {
            answer = madeAnswer(exchange, name, caller);
        } finally {
            working.set(false);
        }
        exchange.resume(answer);
    }

    private Runnable madeAnswer(Exchange exchange, Optional<String> name, Caller caller) {
        try {
            Optional<BackupOrder> order = name.isPresent() ? BackupOrder.take(dataDir, name.get()) : Optional.of(config.orElseThrow().order());
            if (order.isEmpty()) {
                return () -> exchange.refuse(Problem.of(404, "no such order of a backup"));
            }
            Backup made = engine.backUp(order.get().folder(), order.get().passphrase());
            LOG.info("backup {} made in {} up to sequence {}, for {}", made.number(), order.get().folder(), made.sequence(), caller);
            return () -> exchange.answer(201, new JsonOut().beginObject().field("backup", made.number())
                    .field("sequence", made.sequence()).endObject());
        } catch (EngineException | StoreException | IOException failed) {
            LOG.error("no backup made", failed);
            return () -> exchange.refuse(Problem.unavailable("no backup made: " + failed.getMessage()));
        }
    }
}
