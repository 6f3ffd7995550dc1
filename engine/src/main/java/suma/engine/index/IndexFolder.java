package suma.engine.index;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import suma.engine.EngineException;

/**
 * The folder of the index's files, and whether they may be trusted. A file {@code clean} with the log's last sequence is
 * there only between an orderly close and the next open; without it, or with another sequence in it, the segments are
 * deleted and built again from the store.
 */
public final class IndexFolder {
    private static final String CLEAN_FILE = "clean";
    private static final String SEGMENT_PREFIX = "segment-";

    private final Path folder;

    public IndexFolder(Path folder) {
        this.folder = folder;
    }

    /** The index as it was closed at {@code sequence}; empty when it has to be built again, on an emptied folder. */
    public Optional<BlockIndex> openClean(long sequence) {
        try {
            Files.createDirectories(folder);
            if (!isCleanAt(sequence)) {
                deleteAll();
                return Optional.empty();
            }
            BlockIndex index = new BlockIndex(folder);
            index.openAll();
            Files.delete(folder.resolve(CLEAN_FILE));
            syncFolder();
            return Optional.of(index);
        } catch (IOException e) {
            throw new EngineException("index folder " + folder, e);
        }
    }

    /** Like {@link #openClean}, but leaves the folder as it is. */
    public Optional<BlockIndex> openToCheck(long sequence) {
        try {
            if (!isCleanAt(sequence)) {
                return Optional.empty();
            }
            BlockIndex index = new BlockIndex(folder);
            index.openAll();
            return Optional.of(index);
        } catch (IOException e) {
            throw new EngineException("index folder " + folder, e);
        }
    }

    /** A new index. Its first segment is made at once: the first Chronicle Map of a process takes a second to set up. */
    public BlockIndex openEmpty() {
        BlockIndex index = new BlockIndex(folder);
        index.openFirst();
        return index;
    }

    /** To be called when the index is closed and holds everything up to {@code sequence}. */
    public void markClean(long sequence) {
        try (FileChannel file = FileChannel.open(folder.resolve(CLEAN_FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            syncSegments();
            file.write(StandardCharsets.US_ASCII.encode(Long.toString(sequence)));
            file.force(true);
            syncFolder();
        } catch (IOException e) {
            throw new EngineException("index folder " + folder, e);
        }
    }

    /** The maps are memory-mapped: closing them leaves their pages to the kernel's leisure. */
    private void syncSegments() throws IOException {
        try (var files = Files.list(folder)) {
            for (Path file : files.filter(file -> segmentNumber(file) >= 0).toList()) {
                try (FileChannel segment = FileChannel.open(file, StandardOpenOption.WRITE)) {
                    segment.force(true);
                }
            }
        }
    }

    private boolean isCleanAt(long sequence) throws IOException {
        Path clean = folder.resolve(CLEAN_FILE);
        return Files.exists(clean) && Files.readString(clean).equals(Long.toString(sequence));
    }

    private void deleteAll() throws IOException {
        List<Path> files;
        try (var listed = Files.list(folder)) {
            files = listed.toList();
        }
        for (Path file : files) {
            Files.delete(file);
        }
    }

    private void syncFolder() throws IOException {
        try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
            directory.force(true);
        }
    }

    static Path segmentFile(Path folder, int number) {
        return folder.resolve(SEGMENT_PREFIX + number);
    }

    /** The number of a segment file, or -1 for another file. */
    static int segmentNumber(Path file) {
        String name = file.getFileName().toString();
        return name.startsWith(SEGMENT_PREFIX) ? Integer.parseInt(name.substring(SEGMENT_PREFIX.length())) : -1;
    }
}
