package suma.resolver.backup;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import suma.engine.backup.Backups.Backup;
import suma.resolver.backup.BackupOrder.Slip;

/** Carries out the orders that lie in the data folder, one after the other. */
public final class BackupOrders {
    /** How often the folder is looked at. */
    public static final long TURN_MS = 500;
    private static final Logger LOG = LoggerFactory.getLogger(BackupOrders.class);

    private final Path dataDir;
    private final BackupMaker maker;

    public BackupOrders(Path dataDir, BackupMaker maker) {
        this.dataDir = dataDir;
        this.maker = maker;
    }

    /** Begins with the next one, if there is one and nothing else is being backed up. */
    public void turn() {
        try {
            if (!maker.isWorking()) {
                BackupOrder.next(dataDir).ifPresent(this::begin);
            }
        } catch (IOException unreadable) {
            LOG.warn("orders of backups cannot be read: {}", unreadable.getMessage());
        }
    }

    private void begin(Slip slip) {
        try {
            BackupOrder order = slip.read();
            if (maker.begin(order, "the program's backup command", listener(slip))) {
                slip.taken();
            }
        } catch (IOException malformed) {
            answer(slip, BackupOrder.newAnswer().put("detail", malformed.getMessage()));
        }
    }

    private static BackupMaker.Listener listener(Slip slip) {
        return new BackupMaker.Listener() {
            @Override
            public void made(Backup backup) {
                answer(slip, BackupOrder.newAnswer().put("backup", backup.number()).put("sequence", backup.sequence()));
            }

            @Override
            public void failed(String why) {
                answer(slip, BackupOrder.newAnswer().put("detail", why));
            }
        };
    }

    private static void answer(Slip slip, JsonNode answer) {
        try {
            slip.taken();
            slip.answer(answer);
        } catch (IOException unwritten) {
            LOG.warn("the order of a backup cannot be answered: {}", unwritten.getMessage());
        }
    }
}
