package suma.engine.store;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** A process that is killed leaves no copy of the native library behind. */
class RocksLibraryTest {
    @Test
    @EnabledOnOs(OS.LINUX)
    void theUnpackedFileIsGoneOnceItIsLoaded() throws IOException {
        RocksLibrary.load();
        List<String> mapped;
        try (var lines = Files.lines(Path.of("/proc/self/maps"))) {
            mapped = lines.filter(line -> line.contains("librocksdbjni")).toList();
        }
        assertFalse(mapped.isEmpty());
        assertTrue(mapped.stream().allMatch(line -> line.endsWith("(deleted)")), mapped::toString);
    }
}
