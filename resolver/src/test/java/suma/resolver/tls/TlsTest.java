package suma.resolver.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static suma.resolver.TestServer.expect;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SslOptions;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Jedis;
import suma.resolver.TestServer;
import suma.resolver.key.Role;

/** A server with a certificate, and clients of every kind. */
class TlsTest {
    private static final int PATIENCE_MS = 30_000;
    private static final int CODES = 50_000;
    @TempDir
    private Path dir;
    private TestAuthority authority;
    private List<String> units;
    private String pos;
    private TestServer server;

    @BeforeEach
    void issue() throws IOException {
        authority = new TestAuthority(dir, "ours");
        try (TestServer open = TestServer.open(dir.resolve("data"))) {
            units = open.issue("unit", "8310001", "unit", CODES);
            expect(200, open.post("/v1/events", "{\"type\": \"commission\", \"batch\": \"B1\"}"));
            pos = open.key(Role.POS);
        }
    }

    @AfterEach
    void close() {
        if (server != null) {
            server.close();
        }
    }

    private void serve(String kind, String more) {
        TestAuthority.Identity identity = authority.identity(kind);
        server = TestServer.configured(dir.resolve("data"), "{\"tls\": {\"certificate\": \"%s\", \"key\": \"%s\"%s}}".formatted(
                authority.certificateFile("server.pem", identity), authority.keyFile("server.key", identity), more));
    }

    private static HttpClient client(SSLContext context) {
        return HttpClient.newBuilder().sslContext(context).build();
    }

    private HttpRequest.Builder ask(String target) {
        return HttpRequest.newBuilder(server.uri(target)).header("Authorization", "Bearer " + server.adminKey());
    }

    private String get(HttpClient client, String target) throws IOException, InterruptedException {
        HttpResponse<String> answer = client.send(ask(target).build(), BodyHandlers.ofString());
        assertEquals(200, answer.statusCode(), answer.body());
        return answer.body();
    }

    @ParameterizedTest
    @ValueSource(strings = {TestAuthority.RSA, TestAuthority.EC})
    void javaClientsAskOrderAndDownload(String kind) throws IOException, InterruptedException {
        serve(kind, "");
        assertTrue(server.uri("/").toString().startsWith("https://127.0.0.1:"));
        HttpClient client = client(authority.client());
        assertTrue(get(client, "/v1/codes/" + units.get(0)).contains("\"verdict\":\"ok\""));
        assertEquals(units, get(client, "/v1/batches/B1/codes").lines().toList());
        String lines = ("{\"type\":\"inspect\",\"codes\":[\"" + units.get(3) + "\"],\"result\":\"pass\"}\n").repeat(2000);
        HttpResponse<String> answer = client.send(ask("/v1/events").header("Content-Type", "application/x-ndjson")
                .POST(BodyPublishers.ofString(lines)).build(), BodyHandlers.ofString());
        assertEquals(2000, answer.body().lines().filter(line -> line.contains("\"status\":200")).count());
        assertTrue(get(client, "/v1/labels/" + units.get(0) + ".svg").contains("<svg"));
    }

    @Test
    void jedisAndLettuceSell() {
        serve(TestAuthority.EC, "");
        DefaultJedisClientConfig config = DefaultJedisClientConfig.builder().ssl(true).sslSocketFactory(authority.client().getSocketFactory()).password(pos).build();
        try (Jedis jedis = new Jedis(new HostAndPort("127.0.0.1", server.resp().getPort()), config)) {
            assertTrue(jedis.get(units.get(0)).contains("\"verdict\":\"ok\""));
            assertEquals(1000, jedis.mget(units.subList(0, 1000).toArray(String[]::new)).size());
        }
        RedisURI uri = RedisURI.Builder.redis("127.0.0.1", server.resp().getPort()).withSsl(true).withPassword(pos.toCharArray()).build();
        RedisClient lettuce = RedisClient.create(uri);
        lettuce.setOptions(ClientOptions.builder().sslOptions(SslOptions.builder().trustManager(authority.rootFile().toFile()).build()).build());
        try (StatefulRedisConnection<String, String> connection = lettuce.connect()) {
            assertTrue(connection.sync().get(units.get(1)).contains("\"verdict\":\"ok\""));
        } finally {
            lettuce.shutdown();
        }
    }

