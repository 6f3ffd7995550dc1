package suma.resolver.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static suma.resolver.TestServer.expect;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import suma.resolver.TestServer;
import suma.resolver.TestServer.Reply;
import suma.resolver.key.Role;

/** Callers that ask too often, and connections that do not move on. */
class HttpLimitsTest {
    private static final int PATIENCE_MS = 30_000;
    private static final int QUOTA = 20;
    private static final String CODE = "84000019999999999999";
    @TempDir
    private Path dir;

    /** With nothing more and with a field that only the general reader takes. */
    @ParameterizedTest
    @ValueSource(strings = {"", "X-General: 1\r\n"})
    void aKeyIsHeldToItsQuotaOverAllItsConnections(String more) throws IOException {
        try (TestServer server = TestServer.open(dir)) {
            String key = server.key(Role.POS, QUOTA);
            String requests = ("GET /v1/codes/" + CODE + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + key + "\r\n" + more + "\r\n").repeat(10 * QUOTA);
            String answers = "";
            for (int connection = 0; connection < 10; connection++) {
                answers += all(server, requests);
            }
            int let = answers.split("HTTP/1.1 200 ", -1).length - 1;
            assertTrue(let >= QUOTA && let < 50 * QUOTA, "let through " + let);
            assertEquals(100 * QUOTA, let + answers.split("HTTP/1.1 429 ", -1).length - 1);
            assertTrue(answers.contains("\r\nretry-after: "), answers);
            expect(200, server.get("/v1/codes/" + CODE));
        }
    }

    /** Whatever else its connection carries, in one pipeline or between. */
    @Test
    void aKeyPaysForItsOwnRequestsOnly() throws IOException {
        try (TestServer server = TestServer.open(dir)) {
            String held = get("/v1/codes/" + CODE, "Authorization: Bearer " + server.key(Role.POS, QUOTA) + "\r\n");
            String free = get("/v1/codes/" + CODE, "Authorization: Bearer " + server.adminKey() + "\r\n");
            String nobodys = get("/c/" + CODE, "");
            assertTrue(let(server, held + free) < 10 * QUOTA);
            assertTrue(let(server, nobodys, held) < 10 * QUOTA);
            assertEquals(50 * QUOTA, let(server, held, free));
        }
    }

    /** Calls in turns on one connection; how often the last request of a turn was let through. */
    private static int let(TestServer server, String... turn) throws IOException {
        int let = 0;
        try (Socket socket = server.connect()) {
            socket.setSoTimeout(PATIENCE_MS);
            for (int i = 0; i < 50 * QUOTA; i++) {
                boolean last = false;
                for (String requests : turn) {
                    socket.getOutputStream().write(requests.getBytes(StandardCharsets.US_ASCII));
                    last = ExpressTest.readAnswer(socket.getInputStream()).startsWith("HTTP/1.1 200 ");
                    if (requests.lastIndexOf("GET ") > 0) {
                        ExpressTest.readAnswer(socket.getInputStream());
                    }
                }
                let += last ? 1 : 0;
            }
        }
        return let;
    }

    private static String get(String target, String more) {
        return "GET " + target + " HTTP/1.1\r\nHost: x\r\n" + more + "\r\n";
    }

    private static String all(TestServer server, String requests) throws IOException {
        try (Socket socket = server.connect()) {
            socket.setSoTimeout(PATIENCE_MS);
            socket.getOutputStream().write(requests.getBytes(StandardCharsets.US_ASCII));
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        }
    }

    @Test
    void aBasketCountsForAllItsCodes() throws IOException {
        try (TestServer server = TestServer.open(dir)) {
            String key = server.key(Role.POS, QUOTA);
            String basket = "{\"codes\": [\"" + String.join("\",\"", java.util.Collections.nCopies(100 * QUOTA, CODE)) + "\"]}";
            expect(200, server.callAs(key, "POST", "/v1/resolve", basket));
            Reply refused = expect(429, server.callAs(key, "GET", "/v1/codes/" + CODE, ""));
            int seconds = Integer.parseInt(refused.header("retry-after"));
            assertTrue(seconds > 50 && seconds <= 100, "retry after " + seconds);
        }
    }

