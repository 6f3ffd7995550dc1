package suma.resolver.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static suma.resolver.TestServer.expect;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import suma.resolver.TestServer;
import suma.resolver.TestServer.Reply;
import suma.resolver.key.Role;

/** Goods on their way from maker to shop and over the counter, told as events. */
class TradeEventsTest {
    @TempDir
    private static Path dir;
    private static TestServer server;
    private static List<String> units;
    private static List<String> cases;

    @BeforeAll
    static void open() {
        server = TestServer.open(dir);
        for (String party : List.of("maker", "shop")) {
            expect(201, server.put("/v1/parties/" + party, "{\"name\":\"A\",\"kind\":\"shop\"}"));
        }
        units = server.issue("unit", "8400001", "unit", 100);
        cases = server.issue("case", "8400002", "case", 5);
        for (int i = 0; i < 5; i++) {
            expect(200, server.post("/v1/events", "{\"type\":\"pack\",\"parent\":\"" + cases.get(i) + "\",\"children\":[\""
                    + String.join("\",\"", units.subList(20 * i, 20 * i + 20)) + "\"]}"));
        }
    }

    @AfterAll
    static void close() {
        server.close();
    }

    private static String event(String type, String code, String more) {
        return "{\"type\":\"" + type + "\",\"codes\":[\"" + code + "\"]" + more + "}";
    }

    private static Reply post(String type, String code, String more) {
        return server.post("/v1/events", event(type, code, more));
    }

    private static JsonNode verdict(String code) {
        return expect(200, server.get("/v1/codes/" + code)).json();
    }

    @Test
    void aCaseGoesFromMakerToShopAndIsSoldUnitByUnit() {
        expect(200, post("ship", cases.get(0), ",\"from\":\"maker\",\"to\":\"shop\",\"document\":\"CMR 7\""));
        expect(200, post("receive", cases.get(0), ",\"from\":\"maker\",\"to\":\"shop\""));
        expect(200, post("inspect", units.get(0), ",\"result\":\"pass\",\"certificate\":\"Q1\""));
        expect(200, post("sell", units.get(0), ",\"party\":\"shop\""));
        assertEquals("sold", verdict(units.get(0)).get("verdict").asText());
        assertEquals("ok", verdict(units.get(1)).get("verdict").asText());
        Reply again = expect(409, post("sell", units.get(0), ",\"party\":\"shop\""));
        assertEquals("is sold", again.json().get("errors").get(0).get("reason").asText());
        expect(200, post("return", units.get(0), ",\"party\":\"shop\",\"reason\":\"dented\""));
        expect(200, post("destroy", units.get(0), ",\"party\":\"shop\",\"reason\":\"dented\""));
        assertEquals("destroyed", verdict(units.get(0)).get("verdict").asText());
    }

    @Test
    void whatACaseHoldsIsSoldWithIt() {
        expect(200, post("sell", cases.get(1), ""));
        assertEquals("sold", verdict(units.get(25)).get("state").asText());
        expect(200, post("return", cases.get(1), ""));
        assertEquals("ok", verdict(units.get(25)).get("verdict").asText());
    }

    @Test
    void keysReportOnlyWhatTheirRoleDoes() throws IOException {
        String line = server.key(Role.LINE);
        String trade = server.key(Role.TRADE);
        String inspector = server.key(Role.INSPECTOR);
        expect(403, server.callAs(line, "POST", "/v1/events", event("sell", units.get(50), "")));
        expect(403, server.callAs(trade, "POST", "/v1/events", event("commission", units.get(50), "")));
        expect(403, server.callAs(server.key(Role.POS), "POST", "/v1/events", event("sell", units.get(50), "")));
        expect(403, server.callAs(inspector, "POST", "/v1/events", event("destroy", units.get(50), "")));
        expect(403, server.callAs(line, "POST", "/v1/events", "[" + event("commission", units.get(50), "") + "," + event("sell", units.get(50), "") + "]"));
        Reply stream = server.callAs(line, "POST", "/v1/events", event("sell", units.get(50), "") + "\n", "Content-Type", "application/x-ndjson");
        assertEquals(403, stream.json().get("status").asInt());
        assertEquals("ok", verdict(units.get(50)).get("verdict").asText());
        expect(200, server.callAs(inspector, "POST", "/v1/events", event("inspect", units.get(50), ",\"result\":\"fail\"")));
        expect(200, server.callAs(trade, "POST", "/v1/events", event("sell", units.get(50), "")));
    }
}
