package suma.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/** A temporary folder that is gone when closed. */
final class Scratch implements AutoCloseable {
    private static final String PREFIX = "suma-bench-";

    private final Path root;
    private final AtExit atExit;
    private int folders;

    Scratch(Optional<Path> parent) {
        try {
            root = parent.isPresent() ? Files.createTempDirectory(Files.createDirectories(parent.get()), PREFIX)
                    : Files.createTempDirectory(PREFIX);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        atExit = AtExit.run(() -> delete(root));
    }

    /** The name of a folder that does not exist yet. */
    Path next() {
        return root.resolve(Integer.toString(folders++));
    }

    /** A new folder that other accounts of the machine may be given. */
    Path open() throws IOException {
        Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwx--x--x"));
        return Files.createDirectory(next());
    }

    static void delete(Path folder) {
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.deleteIfExists(file);
                    return FileVisitResult.CONTINUE;
                }

                /** What another thread was quicker to delete is no failure. */
                @Override
                public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                    if (failure instanceof NoSuchFileException) {
                        return FileVisitResult.CONTINUE;
                    }
                    throw failure;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path emptied, IOException failure) throws IOException {
                    Files.deleteIfExists(emptied);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        delete(root);
        atExit.done();
    }
}