    @Test
    void whoSpeaksWithoutEncryptionIsNotAnswered() throws IOException {
        serve(TestAuthority.EC, "");
        for (Socket plain : List.of(server.connect(), new Socket(server.resp().getAddress(), server.resp().getPort()))) {
            try (plain) {
                plain.setSoTimeout(PATIENCE_MS);
                plain.getOutputStream().write("GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                assertFalse(new String(plain.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1).contains("HTTP"));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256", "TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA", "TLS_DHE_RSA_WITH_AES_128_GCM_SHA256"})
    void weakerSuitesAreRefused(String suite) throws IOException {
        serve(TestAuthority.RSA, "");
        try (SSLSocket socket = (SSLSocket) authority.client().getSocketFactory().createSocket("127.0.0.1", server.uri("/").getPort())) {
            socket.setSoTimeout(PATIENCE_MS);
            socket.setEnabledProtocols(new String[] {"TLSv1.2"});
            socket.setEnabledCipherSuites(new String[] {suite});
            assertThrows(SSLHandshakeException.class, socket::startHandshake);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void aRequestInPiecesAndALongAnswerGoThroughBothVersions(String version) throws IOException {
        serve(TestAuthority.RSA, "");
        try (SSLSocket socket = (SSLSocket) authority.client().getSocketFactory().createSocket("127.0.0.1", server.uri("/").getPort())) {
            socket.setSoTimeout(PATIENCE_MS);
            socket.setEnabledProtocols(new String[] {version});
            String request = "GET /v1/batches/B1/codes HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer " + server.adminKey() + "\r\n\r\n";
            for (byte each : request.getBytes(StandardCharsets.US_ASCII)) {
                socket.getOutputStream().write(each);
            }
            assertEquals(version, socket.getSession().getProtocol());
            InputStream in = socket.getInputStream();
            String answer = new String(in.readAllBytes(), StandardCharsets.US_ASCII);
            assertTrue(answer.startsWith("HTTP/1.1 200 ") && answer.endsWith("0\r\n\r\n"), version);
        }
    }

    @Test
    void aRefusalOfALongBodyReachesItsSender() throws IOException, InterruptedException {
        serve(TestAuthority.EC, "");
        HttpResponse<String> answer = client(authority.client()).send(HttpRequest.newBuilder(server.uri("/v1/events"))
                .POST(BodyPublishers.ofByteArray(new byte[4 << 20])).build(), BodyHandlers.ofString());
        assertEquals(401, answer.statusCode());
    }

    @Test
    void clientsThatMustShowACertificateAreRefusedWithoutOne() throws IOException, InterruptedException {
        serve(TestAuthority.EC, ", \"clientCa\": \"%s\", \"clients\": \"required\"".formatted(authority.rootFile()));
        assertTrue(get(client(authority.client(authority.identity(TestAuthority.EC))), "/v1/products/unit").contains("drug-20"));
        assertThrows(IOException.class, () -> get(client(authority.client()), "/v1/products/unit"));
        TestAuthority others = new TestAuthority(dir, "others");
        assertThrows(IOException.class, () -> get(client(authority.client(others.identity(TestAuthority.EC))), "/v1/products/unit"));
    }

    @Test
    void clientsThatMayShowACertificateMustShowAGoodOne() throws IOException, InterruptedException {
        serve(TestAuthority.EC, ", \"clientCa\": \"%s\", \"clients\": \"optional\"".formatted(authority.rootFile()));
        assertTrue(get(client(authority.client()), "/v1/products/unit").contains("drug-20"));
        assertTrue(get(client(authority.client(authority.identity(TestAuthority.RSA))), "/v1/products/unit").contains("drug-20"));
    }

    /** By an order in the data folder: the program needs no certificate for it. */
    @Test
    void theProgramHasItBackedUp() throws IOException {
        serve(TestAuthority.EC, ", \"clientCa\": \"%s\", \"clients\": \"required\"".formatted(authority.rootFile()));
        Path passphrase = Files.writeString(dir.resolve("passphrase"), "a horse of correct battery\n");
        assertEquals(0, TestServer.run("backup", "--data", dir.resolve("data").toString(), "--to", dir.resolve("backups").toString(),
                "--passphrase", passphrase.toString()));
    }

    @Test
    void whoTrustsAnotherRootDoesNotTrustTheServer() {
        serve(TestAuthority.EC, "");
        SSLContext stranger = new TestAuthority(dir, "others").client();
        assertThrows(SSLException.class, () -> get(client(stranger), "/healthz"));
        assertTrue(Files.exists(dir.resolve("server.pem")));
    }
}
