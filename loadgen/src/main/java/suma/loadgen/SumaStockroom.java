package suma.loadgen;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import suma.resolver.json.JsonIn;
import suma.resolver.json.JsonOut;
import suma.resolver.json.TextRule;

/** Codes that Suma issued, ordered and brought to where scenarios start over HTTP. */
final class SumaStockroom implements Stockroom {
    static final String UNIT = "loadgen-unit";
    static final String CASE = "loadgen-case";
    static final String TERMINAL = "till-1";
    private static final String SHOP = "loadgen-shop";
    private static final int STRANGERS = 200;
    private static final int CHANGED_DIGITS = 8;
    private static final int MOST_CODES = 20_000_000;
    private static final String JSON = "application/json";
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5)).build();
    private final URI target;
    private final String key;
    private final String run;
    private final Optional<CodeStock> brought;
    private int orders;

    /** @param brought codes in trade that are taken instead of ordering some */
    SumaStockroom(URI target, String key, String run, Optional<CodeStock> brought) {
        this.target = target;
        this.key = key;
        this.run = run;
        this.brought = brought;
    }

    @Override
    public String run() throws LoadException {
        introduce(UNIT, "unit", MadeUpCodes.UNITS);
        return run;
    }

    @Override
    public CodeStock units(long count) throws LoadException {
        introduce(UNIT, "unit", MadeUpCodes.UNITS);
        return order(UNIT, count);
    }

    @Override
    public CodeStock cases(long count) throws LoadException {
        introduce(CASE, "case", MadeUpCodes.CASES);
        return order(CASE, count);
    }

    @Override
    public CodeStock known(long count) throws LoadException {
        return brought.isPresent() ? brought.get() : inTrade(count);
    }

    @Override
    public CodeStock inTrade(long count) throws LoadException {
        CodeStock codes = units(count);
        JsonOut json = new JsonOut().beginObject().field("type", "commission").field("batch", codes.batch()).endObject();
        expect(200, "POST", "/v1/events", json.toString());
        return codes;
    }

    @Override
    public CodeStock packed(long count, int children) throws LoadException {
        int packs = Math.toIntExact((count + children - 1) / children);
        CodeStock units = units((long) packs * children);
        Call.Pack pack = new Call.Pack(cases(packs), units, children);
        JsonOut json = new JsonOut();
        for (int i = 0; i < packs; i++) {
            HttpWire.writePack(json, pack, i);
            json.endLine();
        }
        String results = expect(200, "POST", "/v1/events", json.toString(), "application/x-ndjson");
        Optional<String> refused = results.lines().filter(line -> !line.contains("\"status\":200")).findFirst();
        if (refused.isPresent()) {
            throw new LoadException("packs: expected all to be accepted, actual " + refused.get());
        }
        return units;
    }

    @Override
    public CodeStock neverIssued() throws LoadException {
        String code = inTrade(1).text(0);
        Random random = new Random(orders);
        List<String> found = new ArrayList<>();
        for (int i = 0; i < STRANGERS * 2 && found.size() < STRANGERS; i++) {
            addStranger(code.substring(0, code.length() - CHANGED_DIGITS - 1) + "%08d".formatted(random.nextInt(100_000_000)), found);
        }
        if (found.isEmpty()) {
            throw new LoadException("codes like " + code + ": expected the target to call some not_issued, actual none");
        }
        return CodeStock.of(found);
    }

    /** Tries which check digit the target takes, and keeps the code if it was never issued. */
    private void addStranger(String withoutCheckDigit, List<String> found) throws LoadException {
        for (int digit = 0; digit < 10; digit++) {
            HttpResponse<String> verdict = exchange("GET", "/v1/codes/" + withoutCheckDigit + digit, "", "");
            if (verdict.statusCode() == 200 && verdict.body().contains("\"" + Standing.NOT_ISSUED.text() + "\"")) {
                found.add(withoutCheckDigit + digit);
            }
        }
    }

    @Override
    public String party() throws LoadException {
        JsonOut json = new JsonOut().beginObject().field("name", "Load generator's shop").field("kind", "shop").endObject();
        put("/v1/parties/" + SHOP, json);
        return SHOP;
    }

    /** It may be there already, from another run at the same time. */
    private void put(String path, JsonOut json) throws LoadException {
        HttpResponse<String> told = exchange("PUT", path, json.toString(), JSON);
        if (told.statusCode() / 100 != 2) {
            throw new LoadException("PUT " + path + ": expected to be taken, actual " + told.statusCode() + " " + told.body());
        }
    }

    /** Makes a product known, where it is not yet. */
    private void introduce(String product, String level, String drugId) throws LoadException {
        if (exchange("GET", "/v1/products/" + product, "", "").statusCode() == 404) {
            JsonOut json = new JsonOut().beginObject().field("name", "Load generator").field("category", "drug")
                    .field("scheme", "drug-20").field("level", level).field("drugId", drugId).field("guessOdds", "1/100").endObject();
            put("/v1/products/" + product, json);
        }
    }

    /** Orders codes and reads them all. */
    private CodeStock order(String product, long quantity) throws LoadException {
        if (quantity > MOST_CODES) {
            throw new LoadException("codes for this run: expected at most " + MOST_CODES + " actual " + quantity
                    + "; take a lower rate or a shorter run");
        }
        JsonOut json = new JsonOut();
        writeOrder(json, product, quantity, run + "-" + orders++);
        String batch = batch(expect(201, "POST", "/v1/batches", json.toString()));
        String codes = expect(200, "GET", "/v1/batches/" + batch + "/codes?format=text", "");
        return new CodeStock(batch, codes.getBytes(StandardCharsets.US_ASCII));
    }

    static void writeOrder(JsonOut json, String product, long quantity, String lot) {
        json.beginObject().field("product", product).field("quantity", quantity).field("lot", lot).endObject();
    }

    private static String batch(String record) throws LoadException {
        try (JsonIn in = JsonIn.of(record.getBytes(StandardCharsets.UTF_8))) {
            for (boolean more = in.beginObject() && in.nextField(); more; more = in.nextField()) {
                if (in.field().equals("batch")) {
                    return in.text(text -> TextRule.FINE);
                }
                in.skipValue();
            }
        }
        throw new LoadException("expected the record of a batch, actual " + record);
    }

    private String expect(int status, String method, String path, String json) throws LoadException {
        return expect(status, method, path, json, JSON);
    }

    private String expect(int status, String method, String path, String body, String type) throws LoadException {
        HttpResponse<String> response = exchange(method, path, body, type);
        if (response.statusCode() != status) {
            throw new LoadException(method + " " + path + ": expected status " + status + " actual " + response.statusCode() + " "
                    + response.body());
        }
        return response.body();
    }

    private HttpResponse<String> exchange(String method, String path, String body, String type) throws LoadException {
        try {
            HttpResponse<String> response = send(method, path, body, type);
            if (response.statusCode() == 401 || response.statusCode() == 403) {
                throw new LoadException("the target refuses the key for " + method + " " + path + ": " + response.body());
            }
            return response;
        } catch (IOException e) {
            throw new LoadException("no answer from " + target + ": " + LoadException.why(e));
        }
    }

    private HttpResponse<String> send(String method, String path, String body, String type) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(target.resolve(path)).timeout(PATIENCE)
                .header("authorization", "Bearer " + key)
                .method(method, body.isEmpty() ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (!body.isEmpty()) {
            request.header("content-type", type);
        }
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException(path);
        }
    }
}
