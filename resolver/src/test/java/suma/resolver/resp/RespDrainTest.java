package suma.resolver.resp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static suma.resolver.TestServer.expect;

import java.io.IOException;
import java.net.SocketException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import suma.resolver.TestServer;

/** A server that closes while checkouts are in work and more waits behind them in the pipelines. */
class RespDrainTest {
    private static final int TILLS = 20;
    private static final int SALES = Checkouts.MOST_PENDING + 10;
    @TempDir
    private Path dir;

    @Test
    void whatWasTakenIsAnsweredAndNothingElseIsDone() throws IOException {
        List<String> units;
        Set<String> answered = new HashSet<>();
        List<RespWire> tills = new ArrayList<>();
        try (TestServer server = TestServer.open(dir)) {
            units = server.issue("unit", "8300001", "unit", TILLS * SALES);
            expect(200, server.post("/v1/events", "{\"type\": \"commission\", \"batch\": \"B1\"}"));
            for (int till = 0; till < TILLS; till++) {
                tills.add(new RespWire(server.resp()));
                assertEquals("+OK", tills.get(till).call("AUTH", server.adminKey()));
            }
            for (int till = 0; till < TILLS; till++) {
                tills.get(till).send(sales(units.subList(till * SALES, (till + 1) * SALES)));
            }
        }
        for (int till = 0; till < TILLS; till++) {
            try (RespWire wire = tills.get(till)) {
                List<String> its = units.subList(till * SALES, (till + 1) * SALES);
                its.subList(0, replies(wire)).forEach(answered::add);
            }
        }
        try (TestServer server = TestServer.open(dir)) {
            for (String unit : units) {
                String verdict = server.get("/v1/codes/" + unit).json().get("verdict").asText();
                assertEquals(answered.contains(unit) ? "sold" : "ok", verdict, unit);
            }
        }
        assertFalse(answered.isEmpty());
    }

    private static String sales(List<String> units) {
        StringBuilder commands = new StringBuilder();
        units.forEach(unit -> commands.append(RespWire.command("CHECKOUT", unit)).append(units.indexOf(unit) % 8 == 7 ? RespWire.command("PING") : ""));
        return commands.toString();
    }

    /** How many sales were answered until the server ended the connection, which is a reset where it had not read all. */
    private static int replies(RespWire wire) throws IOException {
        int sales = 0;
        try {
            for (String reply = wire.reply(); !reply.equals(RespWire.CLOSED); reply = wire.reply()) {
                sales += reply.equals("+PONG") ? 0 : 1;
            }
        } catch (SocketException reset) {
            assertTrue(reset.getMessage().contains("reset"), reset::toString);
        }
        return sales;
    }
}
