package suma.resolver.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static suma.resolver.TestServer.expect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import suma.resolver.TestServer;
import suma.resolver.TestServer.Reply;

/** What each call does when it is asked rightly, and what it refuses for the state's sake. */
class CallsTest {
    @TempDir
    private static Path dir;
    private static TestServer server;
    private static int products;

    @BeforeAll
    static void open() {
        server = TestServer.open(dir);
    }

    @AfterAll
    static void close() {
        server.close();
    }

    private static List<String> issue(String level, int quantity) {
        products++;
        return server.issue("p" + products, String.valueOf(8_200_000 + products), level, quantity);
    }

    private static String verdict(String code) {
        return expect(200, server.get("/v1/codes/" + code)).json().get("verdict").asText();
    }

    private static String pack(String parent, List<String> children) {
        return "{\"type\":\"pack\",\"parent\":\"" + parent + "\",\"children\":[\"" + String.join("\",\"", children) + "\"]}";
    }

    @Test
    void partiesAreCreatedReplacedReadAndListed() {
        String party = "{\"name\":\"南山\",\"kind\":\"market\",\"region\":\"440305\"}";
        expect(201, server.put("/v1/parties/list-1", party));
        Reply replaced = expect(200, server.put("/v1/parties/list-1", party.replace("market", "shop")));
        assertEquals(replaced.json(), expect(200, server.get("/v1/parties/list-1")).json());
        assertEquals("shop", replaced.json().get("kind").asText());
        expect(201, server.put("/v1/parties/list-2", party));
        JsonNode page = expect(200, server.get("/v1/parties?pageSize=1")).json();
        assertEquals("list-1", page.get("nextPageToken").asText());
        JsonNode rest = expect(200, server.get("/v1/parties?pageToken=list-1")).json();
        assertEquals("list-2", rest.get("parties").get(0).get("id").asText());
        assertFalse(rest.has("nextPageToken"));
    }

    @Test
    void productsCanBePutBackAsTheyWereRead() {
        expect(201, server.put("/v1/products/milk", """
                {"name": "Milk", "category": "dairy", "scheme": "gs1-sgtin", "gtin": "12345678901231", "serialLength": 14,
                 "level": "unit", "guessOdds": "1/20000", "attributes": {"origin": "内蒙古"}}"""));
        Reply read = expect(200, server.get("/v1/products/milk"));
        assertEquals(14, read.json().get("serialLength").asInt());
        assertEquals(0.00005, read.json().get("guessOdds").asDouble());
        assertEquals(read.json(), expect(200, server.put("/v1/products/milk", read.body())).json());
    }

    @Test
    void aBatchIsARecordAndItsCodesInThreeForms() throws IOException {
        List<String> codes = issue("unit", 2500);
        assertEquals(2500, codes.size());
        String batch = "/v1/batches/" + expect(200, server.get("/v1/codes/" + codes.get(0))).json().get("batch").asText();
        JsonNode record = expect(200, server.get(batch)).json();
        assertEquals(codes.get(0), record.get("first").asText());
        assertEquals(codes.get(2499), record.get("last").asText());
        assertEquals(codes.subList(1020, 1030), server.get(batch + "/codes?offset=1020&limit=10").body().lines().toList());
        assertEquals("", server.get(batch + "/codes?offset=2500").body());
        assertEquals("code\r\n" + codes.get(7) + "\r\n", server.get(batch + "/codes?offset=7&limit=1&format=csv").body());
        Reply lines = server.call("GET", batch + "/codes?limit=1", "", "Accept", "application/x-ndjson");
        assertEquals("{\"code\":\"" + codes.get(0) + "\"}\n", lines.body());
        assertEquals(406, server.call("GET", batch + "/codes", "", "Accept", "image/png").status());
        Reply packed = expect(200, server.call("GET", batch + "/codes", "", "Accept-Encoding", "gzip"));
        assertEquals("gzip", packed.header("content-encoding"));
        byte[] text = new GZIPInputStream(new ByteArrayInputStream(packed.raw().body())).readAllBytes();
        assertEquals(codes, new String(text, StandardCharsets.US_ASCII).lines().toList());
        Reply head = expect(200, server.call("HEAD", batch + "/codes", ""));
        assertEquals("", head.body());
    }

    @Test
    void aRepeatedOrderWithItsKeyIsTheSameBatch() {
        issue("unit", 1);
        String order = "{\"product\":\"p" + products + "\",\"quantity\":5}";
        Reply first = expect(201, server.call("POST", "/v1/batches", order, "Idempotency-Key", "k1"));
        Reply again = expect(201, server.call("POST", "/v1/batches", order, "Idempotency-Key", "k1"));
        assertEquals(first.body(), again.body());
        Reply other = expect(201, server.call("POST", "/v1/batches", order, "Idempotency-Key", "k2"));
        assertFalse(first.body().equals(other.body()));
        expect(422, server.call("POST", "/v1/batches", order.replace("5", "6"), "Idempotency-Key", "k1"));
        expect(400, server.call("POST", "/v1/batches", order, "Idempotency-Key", "k".repeat(300)));
    }

