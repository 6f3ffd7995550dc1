package suma.resolver.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static suma.resolver.TestServer.expect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import suma.engine.Engine;
import suma.engine.EngineConfig;
import suma.engine.EngineState;
import suma.engine.command.Command;
import suma.engine.command.Outcome;
import suma.engine.journal.LogFrame;
import suma.resolver.TestServer;
import suma.resolver.key.Role;

/** The log as others follow it over HTTP. */
class FeedCallsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    private TestServer server;
    private List<String> units;
    private String box;

    @BeforeEach
    void fill() {
        server = TestServer.open(folder.resolve("lead"));
        expect(201, server.put("/v1/parties/plant", "{\"name\": \"Plant\", \"kind\": \"factory\"}"));
        units = server.issue("unit", "8112340", "unit", 30);
        box = server.issue("case", "8112341", "case", 1).get(0);
        pack(units.subList(0, 24));
    }

    @AfterEach
    void close() {
        server.close();
    }

    private void pack(List<String> children) {
        expect(200, server.post("/v1/events", "{\"type\": \"pack\", \"parent\": \"%s\", \"children\": [\"%s\"], \"party\": \"plant\"}"
                .formatted(box, String.join("\", \"", children))));
    }

    private List<JsonNode> records(String query) {
        List<JsonNode> records = new ArrayList<>();
        for (String line : expect(200, server.get("/v1/feed?wait=0&" + query)).body().lines().toList()) {
            records.add(json(line));
        }
        return records;
    }

    private static JsonNode json(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException none) {
            throw new AssertionError(line, none);
        }
    }

    @Test
    void wrongQuestions() throws IOException {
        for (String wrong : List.of("", "?after=x", "?after=-1", "?after=999999999999999", "?after=0&form=xml", "?after=0&wait=-1", "?form=log")) {
            expect(400, server.get("/v1/feed" + wrong));
        }
        expect(403, server.callAs(server.key(Role.POS), "GET", "/v1/feed?after=0", ""));
    }

    @Test
    void everyRecordWithAllItSays() {
        List<JsonNode> records = records("after=0");
        assertEquals(List.of("party", "product", "order", "product", "order", "pack"), records.stream().map(record -> record.get("type").asText()).toList());
        for (int i = 0; i < records.size(); i++) {
            assertEquals(i + 1, records.get(i).get("sequence").asInt());
        }
        assertEquals("Plant", records.get(0).get("party").get("name").asText());
        assertEquals("8112340", records.get(1).get("product").get("drugId").asText());
        assertEquals(30, records.get(2).get("quantity").asInt());
        JsonNode pack = records.get(5);
        assertEquals(box, pack.get("parent").asText());
        List<String> children = new ArrayList<>();
        pack.get("children").forEach(child -> children.add(child.asText()));
        assertEquals(units.subList(0, 24), children);
        assertEquals("plant", pack.get("party").asText());
    }

    @Test
    void goesOnBehindAnySequence() {
        assertEquals(List.of(5, 6), records("after=4").stream().map(record -> record.get("sequence").asInt()).toList());
        assertEquals(List.of(), records("after=6"));
        assertEquals(List.of(), records("after=600"));
    }

    @Test
    void anotherEngineFollowsExactly() throws IOException {
        Path follower = folder.resolve("follower");
        Files.createDirectories(follower);
        Files.copy(folder.resolve("lead/keystore.json"), follower.resolve("keystore.json"));
        try (Engine engine = Engine.open(EngineConfig.at(follower))) {
            while (engine.state() == EngineState.RECOVERING) {
                Thread.onSpinWait();
            }
            for (JsonNode line : records("after=0&form=log")) {
                byte[] bytes = Base64.getDecoder().decode(line.get("frame").asText());
                Outcome outcome = engine.execute(new Command.Follow(new LogFrame(line.get("sequence").asLong(), bytes)));
                assertTrue(outcome instanceof Outcome.Accepted, outcome.toString());
            }
            assertEquals(6, engine.sequence());
        }
    }

    @Test
    void aLiveFollowerHearsOfWhatHappensNext() throws IOException {
        try (Socket socket = server.connect();
             BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
            socket.getOutputStream().write(("GET /v1/feed?after=5 HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + server.adminKey()
                    + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            assertEquals(6, next(in).get("sequence").asInt());
            pack(units.subList(24, 26));
            assertEquals(units.get(24), next(in).get("children").get(0).asText());
            pack(units.subList(26, 27));
            assertEquals(8, next(in).get("sequence").asInt());
        }
    }

    private static JsonNode next(BufferedReader in) throws IOException {
        String line = in.readLine();
        while (!line.startsWith("{")) {
            line = in.readLine();
        }
        return json(line);
    }

    @Test
    void theServerStopsInSpiteOfFollowers() throws IOException {
        try (Socket socket = server.connect();
             BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
            socket.getOutputStream().write(("GET /v1/feed?after=5 HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + server.adminKey()
                    + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            next(in);
            server.close();
            StringBuilder rest = new StringBuilder();
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                rest.append(line).append('\n');
            }
            assertTrue(rest.toString().endsWith("0\n\n"), rest.toString());
        }
        server = TestServer.open(folder.resolve("lead"));
    }
}
