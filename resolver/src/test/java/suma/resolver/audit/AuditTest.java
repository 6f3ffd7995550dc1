package suma.resolver.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static suma.resolver.TestServer.expect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import suma.resolver.TestServer;
import suma.resolver.key.Role;

/** Who did this, with which key, from where, and when. */
class AuditTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String HERE = "127.0.0.1";

    @TempDir
    Path folder;
    private TestServer server;
    private String line;
    private String till;
    private List<String> units;
    private String box;

    @BeforeEach
    void fill() throws IOException {
        server = TestServer.configured(folder, "{\"http\": {\"trustedProxies\": [\"127.0.0.1\"]}}");
        line = server.key(Role.LINE);
        till = server.key(Role.POS);
        units = server.issue("unit", "8112340", "unit", 30);
        box = server.issue("case", "8112341", "case", 1).get(0);
        expect(200, server.callAs(line, "POST", "/v1/events", "{\"type\": \"pack\", \"parent\": \"%s\", \"children\": [\"%s\", \"%s\"]}"
                .formatted(box, units.get(0), units.get(1)), "X-Forwarded-For", "2001:db8::7"));
        expect(200, server.callAs(till, "POST", "/v1/checkouts", "{\"codes\": [\"%s\"], \"terminal\": \"t1\"}".formatted(units.get(0)),
                "X-Forwarded-For", "192.0.2.4"));
    }

    @AfterEach
    void close() {
        server.close();
    }

    private List<JsonNode> ask(String target) {
        List<JsonNode> lines = new ArrayList<>();
        for (String each : expect(200, server.get(target)).body().lines().toList()) {
            lines.add(json(each));
        }
        return lines;
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException none) {
            throw new AssertionError(text, none);
        }
    }

    private static List<String> told(List<JsonNode> lines, String... fields) {
        return lines.stream().map(each -> {
            List<String> values = new ArrayList<>();
            for (String field : fields) {
                values.add(each.path(field).asText());
            }
            return String.join(" ", values);
        }).toList();
    }

    @Test
    void everyRecordSaysByWhichKeyAndFromWhere() {
        assertEquals(List.of("1 admin admin 127.0.0.1 product", "1 admin admin 127.0.0.1 order", "1 admin admin 127.0.0.1 product",
                "1 admin admin 127.0.0.1 order", "2 line line 2001:db8:0:0:0:0:0:7 pack", "3 pos pos 192.0.2.4 checkout"),
                told(ask("/v1/audit"), "caller", "name", "role", "from", "type"));
        assertTrue(ask("/v1/audit").stream().allMatch(record -> record.get("recordedAt").asText().endsWith("Z")));
        assertEquals("192.0.2.4", ask("/v1/feed?after=5&wait=0").get(0).get("from").asText());
    }

    @Test
    void aCodeTellsWhatBefellItAndWhoOrderedIt() {
        assertEquals(List.of("order 1", "pack 2", "checkout 3"), told(ask("/v1/audit?code=" + units.get(0)), "type", "caller"));
        assertEquals(List.of("order 1", "pack 2"), told(ask("/v1/audit?code=" + units.get(1)), "type", "caller"));
        assertEquals(List.of("order 1"), told(ask("/v1/audit?code=" + units.get(9)), "type", "caller"));
        assertEquals(List.of("order 1", "pack 2"), told(ask("/v1/audit?code=" + box), "type", "caller"));
        assertEquals(List.of("checkout 3"), told(ask("/v1/audit?code=" + units.get(0) + "&key=3"), "type", "caller"));
    }

    @Test
    void aQuestionIsNarrowedByKeyAddressAndTime() {
        assertEquals(List.of("pack"), told(ask("/v1/audit?key=2"), "type"));
        assertEquals(List.of("checkout"), told(ask("/v1/audit?from=192.0.2.0/24"), "type"));
        assertEquals(List.of("pack"), told(ask("/v1/audit?from=2001:db8::7"), "type"));
        String packedAt = ask("/v1/audit?key=2").get(0).get("recordedAt").asText();
        assertTrue(told(ask("/v1/audit?since=" + packedAt), "type").containsAll(List.of("pack", "checkout")));
        assertFalse(told(ask("/v1/audit?until=2020-01-01T00:00:00Z"), "type").contains("pack"));
        assertEquals(List.of(), ask("/v1/audit?since=2099-01-01T00:00:00Z"));
        assertEquals(List.of(), ask("/v1/audit?key=9"));
    }

    @Test
    void questionsThatAreNoneAreRefused() throws IOException {
        for (String wrong : List.of("key=x", "from=nowhere", "since=today", "code=12&x=1")) {
            expect(400, server.get("/v1/audit?" + wrong));
        }
        expect(404, server.get("/v1/audit?code=81123450000000000000"));
        expect(403, server.callAs(till, "GET", "/v1/audit", ""));
        expect(200, server.callAs(server.key(Role.INSPECTOR), "GET", "/v1/audit", ""));
    }

    @Test
    void whoIsNotLetInIsCountedAndFound() throws IOException {
        String gone = server.key(Role.LINE);
        server.revokeLast();
        for (int i = 0; i < 3; i++) {
            expect(401, server.callAs("", "GET", "/v1/products", ""));
        }
        expect(401, server.callAs("suma_guess", "GET", "/v1/products", "", "X-Forwarded-For", "192.0.2.66"));
        expect(401, server.callAs(gone, "GET", "/v1/products", ""));
        expect(403, server.callAs(till, "POST", "/v1/batches", "{}"));
        String limited = server.key(Role.POS, 1);
        expect(200, server.callAs(limited, "GET", "/v1/codes/" + units.get(5), ""));
        expect(429, server.callAs(limited, "GET", "/v1/codes/" + units.get(5), ""));
        assertEquals(List.of("no_key 0 127.0.0.1 GET /v1/products 3", "unknown_key 0 192.0.2.66 GET /v1/products 1",
                "revoked_key 4 127.0.0.1 GET /v1/products 1", "role 3 127.0.0.1 POST /v1/batches 1", "rate 5 127.0.0.1 GET /v1/codes/{code} 1"),
                told(ask("/v1/audit/refusals"), "why", "key", "from", "what", "count"));
        assertEquals(List.of("role"), told(ask("/v1/audit/refusals?key=3"), "why"));
        assertEquals(List.of("unknown_key"), told(ask("/v1/audit/refusals?from=192.0.2.0/24"), "why"));
        assertEquals(List.of(), ask("/v1/audit/refusals?until=2020-01-01T00:00:00Z"));
        String metrics = server.callAs("", "GET", "/metrics", "").body();
        assertTrue(metrics.contains("suma_refused_total{why=\"no_key\"} 3.0"), metrics);
    }

    @Test
    void refusalsOverTheOtherProtocolAreFoundTooAndOutliveTheServer() throws IOException {
        try (Socket socket = new Socket(server.resp().getAddress(), server.resp().getPort())) {
            socket.getOutputStream().write(("GET x\r\nFLUSHALL\r\nAUTH suma_guess\r\nAUTH " + line + "\r\nCHECKOUT x\r\nQUIT\r\n").getBytes(StandardCharsets.UTF_8));
            socket.getInputStream().readAllBytes();
        }
        List<String> expected = List.of("no_key 0 GET", "no_key 0 ", "unknown_key 0 AUTH", "role 2 CHECKOUT");
        assertEquals(expected, told(ask("/v1/audit/refusals"), "why", "key", "what"));
        server.close();
        server = TestServer.open(folder);
        assertEquals(expected, told(ask("/v1/audit/refusals"), "why", "key", "what"));
        assertEquals(HERE, ask("/v1/audit/refusals").get(0).get("from").asText());
    }

    @Test
    void keysTellWhenAndByWhomTheyWereMadeAndEnded() throws IOException {
        server.revokeLast();
        JsonNode keys = expect(200, server.get("/v1/keys")).json().get("keys");
        assertEquals(3, keys.size());
        assertEquals(System.getProperty("user.name"), keys.get(2).at("/made/by").asText());
        assertEquals(System.getProperty("user.name"), keys.get(2).at("/revoked/by").asText());
        assertTrue(keys.get(0).get("revoked") == null && keys.get(0).get("name").asText().equals("admin"));
        assertFalse(keys.toString().contains("suma_") || keys.toString().contains("sha256"), keys.toString());
    }
}
