package suma.resolver.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static suma.resolver.TestServer.expect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import suma.resolver.TestServer;
import suma.resolver.key.Role;

/** What is found by looking at many requests, and how it is told. A server that closes has looked at everything. */
class AlertWatchTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TRUSTING = "\"http\": {\"trustedProxies\": [\"127.0.0.0/8\"]}";

    @TempDir
    private Path dir;

    private TestServer open(String alerts) {
        return TestServer.configured(dir, "{" + TRUSTING + ", \"alerts\": {" + alerts + "}}");
    }

    private static void scan(TestServer server, String code, String address) {
        expect(200, server.callAs("", "GET", "/c/" + code, "", "Accept", "application/json", "X-Forwarded-For", address));
    }

    /** A code of the product of drug id 8400001 that was never issued. */
    private static String madeUp(int serial) {
        return "8400001" + String.format("%013d", serial);
    }

    private static void event(TestServer server, String type, String code, String more) {
        server.post("/v1/events", "{\"type\": \"" + type + "\", \"codes\": [\"" + code + "\"]" + more + "}");
    }

    private static void party(TestServer server, String id, String more) {
        expect(201, server.put("/v1/parties/" + id, "{\"name\": \"Shop\", \"kind\": \"shop\"" + more + "}"));
    }

    /** All alerts, once the server has looked at everything. */
    private List<JsonNode> alertsAfter(TestServer server) {
        server.close();
        List<JsonNode> alerts = new ArrayList<>();
        try (TestServer again = TestServer.open(dir)) {
            expect(200, again.get("/v1/alerts?after=0&pageSize=1000")).json().forEach(alerts::add);
        }
        return alerts;
    }

    private static String rules(List<JsonNode> alerts) {
        return alerts.stream().map(alert -> alert.get("rule").asText()).sorted().collect(Collectors.joining(" "));
    }

    private static JsonNode only(String rule, List<JsonNode> alerts) {
        List<JsonNode> found = alerts.stream().filter(alert -> alert.get("rule").asText().equals(rule)).toList();
        assertEquals(1, found.size(), () -> rule + " in " + alerts);
        return found.get(0);
    }

    @Test
    void aFollowerMustAskRightly() throws IOException {
        try (TestServer server = open("")) {
            for (String wrong : List.of("", "?after=x", "?after=-1", "?after=0&wait=-1", "?after=0&form=log", "?wait=0")) {
                expect(400, server.get("/v1/alerts/feed" + wrong));
            }
            expect(401, server.callAs("", "GET", "/v1/alerts/feed?after=0&wait=0", ""));
            for (Role role : List.of(Role.LINE, Role.TRADE, Role.POS)) {
                expect(403, server.callAs(server.key(role), "GET", "/v1/alerts/feed?after=0&wait=0", ""));
            }
            expect(200, server.callAs(server.key(Role.INSPECTOR), "GET", "/v1/alerts/feed?after=0&wait=0", ""));
        }
    }

    @Test
    void scansOfWhatShouldNotBeThereAreToldOnceAWhile() {
        TestServer server = open("");
        List<String> codes = server.issue("unit", "8400001", "unit", 4);
        codes.forEach(code -> event(server, "commission", code, ""));
        event(server, "destroy", codes.get(1), "");
        expect(201, server.post("/v1/recalls", "{\"codes\": [\"" + codes.get(2) + "\"]}"));
        expect(201, server.post("/v1/batches", "{\"product\": \"unit\", \"quantity\": 1, \"expiresOn\": \"2020-01-01\"}"));
        String expired = expect(200, server.get("/v1/batches/B2/codes")).body().strip();
        event(server, "commission", expired, "");
        for (String code : List.of(codes.get(0), codes.get(1), codes.get(2), expired, madeUp(7))) {
            scan(server, code, "198.51.100.1");
            scan(server, code, "198.51.100.2");
            scan(server, code, "2001:db8::1");
        }
        server.callAs("", "HEAD", "/c/" + madeUp(8), "");
        List<JsonNode> alerts = alertsAfter(server);
        assertEquals("destroyed_scan expired_scan never_issued_scan recalled_scan", rules(alerts));
        JsonNode destroyed = only("destroyed_scan", alerts);
        assertEquals(codes.get(1), destroyed.get("code").asText());
        assertEquals("198.51.100.1", destroyed.at("/evidence/address").asText());
        assertTrue(destroyed.at("/evidence").has("firstAt"), destroyed.toString());
        assertEquals(madeUp(7), only("never_issued_scan", alerts).get("code").asText());
        TestServer again = open("");
        scan(again, madeUp(7), "198.51.100.1");
        scan(again, codes.get(1), "198.51.100.1");
        assertEquals(4, alertsAfter(again).size());
    }

    @Test
    void manyCodesNeverIssuedMakeASurge() {
        TestServer server = open("\"surge\": {\"ofProduct\": 10, \"ofAddress\": 4, \"seconds\": 3600}");
        server.issue("unit", "8400001", "unit", 1);
        for (int i = 0; i < 20; i++) {
            scan(server, madeUp(i), "198.51.100." + i % 10);
        }
        for (int i = 20; i < 30; i++) {
            scan(server, madeUp(i), "198.51.100.77");
        }
        List<JsonNode> surges = alertsAfter(server).stream().filter(alert -> alert.get("rule").asText().equals("surge")).toList();
        assertEquals(2, surges.size(), surges.toString());
        JsonNode product = surges.get(0);
        assertEquals("unit", product.get("product").asText());
        assertEquals("10", product.at("/evidence/scans").asText());
        assertEquals("10", product.at("/evidence/addresses").asText());
        assertEquals("3600", product.at("/evidence/seconds").asText());
        assertTrue(product.at("/evidence/codes").asText().startsWith(madeUp(0) + " "), product.toString());
        JsonNode address = surges.get(1);
        assertEquals("198.51.100.77", address.get("address").asText());
        assertEquals("4", address.at("/evidence/inWindow").asText());
    }

    @Test
    void tillsCountForSurgesToo() {
        TestServer server = open("\"surge\": {\"ofProduct\": 3}");
        server.issue("unit", "8400001", "unit", 1);
        expect(200, server.post("/v1/checkouts", "{\"codes\": [\"" + madeUp(1) + "\", \"" + madeUp(2) + "\", \"" + madeUp(3) + "\"]}"));
        List<JsonNode> alerts = alertsAfter(server);
        assertEquals("never_issued_sale never_issued_sale never_issued_sale surge", rules(alerts));
        assertEquals("unit", only("surge", alerts).get("product").asText());
    }

    @Test
    void thereAreNeverMoreThanSoManyAMinute() {
        TestServer server = open("\"perMinute\": 3, \"off\": [\"surge\"]");
        server.issue("unit", "8400001", "unit", 1);
        for (int i = 0; i < 20; i++) {
            scan(server, madeUp(i), "198.51.100.1");
        }
        int raised = alertsAfter(server).size();
        assertTrue(raised >= 3 && raised <= 6, "a minute may begin in between: " + raised);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            "region": "330100" | "region": "440300" | 29 | true
            "region": "330100" | "region": "440300" | 31 | false
            "region": "330100" | "region": "330199" | 1 | false
            "region": "330100" | ~~ | 1 | false
            "latitude": 30.25, "longitude": 120.16 | "latitude": 22.54, "longitude": 114.06 | 60 | true
            "latitude": 30.25, "longitude": 120.16 | "latitude": 22.54, "longitude": 114.06 | 70 | false
            "latitude": 30.25, "longitude": 120.16 | "latitude": 30.9, "longitude": 120.16 | 1 | false
            "latitude": 30.25, "longitude": 120.16, "region": "330100" | "latitude": 30.3, "longitude": 120.16, "region": "330200" | 1 | false
            "latitude": 30.25, "longitude": 120.16, "region": "330100" | "region": "440300" | 1 | true
            """)
    void twoPlacesTooFarApart(String here, String there, int minutes, boolean far) {
        TestServer server = open("");
        party(server, "here", "," + here);
        party(server, "there", there.isEmpty() ? "" : "," + there);
        String code = server.issue("unit", "8400001", "unit", 1).get(0);
        event(server, "commission", code, "");
        event(server, "sell", code, ", \"party\": \"here\", \"at\": \"2026-01-01T08:00:00Z\"");
        expect(409, server.post("/v1/events", "{\"type\": \"sell\", \"codes\": [\"" + code + "\"], \"party\": \"there\", \"at\": \"2026-01-01T"
                + LocalTime.of(8, 0).plusMinutes(minutes) + ":00Z\"}"));
        List<JsonNode> alerts = alertsAfter(server);
        assertEquals(far ? "double_sale far_places" : "double_sale", rules(alerts));
        if (far) {
            JsonNode alert = only("far_places", alerts);
            assertEquals(code, alert.get("code").asText());
            assertEquals("here", alert.at("/evidence/firstPlace").asText());
            assertEquals("there", alert.at("/evidence/secondPlace").asText());
            assertEquals(Integer.toString(minutes), alert.at("/evidence/minutes").asText());
            assertEquals(here.contains("latitude") && there.contains("latitude"), alert.at("/evidence").has("km"));
        }
    }

    @Test
    void scansInPublicAreSomewhereWhereTheirNetworksAre() {
        TestServer server = open("\"farPlaces\": {\"networks\": [{\"block\": \"198.51.100.0/25\", \"region\": \"330100\"}, {\"block\": \"198.51.100.128/25\", \"region\": \"440300\"}]}");
        List<String> codes = server.issue("unit", "8400001", "unit", 3);
        scan(server, codes.get(0), "198.51.100.1");
        scan(server, codes.get(0), "198.51.100.200");
        scan(server, codes.get(0), "198.51.100.1");
        scan(server, codes.get(1), "198.51.100.1");
        scan(server, codes.get(1), "198.51.100.2");
        scan(server, codes.get(2), "203.0.113.1");
        List<JsonNode> alerts = alertsAfter(server);
        assertEquals("far_places", rules(alerts));
        assertEquals("198.51.100.0/25", alerts.get(0).at("/evidence/firstPlace").asText());
        assertEquals("440300", alerts.get(0).at("/evidence/secondRegion").asText());
    }

    @Test
    void aSaleIsRememberedAcrossRestarts() {
        try (TestServer server = open("")) {
            party(server, "here", ",\"region\": \"330100\"");
            party(server, "there", ",\"region\": \"440300\"");
            String code = server.issue("unit", "8400001", "unit", 1).get(0);
            event(server, "commission", code, "");
            expect(200, server.post("/v1/checkouts", "{\"codes\": [\"" + code + "\"], \"party\": \"here\"}"));
        }
        TestServer server = open("");
        String code = expect(200, server.get("/v1/batches/B1/codes")).body().strip();
        expect(200, server.post("/v1/checkouts", "{\"codes\": [\"" + code + "\"], \"party\": \"there\"}"));
        assertEquals("double_sale far_places", rules(alertsAfter(server)));
    }

    @Test
    void whatIsOffIsNotTold() {
        TestServer server = open("\"off\": [\"double_sale\", \"far_places\", \"never_issued_scan\", \"surge\"]");
        party(server, "here", ",\"region\": \"330100\"");
        party(server, "there", ",\"region\": \"440300\"");
        String code = server.issue("unit", "8400001", "unit", 1).get(0);
        event(server, "commission", code, "");
        for (String party : List.of("here", "there")) {
            expect(200, server.post("/v1/checkouts", "{\"codes\": [\"" + code + "\"], \"party\": \"" + party + "\"}"));
        }
        scan(server, madeUp(1), "198.51.100.1");
        assertEquals("[]", expect(200, server.get("/v1/alerts")).body());
        assertEquals("", expect(200, server.get("/v1/alerts/feed?after=0&wait=0")).body());
        assertEquals("double_sale", rules(alertsAfter(server)), "it follows from the log, and is told again when it is on");
    }

    @Test
    void alertsAreFollowedLiveAndFromWhereOneWas() throws Exception {
        try (TestServer server = open("")) {
            server.issue("unit", "8400001", "unit", 1);
            HttpRequest request = HttpRequest.newBuilder(server.uri("/v1/alerts/feed?after=0")).header("Authorization", "Bearer " + server.adminKey()).build();
            var answer = server.client().send(request, BodyHandlers.ofInputStream());
            assertEquals("application/x-ndjson", answer.headers().firstValue("content-type").orElse(""));
            try (BufferedReader lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
                scan(server, madeUp(1), "198.51.100.1");
                JsonNode first = JSON.readTree(lines.readLine());
                assertEquals("never_issued_scan", first.get("rule").asText());
                assertEquals(1, first.get("alert").asInt());
                scan(server, madeUp(2), "198.51.100.1");
                assertEquals(madeUp(2), JSON.readTree(lines.readLine()).get("code").asText());
            }
            String rest = expect(200, server.get("/v1/alerts/feed?after=1&wait=0")).body();
            assertEquals(2, JSON.readTree(rest).get("alert").asInt());
            assertEquals(1, rest.lines().count());
            assertEquals("", expect(200, server.get("/v1/alerts/feed?after=2&wait=0")).body());
            assertFalse(rest.contains("never_issued_sale"));
        }
    }
}
