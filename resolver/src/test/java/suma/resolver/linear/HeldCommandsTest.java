package suma.resolver.linear;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import suma.resolver.resp.RespWire;

/** What clients of the Redis protocol have sent and not ended has a bound for all of them together, and small commands go on. */
class HeldCommandsTest {
    private static final int CLIENTS = 150;
    private static final int ARGUMENTS = 10_000;
    private static final int ARGUMENT_BYTES = 390;

    @TempDir
    private Path folder;

    @Test
    void manyLongCommandsDoNotUseUpTheMemory() throws IOException, InterruptedException {
        ServerLife life = ServerLife.begin(folder.resolve("data"));
        String unfinished = unfinished();
        List<RespWire> clients = new ArrayList<>();
        int refused = 0;
        for (int i = 0; i < CLIENTS; i++) {
            RespWire client = new RespWire(life.address().resp());
            clients.add(client);
            assertEquals("+OK", client.call("AUTH", life.address().key()));
            refused += isRefused(client, unfinished) ? 1 : 0;
        }
        assertTrue(refused > 0 && refused < CLIENTS, "refused: " + refused);
        try (HttpWire http = new HttpWire(life.address().http(), life.address().key()); RespWire small = new RespWire(life.address().resp())) {
            LinearRun.describe(http, "unit", "8100041");
            String code = LinearRun.issue(http, "unit", 1).get(0);
            assertEquals("+OK", small.call("AUTH", life.address().key()));
            assertTrue(small.call("GET", code).contains("\"code\":\"" + code + "\""));
            sellAmidUnfinishedCommands(life, code, clients);
        }
        for (RespWire client : clients) {
            client.close();
        }
        assertAcceptedAgain(life);
        assertEquals(0, life.stop());
    }

    /** Until some are refused for certain; the answer to what was sold comes before. */
    private static void sellAmidUnfinishedCommands(ServerLife life, String code, List<RespWire> clients) throws IOException {
        String amid = RespWire.command("CHECKOUT", code) + unfinished().substring(0, 60_000);
        for (int i = 0; i < CLIENTS; i++) {
            RespWire client = new RespWire(life.address().resp());
            clients.add(client);
            assertEquals("+OK", client.call("AUTH", life.address().key()));
            String reply = client.send(amid).reply();
            assertTrue(reply.startsWith("\"{\"checkout\":"), reply);
        }
    }

    private static String unfinished() {
        String argument = "$" + ARGUMENT_BYTES + "\r\n" + "8".repeat(ARGUMENT_BYTES) + "\r\n";
        return "*" + (ARGUMENTS + 2) + "\r\n$4\r\nMGET\r\n" + argument.repeat(ARGUMENTS);
    }

    /** The reply may be lost where the server closes before everything is sent. */
    private static boolean isRefused(RespWire client, String command) {
        try {
            client.send(command);
            client.socket().setSoTimeout(200);
            String reply = client.reply();
            return reply.startsWith("-BUSY ") || reply.equals(RespWire.CLOSED);
        } catch (java.net.SocketTimeoutException taken) {
            return false;
        } catch (IOException closed) {
            return true;
        }
    }

    private static void assertAcceptedAgain(ServerLife life) throws IOException {
        try (RespWire client = new RespWire(life.address().resp())) {
            assertEquals("+OK", client.call("AUTH", life.address().key()));
            client.send(unfinished()).send("$1\r\n8\r\n");
            assertTrue(client.reply().startsWith("["));
        }
    }
}