    @Test
    void ordersBeyondTheGuessOddsAreRefused() {
        issue("unit", 1);
        Reply refused = server.post("/v1/batches", "{\"product\":\"p" + products + "\",\"quantity\":1000000000}");
        assertTrue(refused.status() == 409 || refused.status() == 422, refused.body());
    }

    @Test
    void packsUnitsToCasesToPalletsAndShowsWhatTheyHold() {
        List<String> units = issue("unit", 8);
        List<String> cases = issue("case", 2);
        List<String> pallet = issue("pallet", 1);
        assertEquals("not_commissioned", verdict(units.get(0)));
        Reply together = expect(200, server.post("/v1/events", "[" + pack(cases.get(0), units.subList(0, 4)) + ","
                + pack(cases.get(1), units.subList(4, 8)) + "," + pack(pallet.get(0), cases) + "]"));
        assertTrue(together.json().get("sequence").asLong() > 0);
        assertEquals(cases.get(1), expect(200, server.get("/v1/codes/" + units.get(5))).json().get("parent").asText());
        assertEquals("ok", verdict(units.get(5)));
        String contents = "/v1/codes/" + pallet.get(0) + "/contents";
        assertEquals(10, expect(200, server.get(contents)).body().lines().count());
        assertEquals(8, expect(200, server.get(contents + "?level=unit")).body().lines().count());
        expect(200, server.post("/v1/events", "{\"type\":\"unpack\",\"parent\":\"" + cases.get(0) + "\",\"children\":[\"" + units.get(0) + "\"]}"));
        assertEquals(7, expect(200, server.get(contents + "?level=unit")).body().lines().count());
        expect(200, server.post("/v1/events", "{\"type\":\"unpack\",\"parent\":\"" + pallet.get(0) + "\"}"));
        assertEquals("", expect(200, server.get(contents)).body());
    }

    @Test
    void aRefusedPackNamesEveryOffendingCode() {
        List<String> units = issue("unit", 3);
        List<String> cases = issue("case", 2);
        expect(200, server.post("/v1/events", pack(cases.get(0), units.subList(0, 1))));
        Reply refused = server.post("/v1/events", pack(cases.get(1), List.of(units.get(0), units.get(1), "nonsense", cases.get(0))));
        assertEquals(409, refused.status(), refused.body());
        JsonNode errors = refused.json().get("errors");
        assertEquals(3, errors.size(), refused.body());
        assertEquals(units.get(0), errors.get(0).get("code").asText());
        assertEquals("children[0]", errors.get(0).get("field").asText());
        assertTrue(errors.get(0).get("reason").asText().endsWith(cases.get(0)), refused.body());
        assertEquals("nonsense", errors.get(1).get("code").asText());
        assertEquals("not_commissioned", verdict(units.get(1)));
        Reply inArray = server.post("/v1/events", "[" + pack(cases.get(1), units.subList(1, 2)) + "," + pack(cases.get(1), units.subList(0, 1)) + "]");
        assertEquals("[1].children[0]", inArray.json().get("errors").get(0).get("field").asText(), inArray.body());
        assertEquals("not_commissioned", verdict(units.get(1)));
    }

    @Test
    void commissionsCodesRangesAndWholeBatches() {
        List<String> units = issue("unit", 10);
        String batch = expect(200, server.get("/v1/codes/" + units.get(0))).json().get("batch").asText();
        expect(200, server.post("/v1/events", "{\"type\":\"commission\",\"codes\":[\"" + units.get(9) + "\"],\"at\":\"2026-05-01T08:00:00+08:00\"}"));
        expect(200, server.post("/v1/events", "{\"type\":\"commission\",\"batch\":\"" + batch + "\",\"offset\":2,\"count\":3}"));
        assertEquals("not_commissioned", verdict(units.get(1)));
        assertEquals("ok", verdict(units.get(2)));
        assertEquals("ok", verdict(units.get(4)));
        assertEquals("not_commissioned", verdict(units.get(5)));
        assertEquals("ok", verdict(units.get(9)));
        expect(200, server.post("/v1/batches/" + batch + "/void", ""));
        assertEquals("voided", verdict(units.get(5)));
        assertEquals("ok", verdict(units.get(2)));
    }

