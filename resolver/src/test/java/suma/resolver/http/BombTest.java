package suma.resolver.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static suma.resolver.TestServer.expect;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import suma.resolver.TestServer;

/** Small requests that would cost much: each is refused for a part of what it asks for. */
class BombTest {
    private static final int PATIENCE_MS = 30_000;
    private static final int MANY = 200_000;
    private static final long MOST_ALLOCATED_BYTES = 64L << 20;
    @TempDir
    private static Path dir;
    private static TestServer server;

    @BeforeAll
    static void open() {
        server = TestServer.open(dir);
        expect(201, server.put("/v1/products/p", "{\"name\": \"P\", \"category\": \"drug\", \"scheme\": \"drug-20\", \"drugId\": \"8112345\", \"level\": \"unit\"}"));
    }

    @AfterAll
    static void close() {
        server.close();
    }

    private static String ask(String head, byte[] body) throws IOException {
        try (Socket socket = server.connect()) {
            socket.setSoTimeout(PATIENCE_MS);
            socket.getOutputStream().write((head.replace("KEY", server.adminKey())).getBytes(StandardCharsets.ISO_8859_1));
            send(socket, body);
            return SmugglingTest.readAll(socket.getInputStream());
        }
    }

    private static void send(Socket socket, byte[] body) {
        try {
            socket.getOutputStream().write(body);
            socket.shutdownOutput();
        } catch (IOException refusedMeanwhile) {
            assertTrue(refusedMeanwhile instanceof SocketException, refusedMeanwhile.toString());
        }
    }

    /** What all event loops have allocated. */
    private static long allocated() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long sum = 0;
        for (var thread : threads.getThreadInfo(threads.getAllThreadIds())) {
            sum += thread != null && thread.getThreadName().startsWith("loop") ? threads.getThreadAllocatedBytes(thread.getThreadId()) : 0;
        }
        return sum;
    }

    @ParameterizedTest
    @ValueSource(strings = {"a: b\r\n", "Cookie: x\r\n", "Accept: text/html;q=0.1,*/*\r\n", "X-Forwarded-For: 10.0.0.1\r\n"})
    void manyHeaders(String header) throws IOException {
        assertTrue(ask("GET /healthz HTTP/1.1\r\nHost: x\r\n" + header.repeat(MANY / header.length()) + "\r\n", new byte[0]).startsWith("HTTP/1.1 431 "));
    }

    static Stream<String> targets() {
        return Stream.of("/" + "../".repeat(20_000), "/?" + "a=b&".repeat(20_000), "/v1/products?" + "%".repeat(20_000), "/" + "a/".repeat(20_000));
    }

    @ParameterizedTest
    @MethodSource("targets")
    void longTargets(String target) throws IOException {
        assertTrue(ask("GET " + target + " HTTP/1.1\r\nHost: x\r\n\r\n", new byte[0]).startsWith("HTTP/1.1 414 "));
    }

    static Stream<String> bodies() {
        String many = "9".repeat(MANY);
        return Stream.of("[".repeat(MANY), "{\"a\":".repeat(MANY), "{\"type\":" + "[".repeat(MANY), "{\"codes\":[" + "[".repeat(MANY), "{\"" + "a".repeat(MANY) + "\":1}",
                "{\"quantity\":" + many + "}", "{\"quantity\":1e" + many + "}", "{\"quantity\":1e999999999,\"product\":\"p\"}", "{\"quantity\":-1e-999999999,\"product\":\"p\"}",
                "{\"product\":\"" + "a".repeat(MANY * 50) + "\"}", "{\"attributes\":{" + "\"a\":1,".repeat(MANY) + "\"b\":1}}", "{\"codes\":[" + "\"x\",".repeat(MANY) + "\"x\"]}");
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void deepWideAndLongJson(String body) {
        for (String target : List.of("/v1/events", "/v1/batches", "/v1/registrations", "/v1/recalls", "/v1/checkouts", "/v1/resolve", "/v1/parse")) {
            long before = allocated();
            TestServer.Reply reply = server.post(target, body);
            assertTrue(reply.status() == 400 || reply.status() == 422 || reply.status() == 413, () -> target + " " + reply.status());
            assertTrue(reply.body().length() < 1 << 20, () -> target + " answered " + reply.body().length() + " bytes");
            assertTrue(allocated() - before < MOST_ALLOCATED_BYTES + 4L * body.length(), () -> target + " allocated " + (allocated() - before));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "x-gzip", "deflate", "br", "zstd", "gzip, gzip", "identity"})
    void compressedBodiesAreNotUnpacked(String coding) throws IOException {
        byte[] bomb = bomb();
        assertTrue(bomb.length < 1 << 20);
        for (String target : List.of("/v1/events", "/v1/registrations?product=p", "/v1/resolve")) {
            String head = "POST " + target + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer KEY\r\nContent-Type: application/json\r\nContent-Encoding: " + coding
                    + "\r\nContent-Length: " + bomb.length + "\r\n\r\n";
            assertTrue(ask(head, bomb).startsWith("HTTP/1.1 415 "), target);
        }
    }

    private static byte[] bomb() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            for (int megabyte = 0; megabyte < 64; megabyte++) {
                gzip.write(new byte[1 << 20]);
            }
        }
        return packed.toByteArray();
    }

    /** What a file system would take for a way out of a folder. */
    @ParameterizedTest
    @ValueSource(strings = {"/../keys.json", "/docs/../../keys.json", "/%2e%2e/keys.json", "/docs/%2e%2e/%2e%2e/keys.json", "/..%2fkeys.json", "/..\\keys.json", "/....//keys.json",
        "//etc/passwd", "/c/..%2f..%2fkeys.json", "/v1/labels/..%2f..%2fkeys.json.svg", "/v1/batches/..%2fkeys.json/codes", "/v1/parties/..%2f..%2fadmin.key", "/docs/keys.json",
        "/openapi.json/../keys.json", "/%00/keys.json", "/keys.json%00.svg", "/.well-known/../admin.key", "/%c0%ae%c0%ae/keys.json", "file:///etc/passwd", "/audit/strangers.ndjson"})
    void pathsLeadToNoFile(String target) throws IOException {
        String answer = ask("GET " + target + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer KEY\r\n\r\n", new byte[0]);
        assertTrue(answer.startsWith("HTTP/1.1 404 ") || answer.startsWith("HTTP/1.1 400 ") || target.startsWith("/c/") && answer.startsWith("HTTP/1.1 200 "), answer);
        assertFalse(answer.contains("\"sha256\"") || answer.contains("root:x") || answer.contains(server.adminKey()), answer);
    }

    @Test
    void textsOfRequestsBecomeNoFiles() throws IOException {
        List<Path> before = files();
        for (String id : List.of("..%2f..%2fx", "a%2fb", "x%00")) {
            assertEquals(400, server.put("/v1/parties/" + id, "{\"name\": \"N\", \"kind\": \"k\"}").status(), id);
        }
        assertEquals(before, files());
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(dir)) {
            return files.sorted().toList();
        }
    }
}