    @Test
    void aCheckoutCountsForAllItsCodes() throws IOException {
        try (TestServer server = TestServer.open(dir)) {
            String key = server.key(Role.POS, QUOTA);
            expect(200, server.callAs(key, "POST", "/v1/checkouts", "{\"codes\": [\"" + String.join("\",\"", java.util.Collections.nCopies(100 * QUOTA, CODE)) + "\"]}"));
            expect(429, server.callAs(key, "GET", "/v1/codes/" + CODE, ""));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET /v1/codes/1", "GET /v1/parties", "POST /v1/resolve HTTP/1.1\r\nHost: x\r\nA"})
    void aHeadThatComesInDripsIsCut(String begun) throws IOException {
        try (TestServer server = TestServer.open(dir, HttpConfig.standard().withTimeouts(1, 60, 30)); Socket socket = server.connect()) {
            socket.setSoTimeout(50);
            socket.getOutputStream().write(begun.getBytes(StandardCharsets.US_ASCII));
            assertTrue(cutWhileDripping(socket), "never cut");
        }
    }

    private static boolean cutWhileDripping(Socket socket) {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MS);
        while (System.nanoTime() < deadline) {
            try {
                socket.getOutputStream().write('1');
                if (socket.getInputStream().read() < 0) {
                    return true;
                }
            } catch (SocketTimeoutException notYet) {
                continue;
            } catch (IOException reset) {
                return true;
            }
        }
        return false;
    }

    /** More than a quarter of the heap is not held, whoever sends it; small calls go on. */
    @Test
    void bodiesThatTogetherAreTooMuchAreRefused() throws IOException {
        try (TestServer server = TestServer.open(dir)) {
            int body = 15 << 20;
            int bodies = (int) (Runtime.getRuntime().maxMemory() / 4 / body) + 4;
            List<Socket> senders = new ArrayList<>();
            for (int i = 0; i < bodies; i++) {
                senders.add(allButTheEnd(server, body));
            }
            int refused = 0;
            for (Socket sender : senders) {
                refused += sender.getInputStream().available() > 0 ? 1 : 0;
            }
            assertTrue(refused > 0 && refused < bodies, "refused " + refused + " of " + bodies);
            expect(200, server.post("/v1/resolve", "{\"codes\": [\"" + CODE + "\"]}"));
            for (Socket sender : senders) {
                sender.close();
            }
            assertEventuallyTaken(server, " ".repeat(body) + "{\"codes\": [\"" + CODE + "\"]}");
        }
    }

    /** Sends a body but for its last byte; comes back when the server has it, or has answered. */
    private static Socket allButTheEnd(TestServer server, int length) throws IOException {
        Socket socket = server.connect();
        try {
            socket.getOutputStream().write(("POST /v1/resolve HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + server.adminKey()
                    + "\r\nContent-Length: " + length + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write(new byte[length - 1]);
        } catch (IOException refusedMeanwhile) {
            assertTrue(socket.getInputStream().available() > 0, "cut without an answer");
        }
        return socket;
    }

    private static void assertEventuallyTaken(TestServer server, String body) {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MS);
        Reply reply = server.post("/v1/resolve", body);
        while (reply.status() == 503 && System.nanoTime() < deadline) {
            assertEquals("1", reply.header("retry-after"));
            reply = server.post("/v1/resolve", body);
        }
        expect(200, reply);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/codes/" + CODE, "/openapi.json"})
    void aClientThatNeverReadsIsCut(String target) throws IOException {
        try (TestServer server = TestServer.open(dir, HttpConfig.standard().withTimeouts(10, 1, 30)); Socket socket = server.connect()) {
            byte[] requests = ("GET " + target + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + server.adminKey() + "\r\n\r\n").repeat(1000)
                    .getBytes(StandardCharsets.US_ASCII);
            org.junit.jupiter.api.Assertions.assertTimeoutPreemptively(java.time.Duration.ofMillis(PATIENCE_MS), () ->
                    org.junit.jupiter.api.Assertions.assertThrows(IOException.class, () -> {
                        while (true) {
                            socket.getOutputStream().write(requests);
                        }
                    }));
            expect(200, server.get("/healthz"));
        }
    }
}
