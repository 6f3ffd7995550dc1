package suma.resolver.backup;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import suma.engine.backup.Backups.Backup;

/** Carries out the orders that lie in the data folder, one at a time; those that come meanwhile are refused, as over HTTP. */
public final class BackupOrders {
    /** How often the folder is looked at. */
    public static final long TURN_MS = 500;
    private static final Logger LOG = LoggerFactory.getLogger(BackupOrders.class);

    private final Path dataDir;
    private final BackupMaker maker;
    private volatile Optional<BackupSlip> inWork = Optional.empty();

    /** Something that a full or closed folder may refuse. */
    private interface Step {
        void run() throws IOException;
    }

    public BackupOrders(Path dataDir, BackupMaker maker) {
        this.dataDir = dataDir;
        this.maker = maker;
    }

    /** Gives a sign of life of the order in work, and begins with one that waits. */
    public void turn() {
        Optional<BackupSlip> present = inWork;
        attempt(() -> {
            if (present.isPresent()) {
                present.get().touch();
            }
            Optional<BackupSlip> waiting = BackupSlip.next(dataDir);
            if (waiting.isPresent()) {
                begin(waiting.get(), present.isPresent());
            }
        });
    }

    private void begin(BackupSlip slip, boolean busy) throws IOException {
        BackupOrder order;
        try {
            order = slip.read();
        } catch (IOException malformed) {
            slip.failed("order of a backup: " + malformed.getMessage());
            return;
        }
        if (busy) {
            slip.failed(BackupMaker.BUSY);
            return;
        }
        slip.taken();
        inWork = Optional.of(slip);
        if (!maker.begin(order, "the program's backup command", listener(slip))) {
            end(() -> slip.failed(BackupMaker.BUSY));
        }
    }

    private BackupMaker.Listener listener(BackupSlip slip) {
        return new BackupMaker.Listener() {
            @Override
            public void made(Backup backup) {
                end(() -> slip.made(backup));
            }

            @Override
            public void failed(String why) {
                end(() -> slip.failed(why));
            }
        };
    }

    private void end(Step answer) {
        inWork = Optional.empty();
        attempt(answer);
    }

    private static void attempt(Step step) {
        try {
            step.run();
        } catch (IOException failed) {
            LOG.warn("order of a backup: {}", failed.getMessage());
        }
    }
}
