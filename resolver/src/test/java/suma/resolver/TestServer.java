package suma.resolver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import suma.engine.EngineConfig;
import suma.engine.TradeConfig;
import suma.engine.code.Schemes;
import suma.resolver.http.HttpConfig;
import suma.resolver.key.ApiKeys;
import suma.resolver.key.Role;
import suma.resolver.resp.RespConfig;
import suma.resolver.watch.AlertConfig;

/** A whole server on a free port of loopback over a folder of its own, and a client that holds its admin key. */
public final class TestServer implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path dataDir;
    private final SumaServer server;
    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String adminKey;

    private TestServer(Path dataDir, HttpConfig http, int ringSize, Clock clock) {
        this(dataDir, new ServerConfig(http, ringSize, Schemes.standard()), clock);
    }

    private TestServer(Path dataDir, ServerConfig config, Clock clock) {
        this.dataDir = dataDir;
        try {
            SumaServer.Addresses anyPorts = SumaServer.Addresses.at(InetAddress.getLoopbackAddress(), 0, 0, false);
            server = SumaServer.open(dataDir, anyPorts, config, clock);
            server.awaitReady();
            adminKey = Files.readString(dataDir.resolve(ApiKeys.ADMIN_FILE)).strip();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    public static TestServer open(Path dataDir) {
        return open(dataDir, HttpConfig.standard());
    }

    public static TestServer open(Path dataDir, HttpConfig http) {
        return open(dataDir, http, EngineConfig.DEFAULT_RING_SIZE);
    }

    /** With a configuration file of this content. */
    public static TestServer configured(Path dataDir, String json) {
        try {
            Files.createDirectories(dataDir);
            Path file = Files.writeString(dataDir.resolve("suma.json"), json);
            return new TestServer(dataDir, ServerConfig.of(Optional.of(file)), Clock.systemDefaultZone());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    public static TestServer open(Path dataDir, RespConfig resp) {
        ServerConfig config = new ServerConfig(HttpConfig.standard(), resp, EngineConfig.DEFAULT_RING_SIZE, TradeConfig.STANDARD,
                AlertConfig.standard(), Schemes.standard(), "", Optional.empty(), Optional.empty());
        return new TestServer(dataDir, config, Clock.systemDefaultZone());
    }

    public static TestServer open(Path dataDir, HttpConfig http, int ringSize) {
        return new TestServer(dataDir, http, ringSize, Clock.systemDefaultZone());
    }

    public static TestServer open(Path dataDir, Clock clock) {
        return new TestServer(dataDir, HttpConfig.standard(), EngineConfig.DEFAULT_RING_SIZE, clock);
    }

    /** @param config what the configuration file says */
    public static TestServer open(Path dataDir, String config, Clock clock) throws IOException {
        Path file = Files.writeString(dataDir.resolve("suma.json"), config);
        return new TestServer(dataDir.resolve("data"), ServerConfig.of(Optional.of(file)), clock);
    }

    /** An answer with its body as text. */
    public record Reply(int status, String body, HttpResponse<byte[]> raw) {
        public JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (IOException none) {
                throw new AssertionError("expected JSON, actual " + body, none);
            }
        }

        public String header(String name) {
            return raw.headers().firstValue(name).orElse("");
        }
    }

    public Path dataDir() {
        return dataDir;
    }

    public String adminKey() {
        return adminKey;
    }

    public HttpClient client() {
        return client;
    }

    public URI uri(String target) {
        return URI.create(server.url() + target);
    }

    public Reply get(String target) {
        return call("GET", target, "");
    }

    public Reply put(String target, String json) {
        return call("PUT", target, json);
    }

    public Reply post(String target, String json) {
        return call("POST", target, json);
    }

    /** Headers as name, value, name, value … */
    public Reply call(String method, String target, String body, String... headers) {
        return callAs(adminKey, method, target, body, headers);
    }

    public Reply callAs(String key, String method, String target, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(target))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!key.isEmpty()) {
            request.header("Authorization", "Bearer " + key);
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return send(request.build());
    }

    private Reply send(HttpRequest request) {
        try {
            HttpResponse<byte[]> answer = client.send(request, BodyHandlers.ofByteArray());
            return new Reply(answer.statusCode(), new String(answer.body(), java.nio.charset.StandardCharsets.UTF_8), answer);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    public String key(Role role) throws IOException {
        return key(role, 0);
    }

    /** A key good for so many codes a second. */
    public String key(Role role, int quota) throws IOException {
        return server.keys().add(role.text(), role, quota);
    }

    /** Revokes the key made last. */
    public void revokeLast() throws IOException {
        server.keys().revoke(server.keys().all().stream().mapToInt(key -> key.number()).max().orElseThrow());
    }

    /** Where the RESP server listens. */
    public java.net.InetSocketAddress resp() {
        return server.respAddress();
    }

    public Socket connect() throws IOException {
        return new Socket(server.address().getAddress(), server.address().getPort());
    }

    /** A product of {@code drug-20} and a batch of it; the codes in print order. */
    public java.util.List<String> issue(String product, String drugId, String level, int quantity) {
        expect(201, put("/v1/products/" + product, """
                {"name": "%s", "category": "drug", "scheme": "drug-20", "drugId": "%s", "level": "%s"}"""
                .formatted(product, drugId, level)));
        Reply batch = expect(201, post("/v1/batches", """
                {"product": "%s", "quantity": %d, "lot": "L-%s", "expiresOn": "2099-12-31"}""".formatted(product, quantity, product)));
        return expect(200, get(batch.json().get("codes").asText())).body().lines().toList();
    }

    public static Reply expect(int status, Reply reply) {
        if (reply.status() != status) {
            throw new AssertionError("expected " + status + ", actual " + reply.status() + " " + reply.body());
        }
        return reply;
    }

    @Override
    public void close() {
        server.close();
    }
}
