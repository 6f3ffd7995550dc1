package suma.resolver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static suma.resolver.TestServer.expect;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import suma.resolver.backup.BackupOrder;

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

    private String[] backup(Path data) throws IOException {
        Path passphrase = Files.writeString(dir.resolve("passphrase"), "a horse of correct battery\n");
        return new String[] {"backup", "--data", data.toString(), "--to", dir.resolve("backups").toString(), "--passphrase", passphrase.toString()};
    }

    private int restore(String name) {
        return Suma.run("restore", "--from", dir.resolve("backups").toString(), "--data", dir.resolve(name).toString(),
                "--passphrase", dir.resolve("passphrase").toString());
    }

    @Test
    void theProgramBacksUpAFolderWhetherItIsServedOrNot() throws IOException {
        Path live = dir.resolve("live");
        try (TestServer server = TestServer.open(live)) {
            expect(201, server.put("/v1/products/aspirin", PRODUCT));
            expect(201, server.post("/v1/batches", ORDER));
            assertEquals(0, Suma.run(backup(live)));
            expect(201, server.post("/v1/batches", ORDER));
        }
        assertEquals(0, restore("served"));
        assertEquals(0, Suma.run(backup(live)));
        assertEquals(0, restore("closed"));
        for (String name : List.of("live", "served", "closed")) {
            assertEquals(0, Suma.run("verify", "--data", dir.resolve(name).toString()), name);
        }
        for (String name : List.of("served", "closed")) {
            Files.copy(live.resolve("admin.key"), dir.resolve(name).resolve("admin.key"));
        }
        try (TestServer served = TestServer.open(dir.resolve("served")); TestServer closed = TestServer.open(dir.resolve("closed"))) {
            assertEquals("{\"state\":\"running\",\"sequence\":3}", served.get("/readyz").body());
            assertEquals("{\"state\":\"running\",\"sequence\":4}", closed.get("/readyz").body());
        }
        try (Stream<Path> files = Files.list(live)) {
            assertEquals(List.of(), files.filter(file -> file.toString().endsWith(".order")).toList());
        }
    }

    /** Whoever holds a key only cannot have files written where he likes. */
    @Test
    void anOrderComesFromTheDataFolderAndIsTakenOnce() throws IOException {
        try (TestServer server = TestServer.open(dir.resolve("live"))) {
            String name = new BackupOrder(dir.resolve("backups"), "a horse of correct battery".toCharArray()).leave(server.dataDir());
            expect(201, server.post("/v1/backups?order=" + name, ""));
            for (String none : List.of(name, "0".repeat(32), "../../x", "")) {
                expect(404, server.post("/v1/backups?order=" + none, ""));
            }
        }
    }
}
