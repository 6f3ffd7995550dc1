package suma.engine.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import suma.engine.EngineException;
import suma.engine.FolderInUseException;

/**
 * That nobody else has a store open. Taken before its files are looked at, since RocksDB takes its own lock only after the ends
 * of logs have been cut: what another process is just writing looks like an end that was torn. The system gives it back when
 * the process ends.
 */
final class StoreLock implements AutoCloseable {
    private static final String FILE = "suma.lock";
    /** Folders this process has locked: opening and closing the file once more would give its lock back. */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path folder;
    private final FileChannel file;

    private StoreLock(Path folder, FileChannel file) {
        this.folder = folder;
        this.file = file;
    }

    /** Makes the folder where there is none. */
    static StoreLock take(Path store) {
        try {
            Path folder = Files.createDirectories(store).toRealPath();
            if (HELD.add(folder)) {
                return new StoreLock(folder, locked(folder));
            }
        } catch (IOException e) {
            throw new EngineException("store " + store + " cannot be locked", e);
        }
        throw inUse(store);
    }

    private static FileChannel locked(Path folder) throws IOException {
        boolean locked = false;
        try {
            FileChannel file = FileChannel.open(folder.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            locked = locks(file);
            if (!locked) {
                throw inUse(folder);
            }
            return file;
        } finally {
            if (!locked) {
                HELD.remove(folder);
            }
        }
    }

    /** False, and the file is closed, where another process holds the lock. */
    private static boolean locks(FileChannel file) throws IOException {
        FileLock lock = null;
        try {
            lock = file.tryLock();
        } finally {
            if (lock == null) {
                file.close();
            }
        }
        return lock != null;
    }

    private static FolderInUseException inUse(Path folder) {
        return new FolderInUseException("store " + folder + " is open already");
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new EngineException("the lock of store " + folder + " cannot be given back", e);
        } finally {
            HELD.remove(folder);
        }
    }
}
