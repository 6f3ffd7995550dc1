package suma.resolver.recall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static suma.resolver.TestServer.expect;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import suma.resolver.TestServer;
import suma.resolver.TestServer.Reply;
import suma.resolver.key.Role;

/** Recalls from their beginning to their lifting, and what somebody should look at meanwhile. */
class RecallCallsTest {
    @TempDir
    private static Path dir;
    private static TestServer server;
    private static int products;

    /** Without the alerts of scans, which come when the watch has looked. */
    @BeforeAll
    static void open() throws IOException {
        server = TestServer.open(dir, "{\"alerts\":{\"off\":[\"recalled_scan\",\"destroyed_scan\"]}}", Clock.systemDefaultZone());
        expect(201, server.put("/v1/parties/east", "{\"name\":\"East\",\"kind\":\"shop\",\"region\":\"330100\"}"));
        expect(201, server.put("/v1/parties/west", "{\"name\":\"West\",\"kind\":\"shop\",\"region\":\"440300\"}"));
    }

    @AfterAll
    static void close() {
        server.close();
    }

    private static List<String> issue(String level, int quantity) {
        products++;
        return server.issue("p" + products, String.valueOf(8_600_000 + products), level, quantity);
    }

    private static void event(String type, String codes, String more) {
        expect(200, server.post("/v1/events", "{\"type\":\"" + type + "\"," + codes + more + "}"));
    }

    private static String codes(List<String> codes) {
        return "\"codes\":[\"" + String.join("\",\"", codes) + "\"]";
    }

    private static String verdict(String code) {
        return expect(200, server.get("/v1/codes/" + code)).json().get("verdict").asText();
    }

    @Test
    void aLotIsRecalledAndEveryPartyToldOfItsCodes() {
        List<String> units = issue("unit", 10);
        event("commission", codes(units), "");
        event("receive", codes(units.subList(0, 4)), ",\"party\":\"east\"");
        event("sell", codes(units.subList(0, 1)), ",\"party\":\"east\"");
        event("sell", codes(units.subList(4, 6)), ",\"party\":\"west\"");
        Reply begun = expect(201, server.post("/v1/recalls", "{\"product\":\"p" + products + "\",\"reason\":\"mould\",\"level\":1}"));
        JsonNode recall = begun.json();
        assertEquals("mould", recall.get("reason").asText());
        assertEquals(10, recall.get("codes").asInt());
        assertEquals("{\"commissioned\":7,\"sold\":3}", recall.get("byState").toString());
        assertEquals("[{\"codes\":4},{\"party\":\"east\",\"codes\":4},{\"party\":\"west\",\"codes\":2}]", recall.get("byParty").toString());
        assertEquals("[{\"codes\":4},{\"region\":\"330100\",\"codes\":4},{\"region\":\"440300\",\"codes\":2}]", recall.get("byRegion").toString());
        assertEquals("{\"codes\":3,\"parties\":2}", recall.get("sold").toString());
        String path = begun.header("location");
        assertEquals("/v1/recalls/" + recall.get("recall").asText(), path);
        assertEquals(recall, expect(200, server.get(path)).json());
        assertEquals(units.subList(0, 4), expect(200, server.get(path + "/codes?party=east")).body().lines().toList());
        assertEquals(units.subList(6, 10), expect(200, server.get(path + "/codes?party=")).body().lines().toList());
        assertEquals(10, expect(200, server.get(path + "/codes?format=csv")).body().lines().count() - 1);
        expect(404, server.get(path + "/codes?party=nobody"));
        assertEquals("recalled", verdict(units.get(0)));
        assertEquals(recall.get("recall"), expect(200, server.get("/v1/codes/" + units.get(9))).json().get("recall"));
        expect(200, server.call("DELETE", path, ""));
        assertEquals("ok", verdict(units.get(9)));
        assertFalse(expect(200, server.get("/v1/codes/" + units.get(9))).body().contains("recall"));
        assertTrue(expect(200, server.get(path)).json().has("liftedAt"));
        expect(409, server.call("DELETE", path, ""));
    }

    @Test
    void codesAndContentsAreRecalledAndListed() {
        List<String> units = issue("unit", 6);
        List<String> cases = issue("case", 1);
        event("pack", "\"parent\":\"" + cases.get(0) + "\",\"children\":[\"" + String.join("\",\"", units.subList(0, 4)) + "\"]", "");
        JsonNode contents = expect(201, server.post("/v1/recalls", "{\"contentsOf\":\"" + cases.get(0) + "\",\"reason\":\"dented\"}")).json();
        assertEquals(4, contents.get("codes").asInt());
        assertEquals("recalled", verdict(units.get(3)));
        assertEquals("not_commissioned", verdict(units.get(5)));
        Reply first = expect(201, server.call("POST", "/v1/recalls", "{" + codes(units.subList(3, 5)) + "}", "Idempotency-Key", "r1"));
        Reply again = expect(201, server.call("POST", "/v1/recalls", "{" + codes(units.subList(3, 5)) + "}", "Idempotency-Key", "r1"));
        assertEquals(first.body(), again.body());
        assertEquals(2, first.json().get("codes").asInt());
        String all = expect(200, server.get("/v1/recalls")).body();
        assertTrue(all.contains(contents.get("recall").asText()) && all.contains(first.json().get("recall").asText()), all);
        Reply refused = expect(409, server.post("/v1/recalls", "{" + codes(List.of(units.get(0), "no code")) + "}"));
        assertEquals("no code", refused.json().get("errors").get(0).get("code").asText());
    }

