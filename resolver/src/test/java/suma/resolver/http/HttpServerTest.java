package suma.resolver.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static suma.resolver.TestServer.expect;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import suma.resolver.TestServer;
import suma.resolver.key.ApiKeys;
import suma.resolver.key.Role;
import suma.resolver.limit.LimitConfig;

/** The server over bare sockets: nonsense, haste, silence and sloth. */
class HttpServerTest {
    private static final int PATIENCE_MS = 30_000;
    @TempDir
    private Path dir;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            nonsense\\r\\n\\r\\n | 400
            GET\\r\\n\\r\\n | 400
            GET /healthz HTTP/1.1\\r\\nHost: x\\r\\nbad header\\r\\n\\r\\n | 400
            GET /v1/parties/a%2 HTTP/1.1\\r\\nHost: x\\r\\nAuthorization: Bearer KEY\\r\\n\\r\\n | 400
            GET /v1/parties/a%zz HTTP/1.1\\r\\nHost: x\\r\\nAuthorization: Bearer KEY\\r\\n\\r\\n | 400
            GET /v1/parties?x=%c3%28 HTTP/1.1\\r\\nHost: x\\r\\nAuthorization: Bearer KEY\\r\\n\\r\\n | 400
            POST /v1/resolve HTTP/1.1\\r\\nHost: x\\r\\nAuthorization: Bearer KEY\\r\\nContent-Length: x\\r\\n\\r\\n | 400
            POST /v1/resolve HTTP/1.1\\r\\nHost: x\\r\\nAuthorization: Bearer KEY\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\nzz\\r\\n | 400
            POST /v1/resolve HTTP/1.1\\r\\nHost: x\\r\\nAuthorization: Bearer KEY\\r\\nContent-Length: 1073741824\\r\\n\\r\\n{ | 413
            POST /v1/resolve HTTP/1.1\\r\\nHost: x\\r\\nContent-Length: 1073741824\\r\\n\\r\\n{ | 401
            POST /v1/resolve HTTP/1.1\\r\\nHost: x\\r\\nAuthorization: Bearer KEY\\r\\nContent-Type: text/xml\\r\\nContent-Length: 2\\r\\n\\r\\n{} | 415
            POST /v1/resolve HTTP/1.1\\r\\nHost: x\\r\\nAuthorization: Bearer KEY\\r\\nContent-Encoding: gzip\\r\\nContent-Length: 2\\r\\n\\r\\n{} | 415
            GET /v1/parties HTTP/1.1\\r\\nHost: x\\r\\nAuthorization: Basic KEY\\r\\n\\r\\n | 401
            GET /v1/parties HTTP/1.1\\r\\nHost: x\\r\\nAuthorization: Bearer KEYx\\r\\n\\r\\n | 401
            GET * HTTP/1.1\\r\\nHost: x\\r\\n\\r\\n | 404
            """)
    void refusesNonsenseAndLivesOn(String request, int status) throws IOException {
        try (TestServer server = TestServer.open(dir); Socket socket = server.connect()) {
            String key = server.adminKey();
            String answer = exchange(socket, request.replace("\\r\\n", "\r\n").replace("KEY", key), "}");
            assertTrue(answer.startsWith("HTTP/1.1 " + status + " "), answer);
            expect(200, server.get("/healthz"));
        }
    }

    @Test
    void tooLongLinesAndHeadersAreNamedSo() throws IOException {
        try (TestServer server = TestServer.open(dir)) {
            String tooLong = "x".repeat(RequestDecoder.REQUEST_LINE_BYTES + 1);
            assertTrue(ask(server, "GET /" + tooLong + " HTTP/1.1\r\nHost: x\r\n\r\n").startsWith("HTTP/1.1 414 "));
            assertTrue(ask(server, "GET / HTTP/1.1\r\nHost: x\r\nx: " + tooLong + "\r\n\r\n").startsWith("HTTP/1.1 431 "));
        }
    }

    private static String ask(TestServer server, String request) throws IOException {
        try (Socket socket = server.connect()) {
            return exchange(socket, request, "}");
        }
    }

    @Test
    void pipelinedRequestsAreAnsweredInTheirOrder() throws IOException {
        try (TestServer server = TestServer.open(dir); Socket socket = server.connect()) {
            StringBuilder requests = new StringBuilder();
            for (int i = 0; i < 200; i++) {
                String body = "{\"name\":\"N" + i + "\",\"kind\":\"k\"}";
                requests.append("PUT /v1/parties/p HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ").append(server.adminKey())
                        .append("\r\nContent-Length: ").append(body.length()).append("\r\n\r\n").append(body);
                requests.append("GET /v1/parties/p HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ").append(server.adminKey())
                        .append("\r\n\r\n");
            }
            String answers = exchange(socket, requests.toString(), "N199\",\"kind\":\"k\"}", 2);
            int from = 0;
            for (int i = 0; i < 200; i++) {
                for (int twice = 0; twice < 2; twice++) {
                    int at = answers.indexOf("{\"id\":\"p\",\"name\":\"", from);
                    assertTrue(answers.startsWith("{\"id\":\"p\",\"name\":\"N" + i + "\"", at), "answer " + i);
                    from = at + 1;
                }
            }
        }
    }

    @Test
    void aRequestCutAtEveryByteIsReadAlike() throws IOException {
        try (TestServer server = TestServer.open(dir)) {
            String body = "{\"text\":\"01123456789012312199\"}";
            String request = "POST /v1/parse HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + server.adminKey()
                    + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
            try (Socket socket = server.connect()) {
                socket.setTcpNoDelay(true);
                for (int cut = 1; cut < request.length(); cut++) {
                    send(socket, request.substring(0, cut));
                    String answer = exchange(socket, request.substring(cut), "]}");
                    assertTrue(answer.startsWith("HTTP/1.1 200 "), "cut at " + cut + ": " + answer);
                }
            }
        }
    }

    @Test
    void aBodyThatOverrunsTheLimitIsRefusedWhileItComes() throws IOException {
        HttpConfig small = new HttpConfig(1, 100, 10, 60, 30, 10, 1 << 16, 1 << 16, 16, LimitConfig.standard());
        try (TestServer server = TestServer.open(dir, small); Socket socket = server.connect()) {
            send(socket, "POST /v1/resolve HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + server.adminKey()
                    + "\r\nTransfer-Encoding: chunked\r\n\r\n");
            String chunk = "8000\r\n" + " ".repeat(0x8000) + "\r\n";
            try {
                for (int i = 0; i < 64; i++) {
                    send(socket, chunk);
                }
            } catch (SocketException closedMeanwhile) {
                assertTrue(closedMeanwhile.getMessage().contains("reset") || closedMeanwhile.getMessage().contains("pipe"));
            }
            assertTrue(read(socket, "}", 1).startsWith("HTTP/1.1 413 "));
        }
    }

    @Test
    void continueIsSentOnlyWhenTheBodyIsWanted() throws IOException {
        try (TestServer server = TestServer.open(dir)) {
            String head = "POST /v1/parse HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 9\r\n";
            assertTrue(ask(server, head + "\r\n").startsWith("HTTP/1.1 401 "));
            try (Socket socket = server.connect()) {
                String first = exchange(socket, head + "Authorization: Bearer " + server.adminKey() + "\r\n\r\n", "\r\n\r\n");
                assertTrue(first.startsWith("HTTP/1.1 100 "), first);
                assertTrue(exchange(socket, "{\"x\":\"y\"}", "}").startsWith("HTTP/1.1 400 "));
            }
        }
    }

    @Test
    void headAndOptionsAnswerWithoutABody() throws IOException {
        try (TestServer server = TestServer.open(dir)) {
            String head = ask(server, "HEAD /healthz HTTP/1.1\r\nHost: x\r\n\r\n", "\r\n\r\n");
            assertTrue(head.startsWith("HTTP/1.1 200 ") && head.endsWith("\r\n\r\n"), head);
            String options = ask(server, "OPTIONS /v1/parties/x HTTP/1.1\r\nHost: x\r\n\r\n", "\r\n\r\n");
            assertTrue(options.startsWith("HTTP/1.1 204 ") && options.contains("allow: GET, HEAD, OPTIONS, PUT"), options);
        }
    }

    private static String ask(TestServer server, String request, String end) throws IOException {
        try (Socket socket = server.connect()) {
            return exchange(socket, request, end);
        }
    }

    @Test
    void oldAndClosingClientsAreClosedAfterTheAnswer() throws IOException {
        try (TestServer server = TestServer.open(dir)) {
            for (String request : List.of("GET /healthz HTTP/1.0\r\n\r\n", "GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")) {
                try (Socket socket = server.connect()) {
                    send(socket, request);
                    assertTrue(new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).startsWith("HTTP/1.1 200 "));
                }
            }
        }
    }

    @Test
    void aClientThatEndsItsSideIsStillAnswered() throws IOException {
        try (TestServer server = TestServer.open(dir); Socket socket = server.connect()) {
            String body = "{\"name\":\"N\",\"kind\":\"k\"}";
            String request = "PUT /v1/parties/p HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + server.adminKey() + "\r\nContent-Length: "
                    + body.length() + "\r\n\r\n" + body;
            send(socket, request.repeat(3));
            socket.shutdownOutput();
            String answers = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            assertTrue(answers.startsWith("HTTP/1.1 201 "), answers);
            assertEquals(3, answers.split("HTTP/1.1 2", -1).length - 1, answers);
        }
    }

    @Test
    void aSlowReaderHoldsNoMemoryAndGetsEverything() throws IOException {
        try (TestServer server = TestServer.open(dir)) {
            server.issue("unit", "8400001", "unit", 1);
            expect(201, server.post("/v1/batches", "{\"product\":\"unit\",\"quantity\":2000000}"));
            try (Socket socket = server.connect()) {
                socket.setReceiveBufferSize(128 << 10);
                send(socket, "GET /v1/batches/B2/codes HTTP/1.0\r\nAuthorization: Bearer " + server.adminKey() + "\r\n\r\n");
                InputStream in = socket.getInputStream();
                assertEquals('H', in.read());
                expect(200, server.get("/healthz"));
                long pooled = io.netty.buffer.ByteBufAllocator.DEFAULT instanceof io.netty.buffer.ByteBufAllocatorMetricProvider metric
                        ? metric.metric().usedDirectMemory() : 0;
                assertTrue(pooled < 64 << 20, "pooled bytes " + pooled);
                assertEquals(2_000_000, in.readAllBytes().length / 21 - 10, 10);
            }
        }
    }

    @Test
    void silentConnectionsAreCut() throws IOException {
        silence(1_000);
    }

    @Test
    @Tag("slow")
    void tenThousandSilentConnectionsDoNotHurt() throws IOException {
        silence(9_000);
    }

    private void silence(int count) throws IOException {
        List<Socket> silent = new ArrayList<>();
        try (TestServer server = TestServer.open(dir, HttpConfig.standard().withTimeouts(1, 60, 30))) {
            for (int i = 0; i < count; i++) {
                silent.add(server.connect());
            }
            expect(200, server.get("/healthz"));
            for (Socket socket : silent) {
                socket.setSoTimeout(PATIENCE_MS);
                assertEquals(-1, socket.getInputStream().read());
            }
        } finally {
            for (Socket socket : silent) {
                socket.close();
            }
        }
    }

    @Test
    void connectionsBeyondTheLimitAreClosed() throws IOException {
        try (TestServer server = TestServer.open(dir, HttpConfig.standard().withMaxConnections(2));
             Socket first = server.connect(); Socket second = server.connect()) {
            assertTrue(exchange(first, "GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n", "}").startsWith("HTTP/1.1 200 "));
            assertTrue(exchange(second, "GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n", "}").startsWith("HTTP/1.1 200 "));
            try (Socket third = server.connect()) {
                third.setSoTimeout(PATIENCE_MS);
                assertEquals(-1, third.getInputStream().read());
            }
        }
    }

    @Test
    void aBodyThatStopsHalfwayIsTimedOut() throws IOException {
        try (TestServer server = TestServer.open(dir, HttpConfig.standard().withTimeouts(10, 60, 1)); Socket socket = server.connect()) {
            String answer = exchange(socket, "POST /v1/parse HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + server.adminKey()
                    + "\r\nContent-Length: 100\r\n\r\n{", "}");
            assertTrue(answer.startsWith("HTTP/1.1 408 "), answer);
        }
    }

    @Test
    void aKeyThatAnotherProcessAddsOrRevokesCountsWithinASecond() throws IOException {
        try (TestServer server = TestServer.open(dir)) {
            ApiKeys other = ApiKeys.openOrBegin(dir, Clock.systemUTC(), false);
            String text = other.add("late", Role.POS);
            awaitStatus(server, text, 400);
            other.revoke(2);
            awaitStatus(server, text, 401);
        }
    }

    private static void awaitStatus(TestServer server, String key, int status) {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MS);
        while (server.callAs(key, "GET", "/v1/codes/x", "").status() != status) {
            assertTrue(System.nanoTime() < deadline, "the key never counted");
        }
    }

    @Test
    void rolesOpenWhatTheyAreForAndNoMore() throws IOException {
        try (TestServer server = TestServer.open(dir)) {
            String pos = server.key(Role.POS);
            String line = server.key(Role.LINE);
            expect(400, server.callAs(pos, "GET", "/v1/codes/x", ""));
            expect(403, server.callAs(pos, "POST", "/v1/batches", "{}"));
            expect(400, server.callAs(line, "POST", "/v1/batches", "{}"));
            TestServer.Reply refused = expect(403, server.callAs(line, "PUT", "/v1/parties/x", "{}"));
            assertTrue(refused.header("www-authenticate").startsWith("Bearer"));
            assertTrue(expect(401, server.callAs("", "GET", "/v1/codes/x", "")).header("www-authenticate").startsWith("Bearer"));
            expect(200, server.callAs("", "GET", "/openapi.json", ""));
        }
    }

    // Bare sockets.

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
    }

    private static String exchange(Socket socket, String text, String end) throws IOException {
        return exchange(socket, text, end, 1);
    }

    private static String exchange(Socket socket, String text, String end, int ends) throws IOException {
        send(socket, text);
        return read(socket, end, ends);
    }

    /** Reads until {@code end} has come so many times, or the connection is closed. */
    private static String read(Socket socket, String end, int ends) throws IOException {
        socket.setSoTimeout(PATIENCE_MS);
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        byte[] some = new byte[8192];
        while (read.size() < 1 << 24) {
            int count = socket.getInputStream().read(some);
            if (count < 0) {
                return read.toString(StandardCharsets.UTF_8);
            }
            read.write(some, 0, count);
            String text = read.toString(StandardCharsets.UTF_8);
            if (text.endsWith(end) && text.split(java.util.regex.Pattern.quote(end), -1).length > ends) {
                return text;
            }
        }
        return fail("no end");
    }
}
