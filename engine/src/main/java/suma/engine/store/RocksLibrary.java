package suma.engine.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.rocksdb.RocksDB;
import suma.engine.EngineException;

/**
 * RocksDB's native code. It is unpacked into the temporary folder, of 16 MB, and would stay there when the process is
 * killed; where the system can tell which file that was, it is deleted as soon as it is loaded, which keeps it mapped.
 */
public final class RocksLibrary {
    private static final Path MAPPINGS = Path.of("/proc/self/maps");
    private static final String NAME = "/librocksdbjni";

    static {
        RocksDB.loadLibrary();
        if (Files.isReadable(MAPPINGS)) {
            deleteUnpacked(Path.of(System.getProperty("java.io.tmpdir")));
        }
    }

    private RocksLibrary() {
    }

    /** Has it loaded; to be called before the first use of RocksDB in a process. Calls after the first do nothing. */
    public static void load() {
    }

    private static void deleteUnpacked(Path temporary) {
        try (Stream<String> mappings = Files.lines(MAPPINGS)) {
            for (Path file : mappings.filter(line -> line.contains(NAME) && line.endsWith(".so"))
                    .map(line -> Path.of(line.substring(line.indexOf('/')))).distinct().toList()) {
                if (file.getParent().equals(temporary)) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            throw new EngineException("native library of RocksDB in " + temporary, e);
        }
    }
}
