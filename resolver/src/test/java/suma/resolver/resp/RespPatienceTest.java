package suma.resolver.resp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import suma.resolver.TestServer;

/** Who is silent, stops in the middle, or does not take what was answered, is cut off; the server has room for others again. */
class RespPatienceTest {
    private static final int LONG = 1000;
    private static final int SHORT = 1;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** More than sockets hold. */
    private static final int MOST_UNREAD = 64 << 20;

    @TempDir
    private Path dir;

    private TestServer open(int silent, int command, int idle, int reader) {
        return TestServer.open(dir, RespConfig.standard().withTimeouts(silent, command, idle, reader));
    }

    private static RespWire till(TestServer server) throws IOException {
        RespWire wire = new RespWire(server.resp());
        assertEquals("+OK", wire.call("AUTH", server.adminKey()));
        return wire;
    }

    @Test
    void whoShowsNoKey() throws IOException {
        try (TestServer server = open(SHORT, LONG, LONG, LONG); RespWire wire = new RespWire(server.resp()); RespWire till = till(server)) {
            assertEquals(RespWire.CLOSED, wire.reply());
            assertEquals("+PONG", till.call("PING"));
        }
    }

    @Test
    void whoShowsNoKeyAndGoesOnTalking() throws IOException {
        try (TestServer server = open(SHORT, LONG, LONG, LONG); RespWire wire = new RespWire(server.resp()); RespWire till = till(server)) {
            assertTimeoutPreemptively(PATIENCE, () -> talkUntilCut(wire));
            assertEquals("+PONG", till.call("PING"));
        }
    }

    private static void talkUntilCut(RespWire wire) {
        try {
            while (!wire.call("PING").equals(RespWire.CLOSED)) {
                Thread.onSpinWait();
            }
        } catch (IOException reset) {
            assertTrue(wire.socket().isConnected());
        }
    }

    @Test
    void whoStopsWithinACommand() throws IOException {
        try (TestServer server = open(LONG, SHORT, LONG, LONG); RespWire wire = till(server); RespWire idle = till(server)) {
            assertEquals(RespWire.CLOSED, wire.send("*2\r\n$3\r\nGET\r\n$20\r\n8112").reply());
            assertEquals("+PONG", idle.call("PING"));
        }
    }

    @Test
    void whoRests() throws IOException {
        try (TestServer server = open(LONG, LONG, SHORT, LONG); RespWire wire = till(server)) {
            assertEquals(RespWire.CLOSED, wire.reply());
        }
    }

    @Test
    void whoDoesNotRead() throws IOException {
        try (TestServer server = open(LONG, LONG, LONG, SHORT); RespWire wire = till(server); RespWire other = till(server)) {
            byte[] command = RespWire.command("ECHO", "x".repeat(10_000)).getBytes(StandardCharsets.US_ASCII);
            assertThrows(IOException.class, () -> {
                while (true) {
                    wire.socket().getOutputStream().write(command);
                }
            });
            assertEquals("+PONG", other.call("PING"));
        }
    }

    /** No read brings as much as is handed to the socket at once, and yet its replies are not heaped up. */
    @Test
    void whoDoesNotReadShortReplies() throws IOException {
        try (TestServer server = open(LONG, LONG, LONG, SHORT); RespWire wire = till(server); RespWire other = till(server)) {
            byte[] command = RespWire.command("ECHO", "x".repeat(500)).getBytes(StandardCharsets.US_ASCII);
            assertTimeoutPreemptively(PATIENCE, () -> assertThrows(IOException.class, () -> {
                for (int sent = 0; sent < MOST_UNREAD; sent += command.length) {
                    wire.socket().getOutputStream().write(command);
                }
            }));
            assertEquals("+PONG", other.call("PING"));
        }
    }

    @Test
    void whoComesWhenTheHouseIsFull() throws IOException {
        try (TestServer server = TestServer.open(dir, RespConfig.standard().withMaxConnections(1))) {
            try (RespWire first = till(server)) {
                assertEquals("+PONG", first.call("PING"));
                try (RespWire second = new RespWire(server.resp())) {
                    assertEquals(RespWire.CLOSED, second.reply());
                }
                assertEquals("+PONG", first.call("PING"));
            }
        }
    }
}
