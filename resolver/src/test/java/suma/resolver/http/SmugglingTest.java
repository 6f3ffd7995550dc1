package suma.resolver.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static suma.resolver.TestServer.expect;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import suma.resolver.TestServer;

/**
 * Requests that one reader takes to be longer than another does: they are refused, the connection is closed, and what stands behind them is not
 * taken for a request. In the tables stands AUTH for the credentials, HIDDEN for a request that nobody must carry out, and LENGTH for the
 * bytes of that.
 */
class SmugglingTest {
    private static final int PATIENCE_MS = 30_000;
    private static final String BODY = "{\"name\":\"N\",\"kind\":\"k\"}";
    @TempDir
    private static Path dir;
    private static TestServer server;
    private static int row;

    @BeforeAll
    static void open() {
        server = TestServer.open(dir);
    }

    @AfterAll
    static void close() {
        server.close();
    }

    @BeforeEach
    void nextRow() {
        row++;
    }

    private static String authorization() {
        return "Host: x\r\nAuthorization: Bearer " + server.adminKey();
    }

    /** Each row hides something else. */
    private static String hiddenTarget() {
        return "/v1/parties/hidden-" + row;
    }

    private static String hidden() {
        return "PUT " + hiddenTarget() + " HTTP/1.1\r\n" + authorization() + "\r\nContent-Length: " + BODY.length() + "\r\n\r\n" + BODY;
    }

    private static String spelled(String row) {
        return row.replace("\\r", "\r").replace("\\n", "\n").replace("\\t", "\t").replace("\\0", "\0").replace("\\v", "\u000b").replace("AUTH", authorization())
                .replace("LENGTH", String.valueOf(hidden().length())).replace("HIDDEN", hidden());
    }

    /** All that comes until the server ends the connection. */
    private static String ask(String bytes) throws IOException {
        try (Socket socket = server.connect()) {
            socket.setSoTimeout(PATIENCE_MS);
            socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
            socket.shutdownOutput();
            return readAll(socket.getInputStream());
        }
    }

    /** All that comes, up to a reset where something had come. */
    static String readAll(InputStream in) throws IOException {
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        try {
            in.transferTo(read);
        } catch (SocketException reset) {
            assertTrue(read.size() > 0, reset.toString());
        }
        return read.toString(StandardCharsets.ISO_8859_1);
    }

    private static int answers(String text) {
        return text.split("HTTP/1\\.1 [2-5]", -1).length - 1;
    }

