package suma.engine;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Brings the names in a folder to disk: a file that was synced can be gone with its name after a power cut. */
public final class FolderSync {
    private FolderSync() {
    }

    public static void sync(Path folder) throws IOException {
        try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
            directory.force(true);
        }
    }
}
