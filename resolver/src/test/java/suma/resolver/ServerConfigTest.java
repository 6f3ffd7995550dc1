package suma.resolver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a configuration file says of the addresses on labels. */
class ServerConfigTest {
    @TempDir
    private Path dir;

    private ServerConfig read(String stem) throws IOException {
        Path file = Files.writeString(dir.resolve("config.json"), "{\"stem\": \"" + stem + "\", \"http\": {\"eventLoops\": 1}}");
        return ServerConfig.of(Optional.of(file));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "id.example.org", "ftp://id.example.org", "https://id.example.org/", "https://", "https://a b",
        "https://id.example.org/?q", "https://id.example.org//x"})
    void aStemThatIsNoneIsRefused(String stem) {
        IOException refused = assertThrows(IOException.class, () -> read(stem));
        assertTrue(refused.getMessage().contains("stem: expected http or https"), refused.getMessage());
    }

    @Test
    void aStemIsHostAndPerhapsAPath() throws IOException {
        assertEquals("https://id.example.org", read("https://id.example.org").stem());
        assertEquals("http://10.0.0.7:8080/trace", read("http://10.0.0.7:8080/trace").stem());
        assertEquals("", ServerConfig.of(Optional.empty()).stem());
    }
}