    private static void nothingHiddenWasDone(String row) {
        assertEquals(404, server.get(hiddenTarget()).status(), row);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            POST /v1/parse HTTP/1.1\\r\\nAUTH\\r\\nContent-Length: 5\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\n0\\r\\n\\r\\nHIDDEN | 400
            POST /v1/parse HTTP/1.1\\r\\nAUTH\\r\\nTransfer-Encoding: chunked\\r\\nContent-Length: 5\\r\\n\\r\\n0\\r\\n\\r\\nHIDDEN | 400
            POST /v1/parse HTTP/1.1\\r\\nAUTH\\r\\nContent-Length: 0\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\nHIDDEN | 400
            POST /v1/parse HTTP/1.1\\r\\nAUTH\\r\\nContent-Length: 0\\r\\nContent-Length: LENGTH\\r\\n\\r\\nHIDDEN | 400
            POST /v1/parse HTTP/1.1\\r\\nAUTH\\r\\nContent-Length: LENGTH\\r\\nContent-Length: 0\\r\\n\\r\\nHIDDEN | 400
            POST /v1/parse HTTP/1.1\\r\\nAUTH\\r\\nContent-Length: 0\\r\\nContent-Length: 0\\r\\n\\r\\nHIDDEN | 400
            POST /v1/parse HTTP/1.1\\r\\nAUTH\\r\\nContent-Length: 0, LENGTH\\r\\n\\r\\nHIDDEN | 400
            POST /v1/parse HTTP/1.1\\r\\nAUTH\\r\\nContent-Length: 0, 0\\r\\n\\r\\nHIDDEN | 400
            POST /v1/parse HTTP/1.1\\r\\nAUTH\\r\\nContent-Length: +0\\r\\n\\r\\nHIDDEN | 400
            POST /v1/parse HTTP/1.1\\r\\nAUTH\\r\\nContent-Length: -1\\r\\n\\r\\nHIDDEN | 400
            POST /v1/parse HTTP/1.1\\r\\nAUTH\\r\\nContent-Length: 0x0\\r\\n\\r\\nHIDDEN | 400
            POST /v1/parse HTTP/1.1\\r\\nAUTH\\r\\nContent-Length: 0 0\\r\\n\\r\\nHIDDEN | 400
            POST /v1/parse HTTP/1.1\\r\\nAUTH\\r\\nContent-Length: 1e1\\r\\n\\r\\nHIDDEN | 400
            POST /v1/parse HTTP/1.1\\r\\nAUTH\\r\\nContent-Length: \\r\\n\\r\\nHIDDEN | 400
            POST /v1/parse HTTP/1.1\\r\\nAUTH\\r\\nContent-Length: 18446744073709551616\\r\\n\\r\\nHIDDEN | 400
            POST /v1/parse HTTP/1.1\\r\\nAUTH\\r\\nContent-Length : LENGTH\\r\\n\\r\\nHIDDEN | 400
            POST /v1/parse HTTP/1.1\\r\\nAUTH\\r\\nContent-Length\\t: LENGTH\\r\\n\\r\\nHIDDEN | 400
            POST /v1/parse HTTP/1.1\\r\\nAUTH\\r\\nTransfer-Encoding : chunked\\r\\n\\r\\nHIDDEN | 400
            POST /v1/parse HTTP/1.1\\r\\nAUTH\\r\\nTransfer-Encoding: xchunked\\r\\n\\r\\nHIDDEN | 400
            POST /v1/parse HTTP/1.1\\r\\nAUTH\\r\\nTransfer-Encoding: identity\\r\\n\\r\\nHIDDEN | 400
            POST /v1/parse HTTP/1.1\\r\\nAUTH\\r\\nTransfer-Encoding: chunked, identity\\r\\n\\r\\n0\\r\\n\\r\\nHIDDEN | 400
            POST /v1/parse HTTP/1.1\\r\\nAUTH\\r\\nTransfer-Encoding: identity, chunked\\r\\n\\r\\n0\\r\\n\\r\\nHIDDEN | 400
            POST /v1/parse HTTP/1.1\\r\\nAUTH\\r\\nTransfer-Encoding: gzip, chunked\\r\\n\\r\\n0\\r\\n\\r\\nHIDDEN | 400
            POST /v1/parse HTTP/1.1\\r\\nAUTH\\r\\nTransfer-Encoding: chunked, chunked\\r\\n\\r\\n0\\r\\n\\r\\nHIDDEN | 400
            POST /v1/parse HTTP/1.1\\r\\nAUTH\\r\\nTransfer-Encoding: chunked\\r\\nTransfer-Encoding: x\\r\\n\\r\\n0\\r\\n\\r\\nHIDDEN | 400
            POST /v1/parse HTTP/1.1\\r\\nAUTH\\r\\nTransfer-Encoding: x\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\n0\\r\\n\\r\\nHIDDEN | 400
            POST /v1/parse HTTP/1.1\\r\\nAUTH\\r\\nTransfer-Encoding: chunked\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\n0\\r\\n\\r\\nHIDDEN | 400
            POST /v1/parse HTTP/1.1\\r\\nAUTH\\r\\nTransfer-Encoding: "chunked"\\r\\n\\r\\n0\\r\\n\\r\\nHIDDEN | 400
            POST /v1/parse HTTP/1.1\\r\\nAUTH\\r\\nTransfer-Encoding: chunked;q=1\\r\\n\\r\\n0\\r\\n\\r\\nHIDDEN | 400
            POST /v1/parse HTTP/1.1\\r\\nAUTH\\r\\nTransfer-Encoding: \\vchunked\\r\\n\\r\\n0\\r\\n\\r\\nHIDDEN | 400
            POST /v1/parse HTTP/1.1\\r\\nAUTH\\r\\nTransfer-Encoding:\\r\\n chunked\\r\\n\\r\\n0\\r\\n\\r\\nHIDDEN | 400
            POST /v1/parse HTTP/1.1\\r\\nAUTH\\r\\nTransfer-Encoding: \\r\\n\\r\\nHIDDEN | 400
            POST /v1/parse HTTP/1.0\\r\\nAUTH\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\n0\\r\\n\\r\\nHIDDEN | 400
            POST /v1/parse HTTP/1.1\\r\\nAUTH\\r\\nX: y\\r\\n Content-Length: 0\\r\\n\\r\\nHIDDEN | 400
            POST /v1/parse HTTP/1.1\\r\\nAUTH\\r\\nX: y\\r\\n\\tz\\r\\n\\r\\nHIDDEN | 400
            POST /v1/parse HTTP/1.1\\r\\n Content-Length: LENGTH\\r\\nAUTH\\r\\n\\r\\nHIDDEN | 400
            POST /v1/parse HTTP/1.1\\nAUTH\\nContent-Length: 0\\n\\nHIDDEN | 400
            POST /v1/parse HTTP/1.1\\r\\nAUTH\\nContent-Length: 0\\r\\n\\r\\nHIDDEN | 400
            POST /v1/parse HTTP/1.1\\r\\nAUTH\\r\\nContent-Length: 0\\r\\n\\nHIDDEN | 400
            POST /v1/parse HTTP/1.1\\r\\nAUTH\\r\\nX: y\\rContent-Length: LENGTH\\r\\n\\r\\nHIDDEN | 400
            POST /v1/parse HTTP/1.1\\r\\nAUTH\\r\\nX: y\\r\\rContent-Length: LENGTH\\r\\n\\r\\nHIDDEN | 400
            POST /v1/parse HTTP/1.1\\r\\nAUTH\\r\\nX\\0: y\\r\\n\\r\\nHIDDEN | 400
            POST /v1/parse HTTP/1.1\\r\\nAUTH\\r\\nX: y\\0\\r\\n\\r\\nHIDDEN | 400
            POST /v1/parse HTTP/1.1\\r\\nAUTH\\r\\nContent Length: LENGTH\\r\\n\\r\\nHIDDEN | 400
            POST /v1/parse HTTP/1.1\\r\\nAUTH\\r\\nContent-Length(: LENGTH\\r\\n\\r\\nHIDDEN | 400
            POST /v1/parse HTTP/1.1\\r\\nAUTH\\r\\n: LENGTH\\r\\n\\r\\nHIDDEN | 400
            POST /v1/parse HTTP/1.1\\r\\nAUTH\\r\\nContent-Length\\r\\n\\r\\nHIDDEN | 400
            POST /v1/parse HTTP/1.1\\r\\nAUTH\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\n0;\\nx\\r\\n\\r\\nHIDDEN | 400
            POST /v1/parse HTTP/1.1\\r\\nAUTH\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\n0\\n\\r\\nHIDDEN | 400
            POST /v1/parse HTTP/1.1\\r\\nAUTH\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\n0x0\\r\\n\\r\\nHIDDEN | 400
            POST /v1/parse HTTP/1.1\\r\\nAUTH\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\n+0\\r\\n\\r\\nHIDDEN | 400
            POST /v1/parse HTTP/1.1\\r\\nAUTH\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\n-1\\r\\n\\r\\nHIDDEN | 400
            POST /v1/parse HTTP/1.1\\r\\nAUTH\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\n100000000\\r\\n\\r\\nHIDDEN | 400
            POST /v1/parse HTTP/1.1\\r\\nAUTH\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\n10000000000000000\\r\\n\\r\\nHIDDEN | 400
            POST /v1/parse HTTP/1.1\\r\\nAUTH\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\n\\r\\n0\\r\\n\\r\\nHIDDEN | 400
            POST /v1/parse HTTP/1.1\\r\\nAUTH\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\n2\\r\\n{}XX0\\r\\n\\r\\nHIDDEN | 400
            POST /v1/parse HTTP/1.1\\r\\nAUTH\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\n2\\r\\n{}\\n0\\r\\n\\r\\nHIDDEN | 400
            POST /v1/parse HTTP/1.1\\r\\nAUTH\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\n0\\r\\nX : y\\r\\n\\r\\nHIDDEN | 400
            GET /healthz HTTP/1.1\\r\\n\\r\\nHIDDEN | 400
            GET /healthz HTTP/1.1\\r\\nHost: x\\r\\nHost: y\\r\\n\\r\\nHIDDEN | 400
            GET /healthz HTTP/1.1\\r\\nHost: x/y\\r\\n\\r\\nHIDDEN | 400
            GET /healthz HTTP/1.1\\r\\nHost: x y\\r\\n\\r\\nHIDDEN | 400
            GET /healthz HTTP/2.0\\r\\nHost: x\\r\\n\\r\\nHIDDEN | 400
            GET /healthz HTTP/1.2\\r\\nHost: x\\r\\n\\r\\nHIDDEN | 400
            GET /healthz HTTP/0.9\\r\\nHost: x\\r\\n\\r\\nHIDDEN | 400
            GET /healthz http/1.1\\r\\nHost: x\\r\\n\\r\\nHIDDEN | 400
            GET /healthz HTTP/1.1 x\\r\\nHost: x\\r\\n\\r\\nHIDDEN | 400
            GET  /healthz HTTP/1.1\\r\\nHost: x\\r\\n\\r\\nHIDDEN | 400
            GET /healthz  HTTP/1.1\\r\\nHost: x\\r\\n\\r\\nHIDDEN | 400
            GET\\t/healthz HTTP/1.1\\r\\nHost: x\\r\\n\\r\\nHIDDEN | 400
            GET /healthz\\tHTTP/1.1\\r\\nHost: x\\r\\n\\r\\nHIDDEN | 400
            GET /health\\0z HTTP/1.1\\r\\nHost: x\\r\\n\\r\\nHIDDEN | 400
            G(ET /healthz HTTP/1.1\\r\\nHost: x\\r\\n\\r\\nHIDDEN | 400
            PRI * HTTP/2.0\\r\\n\\r\\nSM\\r\\n\\r\\nHIDDEN | 400
            """)
    void whatHasTwoReadingsIsRefusedAndTheConnectionClosed(String row, int status) throws IOException {
        String answer = ask(spelled(row));
        assertTrue(answer.startsWith("HTTP/1.1 " + status + " "), answer);
        assertEquals(1, answers(answer), answer);
        assertTrue(answer.contains("connection: close"), answer);
        nothingHiddenWasDone(row);
    }

    /** What has one reading is answered by it: so many answers, and the hidden request is part of a body. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            GET /healthz HTTP/1.1\\r\\nAUTH\\r\\nContent-Length: LENGTH\\r\\n\\r\\nHIDDEN | 200 | 1
            GET /healthz HTTP/1.1\\r\\nAUTH\\r\\nContent-Length: LENGTH\\r\\n\\r\\nHIDDENGET /readyz HTTP/1.1\\r\\nAUTH\\r\\n\\r\\n | 200 | 2
            HEAD /healthz HTTP/1.1\\r\\nAUTH\\r\\nContent-Length: LENGTH\\r\\n\\r\\nHIDDENGET /readyz HTTP/1.1\\r\\nAUTH\\r\\n\\r\\n | 200 | 2
            OPTIONS /healthz HTTP/1.1\\r\\nAUTH\\r\\nContent-Length: LENGTH\\r\\n\\r\\nHIDDENGET /readyz HTTP/1.1\\r\\nAUTH\\r\\n\\r\\n | 204 | 2
            POST /v1/parse HTTP/1.1\\r\\nAUTH\\r\\nContent-Length: LENGTH\\r\\n\\r\\nHIDDENGET /readyz HTTP/1.1\\r\\nAUTH\\r\\n\\r\\n | 400 | 2
            POST /v1/parse HTTP/1.1\\r\\nHost: x\\r\\nContent-Length: LENGTH\\r\\n\\r\\nHIDDENGET /readyz HTTP/1.1\\r\\nAUTH\\r\\n\\r\\n | 401 | 2
            POST /nowhere HTTP/1.1\\r\\nAUTH\\r\\nContent-Length: LENGTH\\r\\n\\r\\nHIDDENGET /readyz HTTP/1.1\\r\\nAUTH\\r\\n\\r\\n | 404 | 2
            PATCH /healthz HTTP/1.1\\r\\nAUTH\\r\\nContent-Length: LENGTH\\r\\n\\r\\nHIDDENGET /readyz HTTP/1.1\\r\\nAUTH\\r\\n\\r\\n | 405 | 2
            GET /v1/codes/x HTTP/1.1\\r\\nAUTH\\r\\nContent-Length: LENGTH\\r\\n\\r\\nHIDDENGET /readyz HTTP/1.1\\r\\nAUTH\\r\\n\\r\\n | 400 | 2
            POST /v1/parse HTTP/1.1\\r\\nAUTH\\r\\nExpect: 100-continue\\r\\nContent-Type: text/xml\\r\\nContent-Length: LENGTH\\r\\n\\r\\nHIDDEN | 415 | 1
            GET http://other/healthz HTTP/1.1\\r\\nAUTH\\r\\nContent-Length: LENGTH\\r\\n\\r\\nHIDDEN | 404 | 1
            CONNECT other:80 HTTP/1.1\\r\\nAUTH\\r\\nContent-Length: LENGTH\\r\\n\\r\\nHIDDEN | 404 | 1
            GET /healthz HTTP/1.1\\r\\nAUTH\\r\\nUpgrade: h2c\\r\\nConnection: Upgrade, HTTP2-Settings\\r\\nHTTP2-Settings: x\\r\\nContent-Length: LENGTH\\r\\n\\r\\nHIDDEN | 200 | 1
            POST /v1/parse HTTP/1.1\\r\\nAUTH\\r\\nTransfer-Encoding: Chunked\\r\\n\\r\\n2;a="b"\\r\\n{}\\r\\n0\\r\\nX: y\\r\\n\\r\\nGET /readyz HTTP/1.1\\r\\nAUTH\\r\\n\\r\\n | 400 | 2
            \\r\\nGET /healthz HTTP/1.1\\r\\nAUTH\\r\\n\\r\\n | 200 | 1
            """)
    void whatHasOneReadingIsAnsweredByIt(String row, int status, int answers) throws IOException {
        String answer = ask(spelled(row));
        assertTrue(answer.startsWith("HTTP/1.1 " + status + " "), answer);
        assertEquals(answers, answers(answer), answer);
        nothingHiddenWasDone(row);
    }

    @Test
    void theHiddenRequestWouldHaveBeenCarriedOutOnItsOwn() throws IOException {
        try (TestServer other = TestServer.open(dir.resolve("other"))) {
            String request = hidden().replace(server.adminKey(), other.adminKey());
            try (Socket socket = other.connect()) {
                socket.setSoTimeout(PATIENCE_MS);
                socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
                socket.shutdownOutput();
                assertTrue(readAll(socket.getInputStream()).startsWith("HTTP/1.1 201 "));
            }
            expect(200, other.get(hiddenTarget()));
        }
    }
}
