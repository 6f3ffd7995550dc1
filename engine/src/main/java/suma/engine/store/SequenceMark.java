package suma.engine.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import suma.engine.CorruptionException;
import suma.engine.EngineException;
import suma.engine.FolderSync;

/**
 * How far the log has come, in a file beside the store. A store whose log ends before the mark has lost what was acknowledged,
 * which its own files cannot tell where the newest is gone, or cut where a record ends. Written behind every group and not
 * synced: it outlives the process, and after a power cut says at most too little. Where it is absent or unreadable nothing is
 * known, and it is written anew.
 *
 * <pre>
 * sequence:8 | the same, every bit turned:8      big endian
 * </pre>
 */
public final class SequenceMark implements AutoCloseable {
    public static final String FILE = "sequence.mark";
    private static final int BYTES = 2 * Long.BYTES;
    private static final long UNKNOWN = 0;
    private static final Logger LOG = LoggerFactory.getLogger(SequenceMark.class);

    private final Path path;
    private final FileChannel file;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BYTES);

    private SequenceMark(Path path, FileChannel file) {
        this.path = path;
        this.file = file;
    }

    /** @throws CorruptionException where a log that ends at {@code sequence} has lost what was acknowledged */
    public static void check(Path dataDir, long sequence) {
        loss(dataDir, sequence).ifPresent(lost -> {
            throw new CorruptionException(lost);
        });
    }

    /** What a log that ends at {@code sequence} has lost, in words; empty where it has lost nothing. */
    public static Optional<String> loss(Path dataDir, long sequence) {
        long marked = read(dataDir.resolve(FILE));
        return marked <= sequence ? Optional.empty() : Optional.of("store " + dataDir.resolve("store") + ": expected records up to sequence " + marked
                + " as " + dataDir.resolve(FILE) + " says, actual up to " + sequence + "; restore a backup, since what was acknowledged last is lost");
    }

    /** The mark of a folder that has passed {@link #check}. */
    public static SequenceMark open(Path dataDir) {
        Path path = dataDir.resolve(FILE);
        try {
            return new SequenceMark(path, FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE));
        } catch (IOException e) {
            throw new EngineException(path + " cannot be opened", e);
        }
    }

    private static long read(Path path) {
        try {
            if (!Files.exists(path) || Files.size(path) == 0) {
                return UNKNOWN;
            }
            ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(path));
            if (bytes.limit() == BYTES && bytes.getLong(0) == ~bytes.getLong(Long.BYTES)) {
                return bytes.getLong(0);
            }
            LOG.warn("{} is not what was written: it is passed over and written anew", path);
            return UNKNOWN;
        } catch (IOException e) {
            throw new EngineException(path + " cannot be read", e);
        }
    }

    /** To be called when everything up to {@code sequence} is durable, and before anybody hears of it. */
    public void set(long sequence) {
        buffer.clear().putLong(sequence).putLong(~sequence).flip();
        try {
            file.write(buffer, 0);
        } catch (IOException e) {
            throw new EngineException(path + " cannot be written", e);
        }
    }

    /** What was closed in order is on disk. */
    @Override
    public void close() {
        try (FileChannel closing = file) {
            closing.force(true);
            FolderSync.sync(path.toAbsolutePath().getParent());
        } catch (IOException e) {
            throw new EngineException(path + " cannot be closed", e);
        }
    }
}