    @Test
    void allThatIsMadeOfALotIsRecalled() {
        List<String> units = issue("unit", 6);
        String unit = "p" + products;
        issue("unit", 1);
        String milk = "{\"product\":\"p" + products + "\",\"lot\":\"M1\"";
        event("commission", codes(units), "");
        String made = "\"outputs\":[{" + codes(units.subList(0, 4)) + "},{\"product\":\"" + unit + "\",\"lot\":\"F1\",\"quantity\":2.5,\"unit\":\"kg\"}]";
        event("transform", "\"inputs\":[" + milk + ",\"quantity\":10,\"unit\":\"kg\"}]," + made, "");
        Reply begun = expect(201, server.post("/v1/recalls", "{\"madeFrom\":" + milk + "},\"reason\":\"melamine\"}"));
        JsonNode recall = begun.json();
        assertEquals(milk + "}", recall.get("madeFrom").toString());
        assertEquals(4, recall.get("codes").asInt());
        assertEquals("[{\"product\":\"" + unit + "\",\"lot\":\"F1\",\"amounts\":[{\"unit\":\"kg\",\"made\":\"2.5\",\"received\":\"0\",\"used\":\"0\"}]}]", recall.get("lots").toString());
        assertEquals("recalled", verdict(units.get(0)));
        assertEquals(recall.get("recall"), expect(200, server.get("/v1/codes/" + units.get(0))).json().get("recall"));
        assertEquals("ok", verdict(units.get(5)));
        event("transform", "\"inputs\":[" + milk + ",\"quantity\":1,\"unit\":\"kg\"}],\"outputs\":[{" + codes(units.subList(4, 5)) + "}]", "");
        assertEquals("recalled", verdict(units.get(4)));
        String path = begun.header("location");
        assertEquals(units.subList(0, 5), expect(200, server.get(path + "/codes")).body().lines().toList());
        String feed = expect(200, server.get("/v1/feed?after=0&wait=0")).body();
        assertTrue(feed.contains("\"type\":\"recall\",\"madeFrom\":" + milk + "}"), feed);
        expect(200, server.call("DELETE", path, ""));
        assertEquals("ok", verdict(units.get(0)));
        event("transform", "\"inputs\":[{" + codes(units.subList(4, 5)) + "}],\"outputs\":[{" + codes(units.subList(5, 6)) + "}]", "");
        JsonNode ofCode = expect(201, server.post("/v1/recalls", "{\"madeFrom\":\"" + units.get(4) + "\"}")).json();
        assertEquals(1, ofCode.get("codes").asInt());
        assertEquals("recalled", verdict(units.get(5)));
    }

    @Test
    void alertsAreListedNewestFirstOrFollowed() throws IOException {
        List<String> units = issue("unit", 3);
        event("commission", codes(units), "");
        event("receive", codes(units.subList(0, 1)), ",\"party\":\"east\"");
        event("receive", codes(units.subList(0, 1)), ",\"party\":\"west\"");
        event("ship", codes(units.subList(0, 1)), ",\"from\":\"east\"");
        Reply latest = expect(200, server.get("/v1/alerts?pageSize=2"));
        JsonNode newest = latest.json().get(0);
        assertEquals("custody_gap", newest.get("rule").asText());
        assertEquals(units.get(0), newest.get("code").asText());
        assertEquals("{\"codes\":\"1\",\"holder\":\"west\",\"party\":\"east\"}", newest.get("evidence").toString());
        assertEquals("custody_overlap", latest.json().get(1).get("rule").asText());
        assertTrue(latest.header("link").contains("pageToken=" + latest.json().get(1).get("alert").asText()));
        JsonNode followed = expect(200, server.get("/v1/alerts?after=" + latest.json().get(1).get("alert").asText())).json();
        assertEquals(newest, followed.get(0));
        assertEquals("[]", expect(200, server.get("/v1/alerts?after=" + newest.get("alert").asText())).body());
        assertFalse(expect(200, server.get("/v1/alerts?pageToken=1")).body().contains("alert"));
        expect(403, server.callAs(server.key(Role.TRADE), "GET", "/v1/alerts", ""));
        expect(403, server.callAs(server.key(Role.TRADE), "POST", "/v1/recalls", "{" + codes(units) + "}"));
        expect(201, server.callAs(server.key(Role.INSPECTOR), "POST", "/v1/recalls", "{" + codes(units) + "}"));
    }
}
