package suma.resolver.checkout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static suma.resolver.TestServer.expect;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import suma.resolver.TestServer;
import suma.resolver.TestServer.Reply;
import suma.resolver.key.Role;

/** Sales over HTTP, and what takes them back. */
class CheckoutCallsTest {
    @TempDir
    private static Path dir;
    private static TestServer server;
    private static List<String> units;
    private static List<String> boxes;
    private static String pos;

    @BeforeAll
    static void open() throws IOException {
        server = TestServer.open(dir);
        units = server.issue("unit", "8320001", "unit", 200);
        boxes = server.issue("box", "8320002", "case", 3);
        for (int box = 0; box < 2; box++) {
            expect(200, server.post("/v1/events", "{\"type\": \"pack\", \"parent\": \"%s\", \"children\": [\"%s\"]}".formatted(
                    boxes.get(box), String.join("\", \"", units.subList(10 * box, 10 * box + 10)))));
        }
        expect(200, server.post("/v1/events", "{\"type\": \"commission\", \"batch\": \"B1\"}"));
        for (String shop : List.of("shop", "other")) {
            expect(201, server.put("/v1/parties/" + shop, "{\"name\": \"Shop\", \"kind\": \"shop\"}"));
        }
        pos = server.key(Role.POS);
    }

    @AfterAll
    static void close() {
        server.close();
    }

    private static Reply sell(String body, String... headers) {
        return server.callAs(pos, "POST", "/v1/checkouts", body.replace('\'', '"'), headers);
    }

    private static JsonNode sold(String party, String... codes) {
        return expect(200, sell("{'codes': ['" + String.join("', '", codes) + "'], 'party': '" + party + "'}")).json();
    }

    private static JsonNode verdict(String code) {
        return expect(200, server.get("/v1/codes/" + code)).json();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            {} ; 400
            {'codes': []} ; 400
            {'codes': ['no code']} ; 400
            {'codes': ['UNIT', 'no code']} ; 400
            {'codes': ['UNIT'], 'party': 'nobody'} ; 422
            {'codes': ['UNIT'], 'party': 'a b'} ; 400
            {'codes': ['UNIT'], 'number': 5} ; 400
            {'codes': ['UNIT'], 'terminal': 't', 'number': -5} ; 400
            {'codes': ['UNIT'], 'price': 5} ; 400
            ['UNIT'] ; 400
            {'codes' ; 400
            """)
    void whatIsRefusedSellsNothing(String body, int status) {
        expect(status, sell(body.replace("UNIT", units.get(199))));
        assertEquals("ok", verdict(units.get(199)).get("verdict").asText());
    }

    @Test
    void onlyTillsSell() throws IOException {
        String body = "{\"codes\": [\"" + units.get(199) + "\"]}";
        expect(401, server.callAs("", "POST", "/v1/checkouts", body));
        expect(403, server.callAs(server.key(Role.INSPECTOR), "POST", "/v1/checkouts", body));
    }

    @Test
    void eachCodeIsToldHowItStands() {
        JsonNode sale = sold("shop", units.get(30), units.get(30), "81123450000000000000", boxes.get(2));
        JsonNode results = sale.get("results");
        assertEquals("ok", results.get(0).get("verdict").asText());
        assertEquals("shop", results.get(0).get("sold").get("party").asText());
        assertEquals("sold", results.get(1).get("verdict").asText());
        assertEquals("unknown_product", results.get(2).get("verdict").asText());
        assertEquals("not_commissioned", results.get(3).get("verdict").asText());
        assertFalse(results.get(3).has("sold"));
        JsonNode again = sold("other", units.get(30)).get("results").get(0);
        assertEquals(results.get(0).get("sold"), again.get("sold"));
        JsonNode verdict = verdict(units.get(30));
        assertEquals("sold", verdict.get("verdict").asText());
        assertEquals(results.get(0).get("sold"), verdict.get("sold"));
    }

    @Test
    void aUnitLeavesItsBoxAndABoxSellsWhatItHolds() {
        sold("shop", units.get(0));
        assertFalse(verdict(units.get(0)).has("parent"));
        assertEquals("ok", verdict(boxes.get(0)).get("verdict").asText());
        sold("shop", boxes.get(1));
        assertEquals("sold", verdict(units.get(15)).get("verdict").asText());
        assertEquals("shop", verdict(units.get(15)).get("sold").get("party").asText());
    }

    @Test
    void retriesSellNothingTwice() {
        String body = "{'codes': ['" + units.get(40) + "'], 'party': 'shop', 'terminal': 'till-3', 'number': 1}";
        Reply first = expect(200, sell(body));
        assertEquals(first.body(), expect(200, sell(body)).body());
        assertEquals(first.body(), expect(200, sell(body, "Idempotency-Key", "of-the-client-library")).body());
        expect(422, sell(body.replace(units.get(40), units.get(41))));
        assertEquals("ok", verdict(units.get(41)).get("verdict").asText());
        String keyed = "{'codes': ['" + units.get(42) + "']}";
        Reply byKey = expect(200, sell(keyed, "Idempotency-Key", "k1"));
        assertEquals(byKey.body(), expect(200, sell(keyed, "Idempotency-Key", "k1")).body());
        expect(422, sell(keyed.replace(units.get(42), units.get(43)), "Idempotency-Key", "k1"));
        assertTrue(byKey.body().contains("\"ok\""));
    }

    @Test
    void theSamePartyTakesASaleBackOnce() {
        String id = sold("shop", units.get(50), units.get(51)).get("checkout").asText();
        String path = "/v1/checkouts/" + id;
        expect(409, server.callAs(pos, "DELETE", path + "?party=other", ""));
        expect(409, server.callAs(pos, "DELETE", path, ""));
        assertEquals(2, expect(200, server.callAs(pos, "DELETE", path + "?party=shop", "")).json().get("codes").asInt());
        assertEquals("ok", verdict(units.get(50)).get("verdict").asText());
        expect(409, server.callAs(pos, "DELETE", path + "?party=shop", ""));
        for (String none : List.of("C999999", "C", "X1", "C-1", "C99999999999999999999")) {
            expect(404, server.callAs(pos, "DELETE", "/v1/checkouts/" + none, ""));
        }
    }
}
