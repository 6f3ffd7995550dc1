package suma.resolver.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufAllocatorMetricProvider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import suma.resolver.TestServer;
import suma.resolver.key.ApiKeys;
import suma.resolver.key.Role;

/** Requests that are answered before the general reader sees them say the same as those that pass through it. */
class ExpressTest {
    private static final int PATIENCE_MS = 30_000;
    private static final int SMALLEST_OBJECT_BYTES = 16;
    private static final long FULL_NS = 500_000_000;
    /** A field that only the general reader takes. */
    private static final String GENERAL = "X-General: 1\r\n";
    private static final Pattern STATUS_LINE = Pattern.compile("HTTP/1.1 (\\d{3}) ");
    @TempDir
    private Path dir;

    /** Heads that are not plain: CODE and KEY stand for good ones. Behind each comes a plain request on the same connection, if that lives. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            GET /v1/codes/CODE HTTP/1.1\\nHost: x\\r\\nAuthorization: Bearer KEY\\r\\n\\r\\n | 400
            GET /v1/codes/CODE HTTP/1.1\\r\\nHost: x\\nAuthorization: Bearer KEY\\n\\n | 400
            GET /v1/codes/CODE HTTP/1.1\\r\\nHost: x\\r\\nAuthorization: Bearer KEY\\r\\nContent-Length: 5\\r\\n\\r\\nGET / | 200
            GET /v1/codes/CODE HTTP/1.1\\r\\nHost: x\\r\\nAuthorization: Bearer KEY\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\n5\\r\\nGET /\\r\\n0\\r\\n\\r\\n | 200
            GET /v1/codes/CODE HTTP/1.1\\r\\nHost: x\\r\\nAuthorization: Bearer KEY\\r\\nContent-Length: 5\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\n0\\r\\n\\r\\n | 400
            GET /v1/codes/CODE HTTP/1.1\\r\\nHost: x\\r\\nAuthorization: Bearer KEY\\r\\nContent-Length: 1\\r\\nContent-Length: 2\\r\\n\\r\\nab | 400
            GET /v1/codes/CODE HTTP/1.1\\r\\nHost: x\\r\\nAuthorization: Bearer KEY\\r\\n folded\\r\\n\\r\\n | 400
            GET /v1/codes/CODE HTTP/1.1\\r\\nHost: x\\r\\nAuthorization : Bearer KEY\\r\\n\\r\\n | 400
            GET /v1/codes/CODE HTTP/1.1\\r\\nHost: x\\r\\nAuthorization: Bearer KEY\\r\\nAuthorization: Bearer other\\r\\n\\r\\n | 200
            GET /v1/codes/CODE HTTP/1.1\\r\\nHost: x\\r\\nAuthorization: Bearer other\\r\\nAuthorization: Bearer KEY\\r\\n\\r\\n | 401
            GET /v1/codes/CODE HTTP/1.1\\r\\nHost: x\\r\\n\\r\\n | 401
            GET /v1/codes/CODE HTTP/1.1\\r\\nHost: x\\r\\nAuthorization: Bearer KEYx\\r\\n\\r\\n | 401
            GET  /v1/codes/CODE HTTP/1.1\\r\\nHost: x\\r\\nAuthorization: Bearer KEY\\r\\n\\r\\n | 400
            get /v1/codes/CODE HTTP/1.1\\r\\nHost: x\\r\\nAuthorization: Bearer KEY\\r\\n\\r\\n | 405
            HEAD /v1/codes/CODE HTTP/1.1\\r\\nHost: x\\r\\nAuthorization: Bearer KEY\\r\\n\\r\\n | 200
            DELETE /v1/codes/CODE HTTP/1.1\\r\\nHost: x\\r\\nAuthorization: Bearer KEY\\r\\n\\r\\n | 405
            GET /v1/codes/ HTTP/1.1\\r\\nHost: x\\r\\nAuthorization: Bearer KEY\\r\\n\\r\\n | 404
            GET /v1/codes/CODE/ HTTP/1.1\\r\\nHost: x\\r\\nAuthorization: Bearer KEY\\r\\n\\r\\n | 404
            GET /v1/codes/CODE?x=1 HTTP/1.1\\r\\nHost: x\\r\\nAuthorization: Bearer KEY\\r\\n\\r\\n | 400
            GET /v1/codes/%38CODE HTTP/1.1\\r\\nHost: x\\r\\nAuthorization: Bearer KEY\\r\\n\\r\\n | 400
            GET /v1/codes/x HTTP/1.1\\r\\nHost: x\\r\\nAuthorization: Bearer KEY\\r\\n\\r\\n | 400
            GET /v1/codes/CODE HTTP/1.0\\r\\nHost: x\\r\\nAuthorization: Bearer KEY\\r\\n\\r\\n | 200
            GET /v1/codes/CODE HTTP/1.1\\r\\nHost: x\\r\\nAuthorization: Bearer KEY\\r\\nConnection: close\\r\\n\\r\\n | 200
            GET /v1/codes/CODE HTTP/1.1\\r\\nHost: x\\r\\nAuthorization: Bearer KEY\\r\\nExpect: 100-continue\\r\\n\\r\\n | 200
            GET /v1/codes/CODE HTTP/1.1\\r\\nHost: x\\r\\nAuthorization: Bearer KEY\\r\\nUpgrade: h2c\\r\\nConnection: Upgrade\\r\\n\\r\\n | 200
            \\r\\nGET /v1/codes/CODE HTTP/1.1\\r\\nHost: x\\r\\nAuthorization: Bearer KEY\\r\\n\\r\\n | 200
            """)
    void whatIsNotPlainGoesTheGeneralWay(String request, int status) throws IOException {
        try (TestServer server = TestServer.open(dir); Socket socket = server.connect()) {
            String code = server.issue("unit", "8400001", "unit", 3).get(0);
            String sent = request.replace("\\r", "\r").replace("\\n", "\n").replace("KEY", server.adminKey()).replace("CODE", code);
            socket.setSoTimeout(PATIENCE_MS);
            send(socket, plain(server, code) + sent + plain(server, code));
            socket.shutdownOutput();
            String answers = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            List<String> statuses = STATUS_LINE.matcher(answers).results().map(found -> found.group(1)).toList();
            assertEquals("200", statuses.get(0), answers);
            assertEquals(String.valueOf(status), statuses.get(1), answers);
            assertTrue(statuses.size() <= 3 && statuses.subList(2, statuses.size()).stream().allMatch("200"::equals), answers);
        }
    }

    private static String plain(TestServer server, String code) {
        return head(server.adminKey(), code, "");
    }

    private static String head(String key, String code, String more) {
        return "GET /v1/codes/" + code + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + key + "\r\n" + more + "\r\n";
    }

    @Test
    void bothWaysSayTheSame() throws IOException {
        try (TestServer server = TestServer.open(dir)) {
            for (String code : someOfEachKind(server)) {
                String express = only(server, head(server.adminKey(), code, ""));
                String general = only(server, head(server.adminKey(), code, GENERAL));
                assertEquals(withoutDate(general), withoutDate(express), code);
            }
        }
    }

    private static List<String> someOfEachKind(TestServer server) {
        List<String> codes = new ArrayList<>(server.issue("unit", "8400001", "unit", 30).subList(0, 25));
        String box = server.issue("box", "8400002", "case", 1).get(0);
        String children = String.join("\",\"", codes.subList(0, 20));
        TestServer.expect(200, server.post("/v1/events", "{\"type\":\"pack\",\"parent\":\"" + box + "\",\"children\":[\"" + children + "\"]}"));
        codes.addAll(List.of(box, "84000010000000000000", "84999990000000000000", "x", "8400001", "~", "..", "."));
        return codes;
    }

    private static String withoutDate(String answer) {
        return answer.replaceAll("date: [^\r]*", "date");
    }

    private static String only(TestServer server, String request) throws IOException {
        try (Socket socket = server.connect()) {
            socket.setSoTimeout(PATIENCE_MS);
            send(socket, request);
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void aPipelineCutAtEveryByteIsAnsweredInOrder() throws IOException {
        try (TestServer server = TestServer.open(dir); Socket socket = server.connect()) {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(PATIENCE_MS);
            List<String> codes = someOfEachKind(server).subList(0, 4);
            StringBuilder pipeline = new StringBuilder();
            for (int i = 0; i < codes.size(); i++) {
                pipeline.append(head(server.adminKey(), codes.get(i), i == 2 ? GENERAL : ""));
            }
            for (int cut = 1; cut < pipeline.length(); cut++) {
                send(socket, pipeline.substring(0, cut));
                send(socket, pipeline.substring(cut));
                for (String code : codes) {
                    assertTrue(readAnswer(socket.getInputStream()).contains("{\"code\":\"" + code + "\""), "cut at " + cut);
                }
            }
        }
    }

    static String readAnswer(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.length() < 4 || !head.substring(head.length() - 4).equals("\r\n\r\n")) {
            head.append((char) in.read());
        }
        int length = Integer.parseInt(head.toString().replaceAll("(?s).*content-length: (\\d+).*", "$1"));
        return head + new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }

    @Test
    void aKeyThatIsRevokedCountsNoMoreOnAnOpenConnection() throws IOException {
        try (TestServer server = TestServer.open(dir); Socket socket = server.connect()) {
            socket.setSoTimeout(PATIENCE_MS);
            String code = server.issue("unit", "8400001", "unit", 1).get(0);
            ApiKeys keys = ApiKeys.openOrBegin(dir, java.time.Clock.systemUTC(), false);
            String request = head(keys.add("till", Role.POS), code, "");
            awaitStatus(socket, request, "200");
            keys.revoke(2);
            awaitStatus(socket, request, "401");
        }
    }

    private static void awaitStatus(Socket socket, String request, String status) throws IOException {
        long deadline = System.nanoTime() + PATIENCE_MS * 1_000_000L;
        do {
            assertTrue(System.nanoTime() < deadline, "never answered " + status);
            send(socket, request);
        } while (!readAnswer(socket.getInputStream()).startsWith("HTTP/1.1 " + status));
    }

    /** The client sends a thousand times what the server may keep for it, and reads nothing until it can send no more. */
    @Test
    void aPipelineThatNobodyReadsFillsNoMemory() throws IOException {
        try (TestServer server = TestServer.open(dir); Socket socket = server.connect()) {
            String code = server.issue("unit", "8400001", "unit", 1).get(0);
            for (String request : List.of(head(server.adminKey(), code, ""), "GET /openapi.json HTTP/1.1\r\nHost: x\r\n\r\n")) {
                try (SocketChannel channel = SocketChannel.open(socket.getRemoteSocketAddress())) {
                    channel.configureBlocking(false);
                    assertTrue(pushUntilFull(channel, request.repeat(500)) < 64 << 20);
                    assertTrue(pooledBytes() < 64 << 20, "pooled bytes " + pooledBytes());
                    TestServer.expect(200, server.get("/healthz"));
                }
            }
        }
    }

