package suma.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import suma.resolver.key.ApiKeys;

/** The packaged server in a process of its own on loopback, and the calls that prepare a measurement. */
final class SumaProcess implements AutoCloseable {
    private static final String READY = "ready http=";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private final ChildJvm child;
    private final String ready;
    private final URI root;
    private final String key;

    SumaProcess(Path jar, Path data, Surroundings around) throws IOException {
        Path config = Files.writeString(Files.createTempFile("suma-bench-", ".json"), around.config().isEmpty() ? "{}" : around.config());
        child = new ChildJvm(jar, around, "serve", "--data", data.toString(), "--http", "0", "--resp", "0", "--config", config.toString());
        ready = child.awaitLine(READY);
        root = URI.create(told("http"));
        key = Files.readString(data.resolve(ApiKeys.ADMIN_FILE)).strip();
        Files.delete(config);
    }

    /** What the server's ready line tells under a name. */
    private String told(String name) throws IOException {
        return Stream.of(ready.split(" ")).filter(word -> word.startsWith(name + '=')).map(word -> word.substring(name.length() + 1)).findFirst()
                .orElseThrow(() -> new IOException("server: expected " + name + "= in its ready line, actual " + ready));
    }

    URI http() {
        return root;
    }

    /** Where it speaks the Redis protocol. */
    URI resp() throws IOException {
        String told = told("resp");
        return URI.create(told.contains("://") ? told : "resp://" + told);
    }

    String key() {
        return key;
    }

    InetSocketAddress address() {
        return new InetSocketAddress(root.getHost(), root.getPort());
    }

    /** The value of the {@code Authorization} header. */
    String authorization() {
        return "Bearer " + key;
    }

    long pid() {
        return child.pid();
    }

    long residentBytes() {
        return Machine.residentBytes(child.pid());
    }

    void addDrug(String drugId, String level) throws IOException, InterruptedException {
        String product = JSON.createObjectNode().put("name", drugId).put("category", "drug").put("scheme", "drug-20")
                .put("drugId", drugId).put("level", level).toString();
        call("PUT", "/v1/products/" + drugId, product);
    }

    /** Orders a batch; its id. */
    String order(String product, long quantity) throws IOException, InterruptedException {
        return call("POST", "/v1/batches", orderBody(product, quantity)).get("batch").textValue();
    }

    static String orderBody(String product, long quantity) {
        return JSON.createObjectNode().put("product", product).put("quantity", quantity).put("lot", "L1").toString();
    }

    /** The codes of a batch in print order, one a line. */
    byte[] codes(String batch) throws IOException, InterruptedException {
        HttpRequest request = request("/v1/batches/" + batch + "/codes").header("Accept", "text/plain").GET().build();
        return client.send(request, BodyHandlers.ofByteArray()).body();
    }

    /** The code at a place in a batch's print order. */
    String code(String batch, long offset) throws IOException, InterruptedException {
        HttpRequest request = request("/v1/batches/" + batch + "/codes?limit=1&offset=" + offset).header("Accept", "text/plain").GET().build();
        return client.send(request, BodyHandlers.ofString()).body().strip();
    }

    /** The verdict on a code. */
    JsonNode scan(String code) throws IOException, InterruptedException {
        return call("GET", "/v1/codes/" + code, "");
    }

    JsonNode call(String method, String path, String body) throws IOException, InterruptedException {
        HttpRequest request = request(path).header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body)).build();
        var response = client.send(request, BodyHandlers.ofString());
        if (response.statusCode() / 100 != 2) {
            throw new IOException(method + " " + path + ": expected 2xx actual " + response.statusCode() + " " + response.body());
        }
        return JSON.readTree(response.body());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(root.resolve(path)).header("Authorization", authorization());
    }

    /** Ends it as {@code kill -9} does. */
    void kill() throws InterruptedException {
        child.kill();
    }

    @Override
    public void close() throws InterruptedException {
        child.stop();
    }
}
