package suma.resolver.backup;

import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import suma.engine.Engine;
import suma.engine.EngineException;
import suma.engine.backup.Backups.Backup;
import suma.engine.store.StoreException;

/** Makes backups, one at a time and on a thread of their own. */
public final class BackupMaker {
    /** Why a further one is refused. */
    static final String BUSY = "another backup is being made";
    private static final Logger LOG = LoggerFactory.getLogger(BackupMaker.class);

    private final Engine engine;
    private final AtomicBoolean working = new AtomicBoolean();

    /** Hears what became of a backup, on the thread that made it. */
    interface Listener {
        void made(Backup backup);

        void failed(String why);
    }

    public BackupMaker(Engine engine) {
        this.engine = engine;
    }

    /** False, and nothing is done, while another one is being made. */
    boolean begin(BackupOrder order, String caller, Listener listener) {
        if (!working.compareAndSet(false, true)) {
            return false;
        }
        Thread thread = new Thread(() -> make(order, caller, listener), "suma-backup");
        thread.setDaemon(true);
        thread.start();
        return true;
    }

    private void make(BackupOrder order, String caller, Listener listener) {
        Runnable told = () -> listener.failed("no backup made: the server's log says why");
        try {
            told = made(order, caller, listener);
        } finally {
            working.set(false);
            told.run();
        }
    }

    /** Whoever hears of it may ask for the next one at once, so telling comes last. */
    private Runnable made(BackupOrder order, String caller, Listener listener) {
        try {
            Backup made = engine.backUp(order.folder(), order.passphrase());
            LOG.info("backup {} made in {} up to sequence {}, for {}", made.number(), order.folder(), made.sequence(), caller);
            return () -> listener.made(made);
        } catch (EngineException | StoreException failed) {
            LOG.error("no backup made", failed);
            return () -> listener.failed("no backup made: " + failed.getMessage());
        }
    }
}