    /** Bytes that were taken from the client before it could send no more for a while. */
    private static long pushUntilFull(SocketChannel channel, String text) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
        long pushed = 0;
        long lastNs = System.nanoTime();
        while (System.nanoTime() - lastNs < FULL_NS && pushed < 64 << 20) {
            int some = channel.write(bytes);
            lastNs = some > 0 ? System.nanoTime() : lastNs;
            pushed += some;
            if (!bytes.hasRemaining()) {
                bytes.rewind();
            }
        }
        return pushed;
    }

    private static long pooledBytes() {
        return ((ByteBufAllocatorMetricProvider) ByteBufAllocator.DEFAULT).metric().usedDirectMemory();
    }

    @Test
    void nothingIsAllocatedForAPlainRequest() throws IOException {
        try (TestServer server = TestServer.open(dir); Socket socket = server.connect()) {
            socket.setSoTimeout(PATIENCE_MS);
            List<String> codes = someOfEachKind(server).subList(0, 20);
            StringBuilder pipeline = new StringBuilder();
            codes.forEach(code -> pipeline.append(plain(server, code)));
            byte[] requests = pipeline.toString().getBytes(StandardCharsets.US_ASCII);
            int answerBytes = codes.size() * readAnswerOf(socket, plain(server, codes.get(0))).length();
            turn(socket, requests, answerBytes, 10_000);
            long before = allocatedByLoops();
            assertTrue(before > 0);
            turn(socket, requests, answerBytes, 2_000);
            long perRequest = (allocatedByLoops() - before) / (2_000L * codes.size());
            assertTrue(perRequest < SMALLEST_OBJECT_BYTES, "bytes allocated for a request: " + perRequest);
        }
    }

    private static String readAnswerOf(Socket socket, String request) throws IOException {
        send(socket, request);
        return readAnswer(socket.getInputStream());
    }

    private static void turn(Socket socket, byte[] requests, int answerBytes, int times) throws IOException {
        for (int i = 0; i < times; i++) {
            socket.getOutputStream().write(requests);
            assertEquals(answerBytes, socket.getInputStream().readNBytes(answerBytes).length);
        }
    }

    private static long allocatedByLoops() {
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        return Thread.getAllStackTraces().keySet().stream().filter(thread -> thread.getName().startsWith("loop-"))
                .mapToLong(thread -> threads.getThreadAllocatedBytes(thread.getId())).sum();
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }
}
