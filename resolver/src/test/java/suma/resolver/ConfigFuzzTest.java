package suma.resolver;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Any bytes as a configuration file: read, or refused with the file's name. */
class ConfigFuzzTest {

    @FuzzTest
    void read(byte[] json) throws IOException {
        Path file = Files.createTempFile("suma", ".json");
        try {
            Files.write(file, json);
            ServerConfig.of(Optional.of(file));
        } catch (IOException refused) {
            assertTrue(refused.getMessage().startsWith(file.toString()), refused::toString);
        } finally {
            Files.delete(file);
        }
    }
}
