package suma.resolver.label;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static suma.resolver.TestServer.expect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.zxing.NotFoundException;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import suma.resolver.TestServer;
import suma.resolver.TestServer.Reply;

/** Every symbol reads back as the code it was made for; what cannot be printed is refused with the reason. */
class LabelsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CSET82 = "!\"%&'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz";
    private static final List<String> GS1_SYMBOLOGIES = List.of("qr", "datamatrix", "code128", "digital-link", "page");
    private static final List<String> PLAIN_SYMBOLOGIES = List.of("qr", "datamatrix", "code128", "page");

    @TempDir
    private static Path dir;
    private static TestServer server;
    private static JsonNode drug;
    private static JsonNode longCode;

    @BeforeAll
    static void open() {
        server = TestServer.open(dir);
        expect(201, server.put("/v1/parties/maker", "{\"name\":\"深圳市南山农化有限公司\",\"kind\":\"maker\"}"));
        product("drug", "drug-20", ",'drugId':'8112347'");
        drug = order("drug", 1, "");
        product("long", "oid", ",'root':'1.2.156." + "1234567.".repeat(6) + "1'");
        longCode = order("long", 1, "");
    }

    @AfterAll
    static void close() {
        server.close();
    }

    private static void product(String id, String scheme, String fields) {
        expect(201, server.put("/v1/products/" + id, ("{'name':'吡虫啉 <70%> & \\\"WG\\\"','category':'food','scheme':'" + scheme
                + "','party':'maker','level':'unit'" + fields + "}").replace('\'', '"')));
    }

    private static JsonNode order(String product, int quantity, String fields) {
        return expect(201, server.post("/v1/batches", ("{'product':'" + product + "','quantity':" + quantity
                + ",'lot':'L%1/(2','producedOn':'2026-11-01','expiresOn':'2028-12-31'" + fields + "}").replace('\'', '"'))).json();
    }

    private static List<String> codes(JsonNode batch) {
        return expect(200, server.get(batch.get("codes").asText())).body().lines().toList();
    }

    private static String path(String code) {
        return "/v1/labels/" + URLEncoder.encode(code, UTF_8);
    }

    private static String scan(String code, String query) throws IOException {
        Reply reply = expect(200, server.get(path(code) + ".png" + query));
        assertEquals("image/png", reply.header("content-type"));
        try {
            return SymbolReader.read(reply.raw().body());
        } catch (NotFoundException unread) {
            throw new AssertionError("no symbol is found in " + path(code) + ".png" + query, unread);
        }
    }

    private static String resolved(String scanned) throws IOException {
        String body = JSON.writeValueAsString(Map.of("codes", List.of(scanned)));
        return expect(200, server.post("/v1/resolve", body)).json().get("results").get(0).get("code").asText();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            gs1-sgtin | ,'gtin':'12345678901231' | ~~
            gs1-sgtin | ,'gtin':'12345678901248','serialAlphabet':'alphanumeric','serialLength':20 | ~~
            gs1-sscc | ,'companyPrefix':'2345678','extension':'1' | ~~
            gs1-grai | ,'assetType':'1234567890128' | ~~
            gs1-giai | ,'companyPrefix':'2345678' | ~~
            drug-20 | ,'drugId':'8112345' | ~~
            market-20 | ,'subject':'4403051234567','guessOdds':'1/2' | ~~
            pesticide-32 | ,'registrationCategory':'1','registrationNumber':'202612','productionType':'1','specification':'001' | ~~
            pesticide-2026 | ,'registrationCategory':'2','registrationNumber':'202613','productionType':'2','specification':'002' | ~~
            vetdrug-24 | ,'enterprise':'12345' | ,'applicationDate':'2026-11-20'
            tcm-35 | ,'enterprise':'10127300114596' | ~~
            tcm-28 | ,'enterprise':'10127300114596' | ~~
            organic-17 | ,'certifier':'123','year':'26' | ~~
            equipment | ,'class':'2150','maker':'12345','year':'2026','guessOdds':'1/2' | ~~
            equipment-20 | ,'class':'2150','region':'440305','registered':'202611','guessOdds':'1/2' | ~~
            detonator-13 | ,'maker':'12','feature':'3','guessOdds':'1/2' | ,'productionDate':'2026-11-20'
            seed-20 | ~~ | ~~
            oid | ,'root':'1.2.156.1234' | ~~
            handle | ,'prefix':'86.1000.11' | ~~
            ecode | ,'systemId':'1234','goods':'12345678' | ~~
            """)
    void symbolsOfIssuedCodesReadBack(String scheme, String fields, String ofBatch) throws Exception {
        String id = "issued-" + scheme + "-" + fields.length();
        product(id, scheme, fields);
        for (String code : codes(order(id, 3, ofBatch))) {
            assertEquals(code, resolved(scan(code, "")));
            for (String symbology : scheme.startsWith("gs1") ? GS1_SYMBOLOGIES : PLAIN_SYMBOLOGIES) {
                String scanned = scan(code, "?scale=3&symbology=" + symbology);
                assertEquals(code, resolved(scanned), () -> symbology + " was read as " + scanned);
            }
        }
    }

    @Test
    void symbolsHoldEveryCharacterThatASerialMayHave() throws Exception {
        long seed = 20_261_123;
        Random random = new Random(seed);
        product("any-serial", "gs1-sgtin", ",'gtin':'12345678901255'");
        List<String> codes = new ArrayList<>();
        for (int length = 1; length <= 20; length++) {
            StringBuilder serial = new StringBuilder();
            random.ints(length, 0, CSET82.length()).forEach(i -> serial.append(CSET82.charAt(i)));
            codes.add("011234567890125521" + serial);
        }
        expect(201, server.post("/v1/registrations", JSON.writeValueAsString(Map.of("product", "any-serial", "codes", codes))));
        for (String code : codes) {
            for (String symbology : GS1_SYMBOLOGIES) {
                String scanned = scan(code, "?symbology=" + symbology);
                assertEquals(code, resolved(scanned), () -> "seed " + seed + ": " + symbology + " was read as " + scanned);
            }
        }
    }

    @Test
    void elementsOfTheBatchStandBeforeTheSerial() throws Exception {
        product("with", "gs1-sgtin", ",'gtin':'12345678901262','serialLength':8,'guessOdds':'1/2'");
        String code = codes(order("with", 1, "")).get(0);
        String serial = code.substring(18);
        String all = "?with=lot,expiresOn,producedOn&symbology=";
        assertEquals("]d2\u001d0112345678901262112611011728123110L%1/(2\u001d21" + serial, scan(code, all + "datamatrix"));
        assertEquals("]Q30112345678901262112611011728123110L%1/(2\u001d21" + serial, scan(code, all + "qr"));
        assertEquals("]C101123456789012621728123110L%1/(2\u001d21" + serial, scan(code, "?with=lot,expiresOn&symbology=code128"));
        assertEquals("]Q1" + server.uri("/01/12345678901262/10/L%251%2F%282/21/" + serial + "?11=261101&17=281231"),
                scan(code, all + "digital-link"));
        assertEquals("]d2\u001d011234567890126217281231" + "21" + serial, scan(code, "?with=expiresOn"));
        for (String symbology : List.of("datamatrix", "qr", "digital-link")) {
            assertEquals(code, resolved(scan(code, all + symbology)));
        }
    }

    @Test
    void anyTextOfACodeNamesItsLabel() throws Exception {
        product("texts", "gs1-sgtin", ",'gtin':'12345678901279'");
        String code = codes(order("texts", 1, "")).get(0);
        String serial = code.substring(18);
        for (String text : List.of("(01)12345678901279(21)" + serial, "]d2\u001d" + code,
                "https://id.example.org/01/12345678901279/21/" + serial, "urn:epc:id:sgtin:234567890.1127." + serial)) {
            assertEquals("]d2\u001d" + code, scan(text, ""));
        }
    }

    @Test
    void svgShowsTheCodeToPeople() {
        product("svg", "gs1-sgtin", ",'gtin':'12345678901286'");
        String code = codes(order("svg", 1, "")).get(0);
        Reply svg = expect(200, server.get(path(code) + ".svg"));
        assertEquals("image/svg+xml", svg.header("content-type"));
        assertTrue(svg.body().contains(">(01)12345678901286</text>"), svg.body());
        assertTrue(svg.body().contains(">(21)" + code.substring(18) + "</text>"), svg.body());
    }

    @Test
    void aSheetHasTheLabelsThatWereAskedFor() {
        product("sheet", "pesticide-32",
                ",'registrationCategory':'1','registrationNumber':'202614','productionType':'1','specification':'001'");
        JsonNode batch = order("sheet", 60, "");
        String sheet = "/v1/batches/" + batch.get("batch").asText() + "/labels";
        List<String> codes = codes(batch);
        Reply all = expect(200, server.get(sheet));
        assertEquals(24, all.body().split("<figure>").length - 1);
        assertTrue(all.body().contains("吡虫啉 &lt;70%&gt; &amp; &quot;WG&quot;"), all.body());
        assertTrue(all.body().contains("批号 LOT L%1/(2"), all.body());
        Reply some = expect(200, server.get(sheet + "?offset=50&limit=20&columns=2"));
        assertEquals(10, some.body().split("<figure>").length - 1);
        assertTrue(some.body().contains(codes.get(59).substring(16)), some.body());
        assertFalse(some.body().contains(codes.get(49).substring(16)), some.body());
        assertTrue(some.body().endsWith("</main></body></html>\n"));
        assertEquals(0, expect(200, server.get(sheet + "?offset=60")).body().split("<figure>").length - 1);
    }

    @Test
    void voidedCodesGetNoLabel() {
        product("void", "drug-20", ",'drugId':'8112346'");
        JsonNode batch = order("void", 2, "");
        String id = batch.get("batch").asText();
        expect(200, server.call("POST", "/v1/batches/" + id + "/void", ""));
        Reply refused = expect(409, server.get(path(batch.get("first").asText()) + ".png"));
        assertTrue(refused.json().get("detail").asText().contains("voided"));
        assertFalse(expect(200, server.get("/v1/batches/" + id + "/labels")).body().contains("<figure>"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            400 | /v1/labels/81123470000000000000.png?symbology=aztec | symbology: expected one of [qr, datamatrix, code128, digital-link, page], actual aztec
            400 | /v1/labels/81123470000000000000.png?scale=17 | scale: expected 1 to 16, actual 17
            400 | /v1/labels/81123470000000000000.png?scale=0 | scale: expected 1 to 16, actual 0
            400 | /v1/labels/81123470000000000000.png?with=colour | with: expected some of [producedOn, expiresOn, lot], actual colour
            400 | /v1/labels/81123470000000000000.png?size=1 | unknown query parameter size
            400 | /v1/labels/nonsense.png | nonsense
            404 | /v1/labels/81123470000000000000.gif | expected a path that ends with .svg or .png
            404 | /v1/labels/81123470000000000000 | expected a path that ends with .svg or .png
            400 | /v1/labels/.svg | text is empty
            404 | /v1/labels/81123470000000000000.png | no label for a code that is not_issued
            404 | /v1/labels/202611209999912345678901.png | no label for a code that is unknown_product
            404 | /v1/batches/B999999/labels | no such batch
            422 | DRUG.svg?symbology=digital-link | expected a GS1 code, actual one of drug-20
            422 | DRUG.svg?with=lot | expected a code of gs1-sgtin, actual of drug-20
            422 | LONG.svg?symbology=code128 | expected at most 48 ASCII characters, actual 72
            400 | SHEET?limit=1001 | limit: expected 1 to 1000, actual 1001
            400 | SHEET?columns=0 | columns: expected 1 to 8, actual 0
            422 | SHEET?columns=8 | columns: expected at most
            422 | SHEET?symbology=digital-link | expected a GS1 code
            """)
    void isRefused(int status, String target, String reason) {
        Reply reply = server.get(target.replace("DRUG", path(drug.get("first").asText()))
                .replace("LONG", path(longCode.get("first").asText()))
                .replace("SHEET", "/v1/batches/" + drug.get("batch").asText() + "/labels"));
        assertEquals(status, reply.status(), reply.body());
        assertEquals("application/problem+json", reply.header("content-type"));
        assertTrue(reply.body().contains(reason), () -> "expected " + reason + " in " + reply.body());
    }
}
