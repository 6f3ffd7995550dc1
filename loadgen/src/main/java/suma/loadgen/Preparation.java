package suma.loadgen;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import suma.resolver.json.JsonIn;
import suma.resolver.json.JsonOut;
import suma.resolver.json.TextRule;

/** Brings a target to where a scenario can start: products, and codes that were really issued. */
final class Preparation {
    static final String UNIT = "loadgen-unit";
    static final String CASE = "loadgen-case";
    private static final int MOST_CODES = 20_000_000;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5)).build();
    private final URI target;
    private final String key;
    private final String run;
    private int orders;

    /** @param run tells the lots of this run from those of others */
    Preparation(URI target, String key, String run) {
        this.target = target;
        this.key = key;
        this.run = run;
    }

    /** Makes the products known, where they are not yet. */
    void introduce() throws LoadException {
        introduce(UNIT, "unit", "8100099");
        introduce(CASE, "case", "8900099");
    }

    private void introduce(String product, String level, String drugId) throws LoadException {
        if (exchange("GET", "/v1/products/" + product, "").statusCode() == 404) {
            JsonOut json = new JsonOut().beginObject().field("name", "Load generator").field("category", "drug")
                    .field("scheme", "drug-20").field("level", level).field("drugId", drugId).field("guessOdds", "1/100").endObject();
            expect(201, "PUT", "/v1/products/" + product, json.toString());
        }
    }

    /** Orders codes and reads them all. */
    CodeStock order(String product, long quantity) throws LoadException {
        if (quantity > MOST_CODES) {
            throw new LoadException("codes for this run: expected at most " + MOST_CODES + " actual " + quantity
                    + "; take a lower rate or a shorter run");
        }
        JsonOut json = new JsonOut();
        writeOrder(json, product, quantity, lot());
        String batch = batch(expect(201, "POST", "/v1/batches", json.toString()));
        return new CodeStock(batch, expect(200, "GET", "/v1/batches/" + batch + "/codes?format=text", ""));
    }

    static void writeOrder(JsonOut json, String product, long quantity, String lot) {
        json.beginObject().field("product", product).field("quantity", quantity).field("lot", lot).endObject();
    }

    /** A lot that no other order has. */
    String lot() {
        return run + "-" + orders++;
    }

    void commission(CodeStock codes) throws LoadException {
        JsonOut json = new JsonOut().beginObject().field("type", "commission").field("batch", codes.batch()).endObject();
        expect(200, "POST", "/v1/events", json.toString());
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
        HttpResponse<String> response = exchange(method, path, json);
        if (response.statusCode() != status) {
            throw new LoadException(method + " " + path + ": expected status " + status + " actual " + response.statusCode() + " "
                    + response.body());
        }
        return response.body();
    }

    private HttpResponse<String> exchange(String method, String path, String json) throws LoadException {
        try {
            HttpResponse<String> response = send(method, path, json);
            if (response.statusCode() == 401 || response.statusCode() == 403) {
                throw new LoadException("the target refuses the key for " + method + " " + path + ": " + response.body());
            }
            return response;
        } catch (IOException e) {
            throw new LoadException("no answer from " + target + ": " + (e instanceof ConnectException ? "it takes no connections" : e));
        }
    }

    private HttpResponse<String> send(String method, String path, String json) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(target.resolve(path)).timeout(PATIENCE)
                .header("authorization", "Bearer " + key)
                .method(method, json.isEmpty() ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(json));
        if (!json.isEmpty()) {
            request.header("content-type", "application/json");
        }
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException(path);
        }
    }
}
