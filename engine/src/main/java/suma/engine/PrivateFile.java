package suma.engine;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Files that nobody but their owner can ever read. */
public final class PrivateFile {
    /** For a file that is made. */
    public static final FileAttribute<?> OWNER_ONLY = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    /** What the name of a file ends with while it is written. */
    public static final String UNFINISHED = ".new";

    private PrivateFile() {
    }

    /** Makes or replaces a file at one stroke, and brings it to disk. */
    public static void replace(Path target, String text) throws IOException {
        Path fresh = target.resolveSibling(target.getFileName() + UNFINISHED);
        Files.deleteIfExists(fresh);
        try (FileChannel file = FileChannel.open(fresh, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), OWNER_ONLY)) {
            file.write(StandardCharsets.UTF_8.encode(text));
            file.force(true);
        }
        Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        FolderSync.sync(target.toAbsolutePath().getParent());
    }
}
