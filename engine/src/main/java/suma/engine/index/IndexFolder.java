package suma.engine.index;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;
import suma.engine.CodeId;
import suma.engine.EngineException;
import suma.engine.FolderSync;

/**
 * The folder of the index's files, and whether they may be trusted. A file {@code clean} is there only between an orderly
 * close and the next open. It names the log's last sequence, the segments and the number of blocks; where it is absent, or
 * says another thing than is found, the segments are deleted and built again from the store. Segments are compared before
 * they are opened: Chronicle Map waits a minute for a file that it cannot read, and a file cut short takes the process down.
 *
 * <pre>
 * sequence
 * segment-N length CRC-32C     (a line each, in order of N)
 * blocks
 * </pre>
 */
public final class IndexFolder {
    private static final String CLEAN_FILE = "clean";
    private static final String SEGMENT_PREFIX = "segment-";
    private static final int BUFFER_BYTES = 1 << 20;
    private static final Pattern SEGMENT = Pattern.compile(SEGMENT_PREFIX + "(\\d{1,6})");

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
            String contents = contents(sequence);
            BlockIndex index = new BlockIndex(folder);
            index.openAll();
            if (!isClean(contents, index.blocks())) {
                index.close();
                deleteAll();
                return Optional.empty();
            }
            Files.delete(folder.resolve(CLEAN_FILE));
            FolderSync.sync(folder);
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

    /** True where the index was closed in order, whatever became of its files since. */
    public boolean isMarked() {
        return Files.exists(folder.resolve(CLEAN_FILE));
    }

    /** A new index. Its first segment is made at once: the first Chronicle Map of a process takes a second to set up. */
    public BlockIndex openEmpty() {
        BlockIndex index = new BlockIndex(folder);
        index.openFirst();
        return index;
    }

    /** To be called when the index is closed and holds everything up to {@code sequence}, in so many blocks. */
    public void markClean(long sequence, long blocks) {
        try (FileChannel file = FileChannel.open(folder.resolve(CLEAN_FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            syncSegments();
            file.write(StandardCharsets.US_ASCII.encode(contents(sequence) + blocks));
            file.force(true);
            FolderSync.sync(folder);
        } catch (IOException e) {
            throw new EngineException("index folder " + folder, e);
        }
    }

    /** The maps are memory-mapped: closing them leaves their pages to the kernel's leisure. */
    private void syncSegments() throws IOException {
        for (Path file : segments(folder)) {
            try (FileChannel segment = FileChannel.open(file, StandardOpenOption.WRITE)) {
                segment.force(true);
            }
        }
    }

    private boolean isCleanAt(long sequence) throws IOException {
        return cleanFile().startsWith(contents(sequence));
    }

    private boolean isClean(String contents, long blocks) throws IOException {
        return cleanFile().equals(contents + blocks);
    }

    private String cleanFile() throws IOException {
        Path clean = folder.resolve(CLEAN_FILE);
        return Files.exists(clean) ? Files.readString(clean, StandardCharsets.ISO_8859_1) : "";
    }

    private String contents(long sequence) throws IOException {
        StringBuilder text = new StringBuilder().append(sequence).append('\n');
        for (Path segment : segments(folder)) {
            text.append(segment.getFileName()).append(' ').append(Files.size(segment)).append(' ').append(sum(segment)).append('\n');
        }
        return text.toString();
    }

    private static long sum(Path segment) throws IOException {
        try (FileChannel in = FileChannel.open(segment, StandardOpenOption.READ)) {
            CRC32C sum = new CRC32C();
            ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
            while (in.read(buffer) >= 0) {
                sum.update(buffer.flip());
                buffer.clear();
            }
            return sum.getValue();
        }
    }

    /** The segment files of a folder, in order. */
    static List<Path> segments(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file -> segmentNumber(file) >= 0).sorted(Comparator.comparingInt(IndexFolder::segmentNumber)).toList();
        }
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

    static Path segmentFile(Path folder, int number) {
        return folder.resolve(SEGMENT_PREFIX + number);
    }

    /** The number of a segment file, or -1 for another file. */
    static int segmentNumber(Path file) {
        Matcher name = SEGMENT.matcher(file.getFileName().toString());
        int number = name.matches() ? Integer.parseInt(name.group(1)) : -1;
        return number <= CodeId.MAX_ORDINAL / BlockIndex.CODES_PER_SEGMENT ? number : -1;
    }
}
