package suma.engine.store;

import java.nio.file.Path;

/** Sees the files of a store reach the disk, and may take the syncs away; for rigs that play a power cut. */
public interface DiskWatch {
    /** Told when all that was written to a file so far is on disk, on the thread that synced it. */
    void synced(Path file);

    /** False lets a group's write come back before it is on disk. */
    boolean syncsGroups();
}
