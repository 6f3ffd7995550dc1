package suma.resolver.http;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.api.BugDetectors;
import com.code_intelligence.jazzer.api.SilentCloseable;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import suma.resolver.TestServer;

/** Any bytes over a connection, in any pieces: it comes to an end, with nothing but answers, and the server lives on. */
class ConnectionFuzzTest {
    private static final int PATIENCE_MS = 30_000;
    private static final int MOST_PIECES = 4;
    @TempDir
    private static Path dir;
    private static TestServer server;

    @BeforeAll
    static void open() {
        server = TestServer.open(dir);
        server.issue("unit", "8112340", "unit", 100);
    }

    @AfterAll
    static void close() {
        server.close();
    }

    /** {@code KEY} stands for a key in force. */
    @FuzzTest
    void send(byte[] input) throws IOException {
        byte[] bytes = new String(input, StandardCharsets.ISO_8859_1).replace("KEY", server.adminKey()).getBytes(StandardCharsets.ISO_8859_1);
        try (SilentCloseable ours = BugDetectors.allowNetworkConnections((host, port) -> port == server.uri("/").getPort());
             Socket socket = server.connect()) {
            assert ours != null;
            socket.setSoTimeout(PATIENCE_MS);
            socket.setTcpNoDelay(true);
            String answers = new String(answers(socket, bytes, new SplittableRandom(Arrays.hashCode(input))), StandardCharsets.ISO_8859_1);
            assertTrue(answers.isEmpty() || answers.startsWith("HTTP/1.1 "), answers);
            assertFalse(answers.contains("HTTP/1.1 500 "), answers);
        }
    }

    private static byte[] answers(Socket socket, byte[] bytes, SplittableRandom random) throws IOException {
        try {
            int from = 0;
            for (int left = 1 + random.nextInt(MOST_PIECES); left > 0; left--) {
                int to = left == 1 ? bytes.length : from + random.nextInt(bytes.length - from + 1);
                socket.getOutputStream().write(bytes, from, to - from);
                from = to;
            }
            socket.shutdownOutput();
            return socket.getInputStream().readAllBytes();
        } catch (SocketException closedMeanwhile) {
            return new byte[0];
        }
    }
}
