package suma.engine.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import suma.engine.Engine;
import suma.engine.EngineConfig;
import suma.engine.EngineException;
import suma.engine.EngineState;
import suma.engine.FolderSync;
import suma.engine.command.Command.SkipSerials;
import suma.engine.command.Outcome;
import suma.engine.command.Outcome.Accepted;

/**
 * Makes a data folder of a backup that is safe to issue from: before it gets its name, every serial space leaves out the
 * serials that may have been issued since.
 */
public final class Restoring {
    private static final String UNFINISHED = ".restoring";

    private Restoring() {
    }

    /**
     * What was restored.
     *
     * @param sequence the last record of the backup; what came behind it is lost
     */
    public record Restored(int backup, long sequence) {
    }

    /**
     * @param asked  number of the backup; the newest where none is asked for
     * @param config its data folder must not be there yet
     */
    public static Restored restore(Path backups, OptionalInt asked, EngineConfig config, char[] passphrase, SkipSerials skip) {
        Path to = config.dataDir().toAbsolutePath();
        if (Files.exists(to)) {
            throw new EngineException("restoring: expected no folder " + to + ", actual one");
        }
        Path unfinished = to.resolveSibling(to.getFileName() + UNFINISHED);
        if (Files.exists(unfinished)) {
            throw new EngineException("restoring: " + unfinished + " is left from a restoring that was not ended; delete it");
        }
        int number = new Backups(backups).restore(unfinished, passphrase, asked);
        long sequence = skip(config.withDataDir(unfinished), skip);
        try {
            Files.move(unfinished, to);
            FolderSync.sync(to.getParent());
        } catch (IOException e) {
            throw new EngineException("restoring: folder " + unfinished + " cannot be named " + to, e);
        }
        return new Restored(number, sequence);
    }

    private static long skip(EngineConfig config, SkipSerials skip) {
        try (Engine engine = Engine.open(config)) {
            awaitRunning(engine);
            long sequence = engine.sequence();
            Outcome outcome = engine.execute(skip);
            if (!(outcome instanceof Accepted)) {
                throw new EngineException("restoring: serials cannot be left out: " + outcome);
            }
            return sequence;
        }
    }

    private static void awaitRunning(Engine engine) {
        CountDownLatch settled = new CountDownLatch(1);
        engine.onState(state -> settled.countDown());
        try {
            if (engine.state() == EngineState.RECOVERING) {
                settled.await();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
