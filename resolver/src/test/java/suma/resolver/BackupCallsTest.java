package suma.resolver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static suma.resolver.TestServer.expect;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A backup of a server at work, restored by the program, verified, and served again. */
class BackupCallsTest {
    private static final String PRODUCT = """
            {"name": "Aspirin", "category": "drug", "scheme": "drug-20", "drugId": "8112345", "level": "unit"}""";
    private static final String ORDER = "{\"product\": \"aspirin\", \"quantity\": 1000, \"lot\": \"A1\"}";

    @TempDir
    private Path dir;

    @Test
    void whatIsRestoredIssuesOtherCodesThanWereIssuedSince() throws IOException {
        Path passphrase = Files.writeString(dir.resolve("passphrase"), "a horse of correct battery\n");
        String since;
        try (TestServer server = TestServer.configured(dir.resolve("live"),
                "{\"backup\": {\"folder\": \"" + dir.resolve("backups") + "\", \"passphraseFile\": \"" + passphrase + "\"}}")) {
            expect(201, server.put("/v1/products/aspirin", PRODUCT));
            expect(201, server.post("/v1/batches", ORDER));
            assertEquals("{\"backup\":1,\"sequence\":2}", expect(201, server.post("/v1/backups", "")).body());
            since = expect(201, server.post("/v1/batches", ORDER)).json().get("first").asText();
        }
        Path restored = dir.resolve("restored");
        assertEquals(0, Suma.run("restore", "--from", dir.resolve("backups").toString(), "--data", restored.toString(),
                "--passphrase", passphrase.toString()));
        assertEquals(0, Suma.run("verify", "--data", restored.toString()));
        Files.copy(dir.resolve("live/admin.key"), restored.resolve("admin.key"));
        try (TestServer server = TestServer.open(restored)) {
            assertNotEquals(since, expect(201, server.post("/v1/batches", ORDER)).json().get("first").asText());
            assertEquals("not_issued", expect(200, server.get("/v1/codes/" + since)).json().get("verdict").asText());
            expect(409, server.post("/v1/backups", ""));
        }
    }
}
