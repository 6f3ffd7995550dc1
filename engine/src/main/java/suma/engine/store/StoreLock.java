package suma.engine.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import suma.engine.EngineException;
import suma.engine.FolderInUseException;

/**
 * That nobody else has a store open. Taken before its files are looked at, since RocksDB takes its own lock only after the ends
 * of logs have been cut: what another process is just writing looks like an end that was torn. The system gives it back when
 * the process ends.
 */
final class StoreLock implements AutoCloseable {
    private static final String FILE = "suma.lock";

    private final FileChannel file;

    private StoreLock(FileChannel file) {
        this.file = file;
    }

    /** Makes the folder where there is none. */
    static StoreLock take(Path folder) {
        try {
            Files.createDirectories(folder);
            FileChannel file = FileChannel.open(folder.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (isHeld(file)) {
                return new StoreLock(file);
            }
            file.close();
        } catch (IOException e) {
            throw new EngineException("store " + folder + " cannot be locked", e);
        }
        throw new FolderInUseException("store " + folder + " is open already");
    }

    private static boolean isHeld(FileChannel file) throws IOException {
        try {
            FileLock lock = file.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException byThisProcess) {
            return false;
        }
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new EngineException("the lock of a store cannot be given back", e);
        }
    }
}
