package suma.resolver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static suma.resolver.TestServer.expect;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The program on a folder in which something is broken: it ends with 1 and says what. */
class BrokenFolderTest {
    private static final String PRODUCT = """
            {"name": "Aspirin", "category": "drug", "scheme": "drug-20", "drugId": "8112345", "level": "unit"}""";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path dir;
    private Path data;

    @BeforeEach
    void fill() {
        data = dir.resolve("data");
        try (TestServer server = TestServer.open(data)) {
            expect(201, server.put("/v1/products/aspirin", PRODUCT));
            expect(201, server.post("/v1/batches", "{\"product\": \"aspirin\", \"quantity\": 1000, \"lot\": \"A1\"}"));
        }
    }

    /** Damages of a file, as in: all of it gone, one bit of its middle flipped, nothing sensible in it. */
    enum Damage {
        GONE, FLIPPED, GARBAGE;

        void to(Path file) throws IOException {
            byte[] bytes = Files.readAllBytes(file);
            switch (this) {
                case GONE -> Files.delete(file);
                case FLIPPED -> {
                    bytes[bytes.length / 2] ^= 1;
                    Files.write(file, bytes);
                }
                case GARBAGE -> Files.writeString(file, "garbage");
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            keystore.json    | GONE    | keystore.json
            keystore.json    | FLIPPED | keystore
            keystore.json    | GARBAGE | keystore.json
            keys.json        | GONE    | keys.json: expected the keys of this folder
            keys.json        | FLIPPED | keys.json
            keys.json        | GARBAGE | keys.json
            store/CURRENT    | GONE    | CURRENT
            store/CURRENT    | GARBAGE | store
            store/MANIFEST.* | GONE    | store
            store/MANIFEST.* | FLIPPED | MANIFEST
            store/.*\\.log   | GONE    | store
            store/.*\\.log   | FLIPPED | write-ahead log
            """)
    void isNamed(String pattern, Damage damage, String words) throws IOException {
        try (Stream<Path> files = Files.walk(data)) {
            Path file = files.filter(path -> data.relativize(path).toString().matches(pattern)).reduce((first, last) -> last).orElseThrow();
            damage.to(file);
        }
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream err = System.err;
        System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
        try {
            assertEquals(1, assertTimeoutPreemptively(PATIENCE, () -> Suma.run("serve", "--data", data.toString(), "--http", "0", "--resp", "0")));
        } finally {
            System.setErr(err);
        }
        String text = said.toString(StandardCharsets.UTF_8);
        assertTrue(text.contains("suma: ") && text.contains(words), text);
    }
}
