package suma.resolver.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static suma.resolver.TestServer.expect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import suma.engine.EngineConfig;
import suma.engine.code.DefinitionException;
import suma.engine.code.Schemes;
import suma.engine.verify.Verification;
import suma.resolver.TestServer;
import suma.resolver.TestServer.Reply;

/**
 * A running server, told in short sentences what becomes of goods and asked what it knows of them. What it says comes back as
 * text in which times are short and codes go by the names the story gave them. Times are UTC.
 */
final class Story implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TIME = "\\d{4}-(\\d\\d-\\d\\d)T(\\d\\d:\\d\\d):\\d\\d(\\.\\d+)?Z";

    private final StoryClock clock = new StoryClock();
    private final TestServer server;
    private final Path data;
    private final Schemes schemes;
    private final Map<String, String> names = new LinkedHashMap<>();
    private Optional<ArrayNode> together = Optional.empty();
    private boolean refusing;
    private String refusal = "";
    private long alertsHeard;

    private Story(Path folder, String config) {
        data = folder.resolve("data");
        try {
            schemes = Schemes.load(new ByteArrayInputStream(config.getBytes(StandardCharsets.UTF_8)));
            server = TestServer.open(folder, config, clock);
        } catch (IOException | DefinitionException failed) {
            throw new AssertionError(failed);
        }
    }

    static Story begin(Path folder) {
        return begin(folder, "{}");
    }

    /** @param config what the configuration file says */
    static Story begin(Path folder, String config) {
        return new Story(folder, config);
    }

    /** A clock that stands until the story goes on. */
    private static final class StoryClock extends Clock {
        private volatile Instant now = Instant.parse("2026-01-01T00:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException("a story clock is in UTC");
        }
    }

    /** The story goes on at this time, as in 2026-03-02 06:00. */
    void on(String time) {
        clock.now = instant(time);
    }

    static Instant instant(String time) {
        return LocalDateTime.parse(time.replace(' ', 'T')).toInstant(ZoneOffset.UTC);
    }

    /** @param region as in GB/T 2260; empty abroad */
    void party(String id, String kind, String region) {
        ObjectNode party = object("name", "The " + id, "kind", kind);
        expect(201, server.put("/v1/parties/" + id, (region.isEmpty() ? party : party.put("region", region)).toString()));
    }

    /** @param fields names and values of what else is to be told */
    void product(String id, String category, String scheme, String level, String... fields) {
        ObjectNode product = object("name", "The " + id, "category", category, "scheme", scheme, "level", level);
        expect(201, server.put("/v1/products/" + id, product.setAll(object(fields)).toString()));
    }

    /** Codes in print order; of no lot where that is empty. */
    List<String> orders(int quantity, String product, String lot, String... fields) {
        ObjectNode order = object("product", product).put("quantity", quantity);
        JsonNode batch = expect(201, server.post("/v1/batches", (lot.isEmpty() ? order : order.put("lot", lot)).setAll(object(fields)).toString())).json();
        return expect(200, server.get(batch.get("codes").asText())).body().lines().toList();
    }

    /** Makes codes known that others issued. */
    String registers(List<String> codes, String product, String lot) {
        ObjectNode body = object("product", product, "lot", lot);
        codes.forEach(body.putArray("codes")::add);
        return heard(201, server.post("/v1/registrations", body.toString()));
    }

    /** From here on this code goes by a name. */
    String called(String name, String code) {
        names.put(code, name);
        return code;
    }

    Actor by(String party) {
        return new Actor(this, party);
    }

    static ObjectNode object(String... namesAndValues) {
        ObjectNode object = JSON.createObjectNode();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            object.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return object;
    }

    /** An event happens now, or with the others that all happen or none. */
    void happens(ObjectNode event) {
        if (together.isPresent()) {
            together.get().add(event);
        } else {
            heard(200, server.post("/v1/events", event.toString()));
        }
    }

    /** All these events happen or none. */
    void together(Runnable events) {
        together = Optional.of(JSON.createArrayNode());
        events.run();
        ArrayNode all = together.get();
        together = Optional.empty();
        heard(200, server.post("/v1/events", all.toString()));
    }

    /** Why this is refused, every fault in a line of its own. */
    String refused(Runnable deed) {
        refusing = true;
        refusal = "";
        deed.run();
        refusing = false;
        return refusal;
    }

    private String heard(int expected, Reply reply) {
        if (!refusing) {
            return told(expect(expected, reply).body());
        }
        assertEquals(4, reply.status() / 100, reply.body());
        StringJoiner lines = new StringJoiner("\n").add(reply.json().get("detail").asText());
        reply.json().path("errors").forEach(error -> lines.add((error.get("code").asText() + " " + error.get("reason").asText()).strip()));
        refusal = told(lines.toString());
        return refusal;
    }

    /** A sale over the counter, or why nothing was sold; what it says of each code. */
    Receipt checksOut(String party, Collection<String> codes) {
        ObjectNode sale = object("party", party, "terminal", "till-1");
        codes.forEach(sale.putArray("codes")::add);
        JsonNode answer = expect(200, server.post("/v1/checkouts", sale.toString())).json();
        List<String> results = new ArrayList<>();
        answer.get("results").forEach(result -> results.add(result.get("verdict").asText()
                + (result.get("verdict").asText().equals("sold") ? " on " + result.at("/sold/at").asText() + " by " + result.at("/sold/party").asText() : "")));
        return new Receipt(answer.get("checkout").asText(), told(String.join(", ", results)));
    }

    /** @param says of each code how it stands */
    record Receipt(String number, String says) {
    }

    void undoes(String party, Receipt receipt) {
        heard(200, server.call("DELETE", "/v1/checkouts/" + receipt.number + "?party=" + party, ""));
    }

    /** What a scan by somebody with a key says, a word. */
    String verdict(String text) {
        return scan(text).get("verdict").asText();
    }

    JsonNode scan(String text) {
        return expect(200, server.post("/v1/resolve", JSON.createObjectNode().set("codes", JSON.createArrayNode().add(text)).toString())).json()
                .get("results").get(0);
    }

    /** The text of the page that anybody who scans a label comes to. */
    String page(String target) {
        String html = expect(200, server.callAs("", "GET", target, "", "Accept", "text/html")).body();
        return html.replaceAll("(?s)<style>.*</style>", "").replaceAll("<[^>]+>", " ").replaceAll("\\s+", " ");
    }

    TraceText trace(String code) {
        return new TraceText(this, expect(200, server.get(path(code) + "/trace")).json());
    }

    TraceText lotTrace(String product, String lot) {
        return new TraceText(this, expect(200, server.get("/v1/lots/" + product + "/" + lot + "/trace")).json());
    }

    List<String> contents(String code) {
        return listed(code, "/contents");
    }

    List<String> contents(String code, String time) {
        return listed(code, "/contents?at=" + instant(time));
    }

    private List<String> listed(String code, String what) {
        return told(expect(200, server.get(path(code) + what)).body()).lines().toList();
    }

    private static String path(String code) {
        return "/v1/codes/" + URLEncoder.encode(code, StandardCharsets.UTF_8);
    }

    /** What somebody should look at that was not heard before, a line each; not of scans, since nobody knows at which moment they are looked at. */
    String alerts() {
        StringJoiner lines = new StringJoiner("\n");
        for (JsonNode alert : expect(200, server.get("/v1/alerts?after=" + alertsHeard)).json()) {
            alertsHeard = alert.get("alert").asLong();
            String rule = alert.get("rule").asText();
            if (rule.endsWith("_scan")) {
                continue;
            }
            StringJoiner line = new StringJoiner(" ").add(rule);
            line.add(alert.path("code").asText(alert.path("product").asText()));
            alert.get("evidence").properties().stream().filter(one -> !one.getKey().equals("checkout"))
                    .forEach(one -> line.add(one.getKey() + "=" + one.getValue().asText()));
            lines.add(line.toString());
        }
        return told(lines.toString());
    }

    RecallText recallsMadeFrom(String product, String lot, String reason) {
        ObjectNode what = JSON.createObjectNode();
        what.set("madeFrom", object("product", product, "lot", lot));
        return recalls(what, reason);
    }

    RecallText recalls(ObjectNode what, String reason) {
        return new RecallText(this, expect(201, server.post("/v1/recalls", what.put("reason", reason).toString())).json());
    }

    JsonNode asks(String target) {
        return expect(200, server.get(target)).json();
    }

    List<String> lines(String target) {
        return expect(200, server.get(target)).body().lines().toList();
    }

    void lifts(String recall) {
        expect(200, server.call("DELETE", "/v1/recalls/" + recall, ""));
    }

    /** With short times, and names for codes that have one. */
    String told(String text) {
        String told = text.replaceAll(TIME, "$1 $2");
        for (Map.Entry<String, String> name : names.entrySet()) {
            told = told.replace(name.getKey(), name.getValue());
        }
        return told;
    }

    /** The end: the folder must be whole. */
    @Override
    public void close() {
        server.close();
        assertEquals(List.of(), Verification.of(EngineConfig.at(data).withSchemes(schemes), part -> { }).findings());
    }
}
