package suma.resolver.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static suma.resolver.TestServer.expect;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import suma.resolver.TestServer;
import suma.resolver.TestServer.Reply;
import suma.resolver.http.HttpConfig;
import suma.resolver.limit.LimitConfig;
import suma.resolver.limit.Rate;

/** What anybody may ask, and what is remembered of it. */
class PublicScanTest {
    private static final long PATIENCE_NS = TimeUnit.SECONDS.toNanos(30);
    private static final String BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,image/webp,*/*;q=0.8";
    @TempDir
    private Path dir;

    private static Reply ask(TestServer server, String target, String accept) {
        return server.callAs("", "GET", target, "", "Accept", accept);
    }

    private static Reply json(TestServer server, String target) {
        return ask(server, target, "application/json");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /c/x | application/json | 400 | application/problem+json
            /c/x | text/html | 400 | text/html; charset=utf-8
            /c/%3Cscript%3E | text/html | 400 | text/html; charset=utf-8
            /c/84000019999999999999 | image/png | 406 | application/problem+json
            /c/84000019999999999999?x=1 | */* | 400 | application/problem+json
            /c/84000019999999999999?format=xml | */* | 400 | application/problem+json
            /c | */* | 404 | application/problem+json
            /c/ | */* | 404 | application/problem+json
            /01 | */* | 404 | application/problem+json
            /01/ | */* | 404 | application/problem+json
            /01/x | application/json | 400 | application/problem+json
            /01/06901234567892 | application/json | 400 | application/problem+json
            /01/06901234567893/21/x | application/json | 400 | application/problem+json
            /02/06901234567892/21/x | application/json | 404 | application/problem+json
            /c/84000019999999999999 | application/json | 200 | application/json
            /c/84000019999999999999 | */* | 200 | text/html; charset=utf-8
            /c/84000019999999999999?format=json | text/html | 200 | application/json
            """)
    void formAndStatusFollowWhatIsAsked(String target, String accept, int status, String type) {
        try (TestServer server = TestServer.open(dir)) {
            Reply reply = expect(status, ask(server, target, accept));
            assertEquals(type, reply.header("content-type"));
            assertFalse(reply.body().contains("<script"), reply.body());
        }
    }

    @Test
    void aPageLetsNothingBeLoadedOrRun() {
        try (TestServer server = TestServer.open(dir)) {
            expect(201, server.put("/v1/products/evil", """
                    {"name": "<b>\\"&'</b><script>alert(1)</script>", "category": "drug", "scheme": "drug-20", "drugId": "8400001", "level": "unit"}"""));
            String code = expect(201, server.post("/v1/batches", "{\"product\": \"evil\", \"quantity\": 1, \"lot\": \"<i>\"}")).json().get("first").asText();
            Reply page = expect(200, ask(server, "/c/" + code, BROWSER));
            assertTrue(page.body().contains("&lt;b&gt;&quot;&amp;'&lt;/b&gt;&lt;script&gt;"), page.body());
            assertTrue(page.body().contains("&lt;i&gt;"), page.body());
            assertTrue(page.header("content-security-policy").startsWith("default-src 'none'; style-src 'sha256-"));
            assertEquals("nosniff", page.header("x-content-type-options"));
            assertFalse(page.body().matches("(?s).*(src|href|url\\(|style=|onload).*"), page.body());
        }
    }

    @Test
    void thePageSaysWhatWasFound() {
        try (TestServer server = TestServer.open(dir)) {
            expect(201, server.put("/v1/parties/maker", "{\"name\": \"明月药业\", \"kind\": \"producer\"}"));
            expect(201, server.put("/v1/products/pill", """
                    {"name": "Aspirin 20", "category": "drug", "scheme": "drug-20", "drugId": "8400001", "level": "unit", "party": "maker"}"""));
            JsonNode batch = expect(201, server.post("/v1/batches", """
                    {"product": "pill", "quantity": 2, "lot": "A1", "producedOn": "2026-01-02", "expiresOn": "2099-12-31"}""")).json();
            String code = batch.get("first").asText();
            String issued = expect(200, ask(server, "/c/" + code, BROWSER)).body();
            for (String text : List.of("未启用", "Not in use", "Aspirin 20", "明月药业", "A1", "2026-01-02", "2099-12-31", code, "第 1 次查询", "Scanned once")) {
                assertTrue(issued.contains(text), text + " in " + issued);
            }
            expect(200, server.post("/v1/events", "{\"type\": \"commission\", \"codes\": [\"" + code + "\"]}"));
            assertTrue(ask(server, "/c/" + code, BROWSER).body().contains("In order"));
            assertTrue(ask(server, "/c/84000019999999999999", BROWSER).body().contains("查无此码"));
            assertTrue(ask(server, "/c/84099999999999999999", BROWSER).body().contains("未登记"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/01/06901234567892/21/%s", "/01/06901234567892/10/L1/21/%s?17=991231&linkType=all"})
    void aDigitalLinkIsAnsweredLikeItsCode(String path) {
        try (TestServer server = TestServer.open(dir)) {
            expect(201, server.put("/v1/products/milk", """
                    {"name": "Milk", "category": "dairy", "scheme": "gs1-sgtin", "gtin": "06901234567892", "level": "unit"}"""));
            String code = expect(201, server.post("/v1/batches", "{\"product\": \"milk\", \"quantity\": 1, \"lot\": \"L1\"}")).json().get("first").asText();
            String serial = code.substring(code.length() - (code.length() - 18));
            JsonNode verdict = expect(200, json(server, path.formatted(serial))).json();
            assertEquals("not_commissioned", verdict.get("verdict").asText(), verdict.toString());
            assertEquals(code, verdict.get("code").asText());
        }
    }

    @Test
    void scansAreCountedAtOnceAndDurableSoonAndAcrossRestarts() {
        String code;
        String first;
        try (TestServer server = TestServer.open(dir)) {
            code = server.issue("unit", "8400001", "unit", 3).get(0);
            expect(200, server.callAs("", "HEAD", "/c/" + code, ""));
            for (int scan = 1; scan <= 3; scan++) {
                assertEquals(scan, json(server, "/c/" + code).json().at("/scans/count").asInt());
            }
            first = json(server, "/c/" + code).json().at("/scans/first").asText();
            awaitScans(server, code, 4);
            assertEquals(first, server.get("/v1/codes/" + code).json().at("/scans/first").asText());
            assertEquals(5, json(server, "/c/" + code).json().at("/scans/count").asInt());
        }
        try (TestServer server = TestServer.open(dir)) {
            JsonNode verdict = expect(200, server.get("/v1/codes/" + code)).json();
            assertEquals(5, verdict.at("/scans/count").asInt(), verdict.toString());
            assertEquals(first, verdict.at("/scans/first").asText());
        }
    }

    private static void awaitScans(TestServer server, String code, int count) {
        long deadline = System.nanoTime() + PATIENCE_NS;
        while (server.get("/v1/codes/" + code).json().at("/scans/count").asInt() != count) {
            assertTrue(System.nanoTime() < deadline, "never " + count + " scans");
        }
    }

    @Test
    void whoAsksTooOftenWithoutAKeyIsToldWhenToComeAgain() {
        HttpConfig slow = HttpConfig.standard().withLimits(new LimitConfig(new Rate(1, 5), 64, List.of()));
        try (TestServer server = TestServer.open(dir, slow)) {
            String target = "/c/84000019999999999999";
            int let = 0;
            Reply last = json(server, target);
            while (last.status() == 200 && let < 1000) {
                let++;
                last = json(server, target);
            }
            assertTrue(let >= 5 && let < 1000, "let through " + let);
            assertEquals(429, last.status());
            assertEquals("application/problem+json", last.header("content-type"));
            assertEquals("1", last.header("retry-after"));
            expect(200, server.get(target));
            expect(200, server.callAs("", "GET", "/healthz", ""));
        }
    }

    @Test
    void proxiesAreBelievedOnlyWhereTold() {
        try (TestServer server = TestServer.open(dir, HttpConfig.standard().withLimits(new LimitConfig(new Rate(1, 1), 64, List.of())))) {
            assertEquals(429, lastOfTen(server));
        }
        LimitConfig trusting = new LimitConfig(new Rate(1, 1), 64, List.of(suma.resolver.limit.Network.of("127.0.0.0/8").orElseThrow()));
        try (TestServer server = TestServer.open(dir, HttpConfig.standard().withLimits(trusting))) {
            assertEquals(429, lastOfTen(server, "X-Forwarded-For", "192.0.2.1"), "a proxy's own line counts, not the one that its client sent");
            assertEquals(200, lastOfTen(server));
        }
    }

    /** Every call names another address; then come the other headers. */
    private static int lastOfTen(TestServer server, String... more) {
        int status = 0;
        for (int i = 0; i < 10; i++) {
            String[] headers = Stream.concat(Stream.of("X-Forwarded-For", "198.51.100." + i), Stream.of(more)).toArray(String[]::new);
            status = server.callAs("", "GET", "/c/84000019999999999999", "", headers).status();
        }
        return status;
    }
}
