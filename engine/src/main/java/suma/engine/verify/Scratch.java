package suma.engine.verify;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import suma.engine.EngineException;

/** A folder of files that nobody needs afterwards; it goes with them, also when the process is ended in the middle. */
final class Scratch implements AutoCloseable {
    private final Path folder;
    private final Thread atExit = new Thread(this::delete, "suma-scratch");

    private Scratch(Path folder) {
        this.folder = folder;
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /** A new folder in {@code parent}. */
    static Scratch in(Path parent, String prefix) {
        try {
            return new Scratch(Files.createTempDirectory(Files.createDirectories(parent), prefix));
        } catch (IOException e) {
            throw new EngineException("scratch folder in " + parent + " cannot be made", e);
        }
    }

    Path folder() {
        return folder;
    }

    private void delete() {
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.delete(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path visited, IOException failure) throws IOException {
                    Files.delete(visited);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new EngineException("scratch folder " + folder + " cannot be deleted", e);
        }
    }

    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(atExit);
        delete();
    }
}