    @Test
    void registersForeignCodesOnceAndPacksThem() {
        issue("unit", 1);
        String product = "p" + products;
        String drugId = String.valueOf(8_200_000 + products);
        List<String> cases = issue("case", 1);
        List<String> foreign = List.of(drugId + "0000000000001", drugId + "0000000000002");
        String body = "{\"product\":\"" + product + "\",\"lot\":\"X1\",\"codes\":[\"" + String.join("\",\"", foreign) + "\"]}";
        JsonNode first = expect(201, server.post("/v1/registrations", body)).json();
        assertEquals(2, first.get("registered").asInt());
        JsonNode again = expect(201, server.post("/v1/registrations", body)).json();
        assertEquals(0, again.get("registered").asInt());
        assertEquals(2, again.get("duplicates").asInt());
        assertEquals(foreign.get(0), again.get("duplicateCodes").get(0).asText());
        expect(200, server.post("/v1/events", pack(cases.get(0), foreign)));
        assertEquals("ok", verdict(foreign.get(1)));
    }

    @Test
    void registersAStreamOfLinesAndNamesTheBadOnes() {
        issue("unit", 1);
        String product = "p" + products;
        String drugId = String.valueOf(8_200_000 + products);
        StringBuilder csv = new StringBuilder("code,remark\r\n");
        for (int i = 0; i < 10_000; i++) {
            csv.append('"').append(drugId).append("%013d".formatted(i)).append("\",\"a, \"\"b\"\"\"\r\n");
        }
        csv.append("nonsense,\r\n");
        String target = "/v1/registrations?product=" + product + "&lot=S1&expiresOn=2099-01-01";
        JsonNode tally = expect(201, server.call("POST", target, csv.toString(), "Content-Type", "text/csv", "Idempotency-Key", "s")).json();
        assertEquals(10_000, tally.get("registered").asInt());
        assertEquals(1, tally.get("rejected").asInt());
        assertEquals("line 10002", tally.get("errors").get(0).get("field").asText());
        JsonNode again = expect(201, server.call("POST", target, csv.toString(), "Content-Type", "text/csv", "Idempotency-Key", "s")).json();
        assertEquals(tally, again);
        Reply codes = expect(200, server.get("/v1/batches/" + tally.get("batch").asText() + "/codes?offset=9999"));
        assertEquals(drugId + "0000000009999\n", codes.body());
        assertEquals("ok", verdict(drugId + "0000000000000"));
    }

    @Test
    void resolvesABasketInItsOrder() {
        List<String> units = issue("unit", 2);
        JsonNode results = expect(200, server.post("/v1/resolve", "{\"codes\":[\"" + units.get(1) + "\",\"82000000000000000000\",\"" + units.get(0) + "\"]}"))
                .json().get("results");
        assertEquals(units.get(1), results.get(0).get("code").asText());
        assertEquals("unknown_product", results.get(1).get("verdict").asText());
        assertEquals(units.get(0), results.get(2).get("code").asText());
    }

    @Test
    void readsElementStrings() {
        JsonNode reading = expect(200, server.post("/v1/parse", "{\"text\":\"(01)12345678901231(21)9999\"}")).json();
        assertEquals("gs1-sgtin", reading.get("scheme").asText());
        assertEquals("21", reading.get("elements").get(1).get("ai").asText());
    }

    @Test
    void everyFormOfAParsedTextParsesAsTheSame() throws IOException {
        JsonNode reading = parse("(01)12345678901231(17)271231(10)L/1(21)99\\(10)9");
        assertEquals("https://id.gs1.org/01/12345678901231/10/L%2F1/21/99%2810%299?17=271231", reading.at("/forms/digitalLink").asText());
        assertEquals("urn:epc:id:sgtin:234567890.1123.99(10)9", reading.at("/forms/epcUrn").asText());
        for (JsonNode form : reading.get("forms")) {
            JsonNode again = parse(form.asText());
            assertEquals(reading.get("code"), again.get("code"), form.asText());
            assertEquals(reading.at("/forms/epcUrn"), again.at("/forms/epcUrn"), form.asText());
        }
        assertFalse(parse("81234567890123456789").has("forms"));
    }

    private static JsonNode parse(String text) throws IOException {
        String body = new ObjectMapper().writeValueAsString(Map.of("text", text, "companyPrefixLength", 9));
        return expect(200, server.post("/v1/parse", body)).json();
    }

    @Test
    void saysHowItIs() {
        assertEquals("running", expect(200, server.get("/readyz")).json().get("state").asText());
        String metrics = expect(200, server.get("/metrics")).body();
        assertTrue(metrics.contains("suma_http_requests_total{"), metrics);
        assertTrue(metrics.contains("suma_scans_total{"), metrics);
        assertTrue(expect(200, server.get("/docs")).body().contains("openapi.json"));
    }
}
