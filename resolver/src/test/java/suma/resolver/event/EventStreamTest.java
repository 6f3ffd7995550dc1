package suma.resolver.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static suma.resolver.TestServer.expect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import suma.resolver.TestServer;
import suma.resolver.TestServer.Reply;
import suma.resolver.http.HttpConfig;
import suma.resolver.limit.LimitConfig;

class EventStreamTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    @TempDir
    private Path dir;

    private static String pack(String parent, List<String> children) {
        return "{\"type\":\"pack\",\"parent\":\"" + parent + "\",\"children\":[\"" + String.join("\",\"", children) + "\"]}\n";
    }

    private static List<JsonNode> lines(String body) {
        return body.lines().map(line -> {
            try {
                return JSON.readTree(line);
            } catch (IOException none) {
                throw new AssertionError(line, none);
            }
        }).toList();
    }

    private static Reply stream(TestServer server, String body, String... headers) {
        List<String> all = new ArrayList<>(List.of("Content-Type", "application/x-ndjson"));
        all.addAll(List.of(headers));
        return expect(200, server.call("POST", "/v1/events", body, all.toArray(String[]::new)));
    }

    @Test
    void answersEveryLineInOrderAndOutlivesBadOnes() {
        HttpConfig small = new HttpConfig(1, 100, 10, 60, 30, 10, 1 << 20, 1024, 2, LimitConfig.standard());
        try (TestServer server = TestServer.open(dir, small)) {
            List<String> units = server.issue("unit", "8300001", "unit", 20);
            List<String> cases = server.issue("case", "8300002", "case", 5);
            String body = pack(cases.get(0), units.subList(0, 4)) + "\n" + "{\"type\":\n"
                    + pack(cases.get(1), units.subList(3, 6)) + "x".repeat(5000) + "\n" + pack(cases.get(2), List.of("?"))
                    + "{\"type\":\"pack\",\"parent\":1}\r\n" + pack(cases.get(1), units.subList(4, 8)).strip();
            List<JsonNode> results = lines(stream(server, body).body());
            assertEquals("1 200, 3 400, 4 409, 5 413, 6 409, 7 400, 8 200", String.join(", ", results.stream()
                    .map(result -> result.get("line").asText() + " " + result.get("status").asText()).toList()), results.toString());
            assertEquals(units.get(3), results.get(2).get("errors").get(0).get("code").asText());
            assertEquals("parent", results.get(5).get("errors").get(0).get("field").asText());
            assertTrue(results.get(6).get("sequence").asLong() > results.get(0).get("sequence").asLong());
        }
    }

    @Test
    void aFullRingIsNoErrorToAStream() {
        try (TestServer server = TestServer.open(dir, HttpConfig.standard(), 2)) {
            List<String> units = server.issue("unit", "8300001", "unit", 3000);
            List<String> cases = server.issue("case", "8300002", "case", 1000);
            StringBuilder body = new StringBuilder();
            for (int i = 0; i < 1000; i++) {
                body.append(pack(cases.get(i), units.subList(3 * i, 3 * i + 3)));
            }
            List<JsonNode> results = lines(stream(server, body.toString()).body());
            assertEquals(1000, results.size());
            long before = 0;
            for (int i = 0; i < 1000; i++) {
                assertEquals(i + 1, results.get(i).get("line").asInt());
                assertEquals(200, results.get(i).get("status").asInt(), results.get(i).toString());
                assertTrue(results.get(i).get("sequence").asLong() > before);
                before = results.get(i).get("sequence").asLong();
            }
        }
    }

    @Test
    void aRetriedStreamHearsTheSameSequences() {
        try (TestServer server = TestServer.open(dir)) {
            List<String> units = server.issue("unit", "8300001", "unit", 6);
            List<String> cases = server.issue("case", "8300002", "case", 2);
            String body = pack(cases.get(0), units.subList(0, 3)) + pack(cases.get(1), units.subList(3, 6));
            String first = stream(server, body, "Idempotency-Key", "shift-7").body();
            assertEquals(first, stream(server, body, "Idempotency-Key", "shift-7").body());
            List<JsonNode> other = lines(stream(server, body.replace(units.get(5), units.get(0)), "Idempotency-Key", "shift-7").body());
            assertEquals(List.of(200, 422), other.stream().map(result -> result.get("status").asInt()).toList());
        }
    }

    @Test
    void resultsComeWhileTheBodyIsStillOpen() throws IOException {
        try (TestServer server = TestServer.open(dir); Socket socket = server.connect()) {
            List<String> units = server.issue("unit", "8300001", "unit", 2);
            OutputStream out = socket.getOutputStream();
            send(out, "POST /v1/events HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + server.adminKey()
                    + "\r\nContent-Type: application/x-ndjson\r\nTransfer-Encoding: chunked\r\n\r\n");
            BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            chunk(out, commission(units.get(0)));
            assertTrue(in.readLine().startsWith("HTTP/1.1 200"));
            assertTrue(readUntil(in, "{\"line\":1").contains("\"status\":200"));
            chunk(out, commission(units.get(1)));
            assertTrue(readUntil(in, "{\"line\":2").contains("\"status\":200"));
            send(out, "0\r\n\r\n");
            readUntil(in, "0");
        }
    }

    private static String commission(String code) {
        return "{\"type\":\"commission\",\"codes\":[\"" + code + "\"]}\n";
    }

    private static void chunk(OutputStream out, String text) throws IOException {
        send(out, Integer.toHexString(text.length()) + "\r\n" + text + "\r\n");
    }

    private static void send(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    private static String readUntil(BufferedReader in, String start) throws IOException {
        String line = in.readLine();
        while (!line.startsWith(start)) {
            line = in.readLine();
        }
        return line;
    }
}
