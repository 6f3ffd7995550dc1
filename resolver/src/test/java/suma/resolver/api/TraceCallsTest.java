package suma.resolver.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static suma.resolver.TestServer.expect;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import suma.resolver.TestServer;

/** Traces and past contents over HTTP. */
class TraceCallsTest {
    @TempDir
    Path folder;

    private TestServer server;
    private List<String> units;
    private List<String> cases;

    @BeforeEach
    void fill() {
        server = TestServer.open(folder);
        expect(201, server.put("/v1/parties/plant", "{\"name\": \"Plant\", \"kind\": \"factory\"}"));
        units = server.issue("unit", "8112340", "unit", 3);
        cases = server.issue("case", "8112341", "case", 1);
        pack("pack", "2024-05-31T08:00:00Z");
        pack("unpack", "2024-05-31T10:00:00Z");
    }

    @AfterEach
    void close() {
        server.close();
    }

    private void pack(String type, String at) {
        expect(200, server.post("/v1/events", "{\"type\": \"%s\", \"parent\": \"%s\", \"children\": [\"%s\", \"%s\"], \"party\": \"plant\", \"at\": \"%s\"}"
                .formatted(type, cases.get(0), units.get(0), units.get(1), at)));
    }

    private static List<String> types(JsonNode trace) {
        List<String> types = new ArrayList<>();
        trace.get("events").forEach(event -> types.add(event.get("type").asText()));
        return types;
    }

    @Test
    void wrongQuestions() {
        String unit = "/v1/codes/" + units.get(0);
        for (String wrong : List.of("/trace?depth=17", "/trace?depth=x", "/trace?since=yesterday", "/trace?pageToken=x", "/trace?pageToken=1.",
                "/trace?pageSize=0", "/contents?at=2024-05-31", "/contents?level=x")) {
            expect(400, server.get(unit + wrong));
        }
        expect(400, server.get("/v1/codes/nonsense!/trace"));
        expect(404, server.get("/v1/codes/81123400000000000000/trace"));
    }

    @Test
    void aTrace() {
        JsonNode trace = expect(200, server.get("/v1/codes/" + units.get(0) + "/trace")).json();
        assertEquals(units.get(0), trace.get("code").asText());
        assertEquals("B1", trace.get("batch").asText());
        assertEquals("L-unit", trace.get("lot").asText());
        assertEquals(List.of("pack", "unpack", "issue"), types(trace));
        JsonNode parent = trace.get("parents").get(0);
        assertEquals(cases.get(0), parent.get("code").asText());
        assertEquals("2024-05-31T08:00:00Z", parent.get("since").asText());
        assertEquals("2024-05-31T10:00:00Z", parent.get("until").asText());
        JsonNode pack = trace.get("events").get(0);
        assertEquals("plant", pack.get("party").asText());
        assertEquals(cases.get(0), pack.get("parent").asText());
        assertEquals(2, server.get("/v1/codes/" + cases.get(0) + "/trace").json().get("events").get(0).get("children").asInt());
    }

    @Test
    void pages() {
        String target = "/v1/codes/" + units.get(0) + "/trace?pageSize=2";
        JsonNode first = expect(200, server.get(target)).json();
        assertEquals(List.of("pack", "unpack"), types(first));
        JsonNode second = expect(200, server.get(target + "&pageToken=" + first.get("nextPageToken").asText())).json();
        assertEquals(List.of("issue"), types(second));
        assertEquals(List.of("unpack"), types(server.get(target + "&since=2024-05-31T09:00:00Z&until=2024-06-01T00:00:00%2B08:00").json()));
    }

    @Test
    void pastContents() {
        String target = "/v1/codes/" + cases.get(0) + "/contents";
        assertEquals("", expect(200, server.get(target)).body());
        assertEquals(units.get(0) + "\n" + units.get(1) + "\n", expect(200, server.get(target + "?at=2024-05-31T09:00:00Z")).body());
        assertEquals("", expect(200, server.get(target + "?at=2024-05-31T07:00:00Z&level=unit")).body());
    }
}
