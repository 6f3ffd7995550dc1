package suma.resolver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static suma.resolver.TestServer.expect;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
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
            Files.delete(restored.resolve("admin.key"));
            assertEquals(0, Suma.run(backup(restored)));
        }
    }

    private String[] backup(Path data) throws IOException {
        Path passphrase = Files.writeString(dir.resolve("passphrase"), "a horse of correct battery\n");
        return new String[] {"backup", "--data", data.toString(), "--to", dir.resolve("backups").toString(), "--passphrase", passphrase.toString()};
    }

    private int restore(String name, String... more) {
        return Suma.run(Stream.concat(Stream.of("restore", "--from", dir.resolve("backups").toString(), "--data", dir.resolve(name).toString(),
                "--passphrase", dir.resolve("passphrase").toString()), Stream.of(more)).toArray(String[]::new));
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
        assertEquals(List.of(), slips(live));
    }

    private static List<Path> slips(Path data) throws IOException {
        try (Stream<Path> files = Files.list(data.resolve("orders"))) {
            return files.toList();
        }
    }

    /** It lies in the data folder, so that whoever holds a key only cannot have files written where he likes. */
    @Test
    void anOrderThatCannotBeReadOrCarriedOutIsAnswered() throws IOException, InterruptedException {
        Path live = dir.resolve("live");
        try (TestServer server = TestServer.open(live)) {
            Files.createDirectory(live.resolve("orders"));
            Files.writeString(live.resolve("orders/00.order"), "garbage");
            assertTrue(awaitAnswer(live.resolve("orders/00.answer")).contains("order of a backup: expected JSON, actual "));
            for (String wrong : List.of("", "{}", "{\"folder\": \"relative\", \"passphrase\": \"a horse of correct battery\"}",
                    "{\"folder\": \"/x\", \"passphrase\": \"short\"}", "{\"folder\": \"/\\u0000\", \"passphrase\": \"a horse of correct battery\"}")) {
                Files.delete(live.resolve("orders/00.answer"));
                Files.writeString(live.resolve("orders/00.order"), wrong);
                assertTrue(awaitAnswer(live.resolve("orders/00.answer")).contains("expected "), wrong);
            }
            Files.writeString(dir.resolve("backups"), "a file in the way");
            assertEquals(1, Suma.run(backup(live)));
            assertEquals(List.of(live.resolve("orders/00.answer")), slips(live));
            Files.delete(dir.resolve("backups"));
            assertEquals(0, Suma.run(backup(live)));
            expect(200, server.get("/healthz"));
        }
    }

    /** A passphrase lies in it. */
    @Test
    void whatNobodyWaitsForIsDeleted() throws IOException, InterruptedException {
        Path live = dir.resolve("live");
        Path orders = Files.createDirectories(live.resolve("orders"));
        for (String kind : List.of("order", "taken", "answer", "order.new")) {
            Path left = Files.writeString(orders.resolve("00." + kind), "{}");
            Files.setLastModifiedTime(left, FileTime.from(Instant.now().minusSeconds(60)));
        }
        try (TestServer server = TestServer.open(live)) {
            for (int tries = 0; !slips(live).isEmpty() && tries < 600; tries++) {
                TimeUnit.MILLISECONDS.sleep(50);
            }
            assertEquals(List.of(), slips(live));
            expect(200, server.get("/healthz"));
        }
    }

    private static String awaitAnswer(Path answer) throws IOException, InterruptedException {
        for (int tries = 0; !Files.exists(answer) && tries < 600; tries++) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
        return Files.readString(answer);
    }

    /** A newest backup that lacks a file is no reason to take an older one in silence, nor to have none. */
    @Test
    void anOlderBackupIsTakenOnlyWhenItIsAskedFor() throws IOException {
        Path live = dir.resolve("live");
        try (TestServer server = TestServer.open(live)) {
            expect(201, server.put("/v1/products/aspirin", PRODUCT));
        }
        assertEquals(0, Suma.run(backup(live)));
        List<Path> tables = tables();
        try (TestServer server = TestServer.open(live)) {
            expect(201, server.post("/v1/batches", ORDER));
        }
        assertEquals(0, Suma.run(backup(live)));
        for (Path table : tables()) {
            if (!tables.contains(table)) {
                Files.delete(table);
            }
        }
        assertEquals(1, restore("newest"));
        assertEquals(1, restore("none", "--backup", "7"));
        assertEquals(0, restore("older", "--backup", "1"));
        assertEquals(0, Suma.run("verify", "--data", dir.resolve("older").toString()));
    }

    private List<Path> tables() throws IOException {
        try (Stream<Path> files = Files.list(dir.resolve("backups/shared_checksum"))) {
            return files.toList();
        }
    }
}
