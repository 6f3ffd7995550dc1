package suma.resolver.resp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static suma.resolver.TestServer.expect;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import suma.resolver.TestServer;
import suma.resolver.key.Role;

/** The server over bare sockets: nonsense, haste, pieces and order. */
class RespServerTest {
    @TempDir
    private static Path dir;
    private static TestServer server;
    private static List<String> units;
    private static String box;
    private static String pos;

    @BeforeAll
    static void open() throws IOException {
        server = TestServer.open(dir);
        units = server.issue("unit", "8300001", "unit", 700);
        box = server.issue("box", "8300002", "case", 1).get(0);
        expect(200, server.post("/v1/events", "{\"type\": \"pack\", \"parent\": \"" + box + "\", \"children\": [\""
                + String.join("\", \"", units.subList(0, 24)) + "\"]}"));
        expect(200, server.post("/v1/events", "{\"type\": \"commission\", \"batch\": \"B1\"}"));
        expect(201, server.put("/v1/parties/shop", "{\"name\": \"Shop\", \"kind\": \"shop\"}"));
        pos = server.key(Role.POS);
    }

    @AfterAll
    static void close() {
        server.close();
    }

    private static RespWire wire() throws IOException {
        return new RespWire(server.resp());
    }

    private static RespWire till() throws IOException {
        RespWire wire = wire();
        assertEquals("+OK", wire.call("AUTH", pos));
        return wire;
    }

    /** A reset would take the error away from a client that is still sending. */
    @Test
    void whoGoesOnSendingNonsenseHearsOfIt() throws IOException {
        try (RespWire wire = till()) {
            wire.send("*x\r\n" + "nonsense".repeat(1 << 20));
            assertEquals("-ERR Protocol error: invalid multibulk length", wire.reply());
            assertEquals(RespWire.CLOSED, wire.reply());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            *x~ ; -ERR Protocol error: invalid multibulk length
            *2~$3~GET~$-5~ ; -ERR Protocol error: invalid bulk length
            *2~$3~GET~*1~$1~x~ ; -ERR Protocol error: expected '$', got '*'
            *1~$999999999~ ; -ERR Protocol error: invalid bulk length
            *999999999~ ; -ERR Protocol error: invalid multibulk length
            "x~ ; -ERR Protocol error: unbalanced quotes in request
            POST / HTTP/1.1~Host: x~~ ; closed
            """)
    void nonsenseEndsItsOwnConnectionOnly(String text, String reply) throws IOException {
        try (RespWire other = till(); RespWire wire = till()) {
            wire.send("PING\r\n" + text.replace("~", "\r\n"));
            assertEquals("+PONG", wire.reply());
            assertEquals(reply, wire.reply());
            assertEquals(RespWire.CLOSED, wire.reply());
            assertEquals("+PONG", other.call("PING"));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            NOSUCH a b ; -ERR unknown command 'NOSUCH'
            SET a b ; -READONLY codes are sold by CHECKOUT, and changed in no other way here
            GET ; -ERR wrong number of arguments for 'get' command
            GET a b ; -ERR wrong number of arguments for 'get' command
            PARENT no-code ; -ERR no scheme has codes like "nocode"
            SELECT 1 ; -ERR DB index is out of range
            HELLO 4 ; -NOPROTO unsupported protocol version
            HELLO 3 NONSENSE ; -ERR Syntax error in HELLO option
            CLIENT KILL x ; -ERR CLIENT: expected SETNAME, GETNAME, SETINFO, ID, INFO, NO-EVICT or NO-TOUCH
            CONFIG SET a b ; -ERR CONFIG: expected GET, the configuration is a file
            CHECKOUT PARTY shop ; -ERR CHECKOUT: expected 1 to 10000 codes, actual 0
            CHECKOUT x PARTY ; -ERR CHECKOUT: expected a value behind PARTY
            CHECKOUT x NUMBER 1 ; -ERR NUMBER: expected a TERMINAL with it
            CHECKOUT x TERMINAL t NUMBER -1 ; -ERR NUMBER: expected a whole number, actual "-1"
            CHECKOUT x PARTY "a b" ; -ERR PARTY: expected letters, digits and ._~-, actual "a b" at position 2
            """)
    void whatIsRefusedLeavesTheConnectionAlive(String command, String reply) throws IOException {
        try (RespWire wire = till()) {
            assertEquals(reply, wire.send(command + "\r\n").reply());
            assertEquals("+PONG", wire.call("PING"));
        }
    }

    @Test
    void aKeyIsHeldToItsQuotaOfCodes() throws IOException {
        String few = "-ERR more codes than the key's quota allows";
        String key = server.key(Role.POS, 10);
        try (RespWire one = wire(); RespWire other = wire()) {
            assertEquals("+OK", one.call("AUTH", key));
            assertEquals("+OK", other.call("AUTH", key));
            assertTrue(one.send("MGET " + String.join(" ", units.subList(100, 400)) + "\r\n").reply().startsWith("["));
            assertTrue(other.call("GET", units.get(0)).startsWith(few));
            assertTrue(other.call("CHECKOUT", units.get(0)).startsWith(few));
            assertEquals("+PONG", other.call("PING"));
        }
    }

    @Test
    void aKeyPaysForCodesAndNotForWords() throws IOException {
        try (RespWire wire = wire()) {
            assertEquals("+OK", wire.call("AUTH", server.key(Role.POS, 10)));
            for (int i = 0; i < 8; i++) {
                String reply = wire.call("CHECKOUT", units.get(400 + i), "PARTY", "shop", "TERMINAL", "t", "NUMBER", Integer.toString(i));
                assertTrue(reply.contains("results"), reply);
            }
        }
    }

    /** Nothing behind it in the pipeline is taken before its reply, and more than the most that may be in work wait for room. */
    @Test
    void manyCheckoutsAreAnsweredInTheirOrder() throws IOException {
        try (RespWire wire = till()) {
            StringBuilder commands = new StringBuilder();
            int many = 3 * Checkouts.MOST_PENDING;
            for (int i = 0; i < many; i++) {
                commands.append(RespWire.command("CHECKOUT", units.get(450 + i))).append(RespWire.command("ECHO", "after " + i));
            }
            wire.send(commands.toString());
            for (int i = 0; i < many; i++) {
                assertTrue(wire.reply().contains(units.get(450 + i)));
                assertEquals("\"after " + i + '"', wire.reply());
            }
        }
    }

    @Test
    void withoutAKeyNothingIsTold() throws IOException {
        try (RespWire wire = wire()) {
            for (String command : List.of("GET x", "PING", "INFO", "NOSUCH", "CHECKOUT x", "COMMAND")) {
                assertEquals("-NOAUTH Authentication required.", wire.send(command + "\r\n").reply(), command);
            }
            assertTrue(wire.call("HELLO", "3").startsWith("-NOAUTH"));
            assertTrue(wire.call("AUTH", "wrong").startsWith("-WRONGPASS"));
            assertTrue(wire.call("HELLO", "3", "AUTH", "default", pos, "SETNAME", "till").startsWith("map["));
            assertEquals("\"till\"", wire.call("CLIENT", "GETNAME"));
            assertEquals("+RESET", wire.call("RESET"));
            assertTrue(wire.call("GET", "x").startsWith("-NOAUTH"));
        }
    }

    @Test
    void aKeyTriedInVainTooOftenEndsTheConnection() throws IOException {
        try (RespWire wire = wire()) {
            for (int i = 0; i < Session.MOST_FAILURES; i++) {
                assertTrue(wire.call("AUTH", "any", "wrong" + i).startsWith("-WRONGPASS"));
            }
            assertEquals(RespWire.CLOSED, wire.reply());
        }
    }

    @Test
    void otherRolesMayNotLookUp() throws IOException {
        try (RespWire wire = wire()) {
            assertEquals("+OK", wire.call("AUTH", server.key(Role.LINE)));
            assertEquals("-NOPERM this needs a key of role pos or admin, actual line", wire.call("GET", units.get(0)));
            assertEquals("+PONG", wire.call("PING"));
        }
    }

    @Test
    void verdictsAreThoseOfHttp() throws IOException {
        try (RespWire wire = till()) {
            for (String code : List.of(units.get(0), units.get(30), box, "81123450000000000000")) {
                String http = expect(200, server.get("/v1/codes/" + code)).body();
                assertEquals('"' + http + '"', wire.call("GET", code));
                assertEquals("[\"" + http + "\", nil]", wire.call("MGET", code, "no code"));
            }
            assertEquals('"' + box + '"', wire.call("PARENT", units.get(0)));
            assertEquals("nil", wire.call("PARENT", box));
            assertTrue(wire.call("HELLO", "3").startsWith("map["));
            assertEquals("nil", wire.call("PARENT", box));
        }
    }

    /** A pipeline of everything, in pieces of any length, is answered like the same commands one by one. */
    @Test
    void pipelinesInPiecesAreAnsweredInOrder() throws IOException {
        long seed = 97;
        Random random = new Random(seed);
        List<String> commands = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            String unit = units.get(random.nextInt(24));
            commands.add(switch (random.nextInt(7)) {
                case 0 -> "PING\r\n";
                case 1 -> RespWire.command("GET", "bad code");
                case 2 -> RespWire.command("MGET", unit, box, "bad");
                case 3 -> RespWire.command("PARENT", unit);
                case 4 -> RespWire.command("CHECKOUT", "81123450000000000000");
                default -> RespWire.command("GET", unit);
            });
        }
        List<String> alone = new ArrayList<>();
        try (RespWire wire = till(); RespWire piped = till()) {
            for (String command : commands) {
                alone.add(neutral(wire.send(command).reply()));
            }
            byte[] all = String.join("", commands).getBytes(StandardCharsets.UTF_8);
            for (int at = 0; at < all.length; ) {
                int bytes = Math.min(all.length - at, 1 + random.nextInt(random.nextBoolean() ? 3 : 3000));
                piped.socket().getOutputStream().write(all, at, bytes);
                at += bytes;
            }
            for (int i = 0; i < commands.size(); i++) {
                assertEquals(alone.get(i), neutral(piped.reply()), "seed " + seed + " command " + commands.get(i));
            }
        }
    }

    private static String neutral(String reply) {
        return reply.replaceAll("\"checkout\":\"C\\d+\"", "C");
    }

    @Test
    void whatComesBehindACheckoutSeesIt() throws IOException {
        String first = units.get(100);
        String second = units.get(101);
        try (RespWire wire = till()) {
            wire.send(RespWire.command("GET", first) + RespWire.command("CHECKOUT", first, "PARTY", "shop")
                    + RespWire.command("CHECKOUT", second, first) + RespWire.command("GET", first) + "PING\r\n");
            assertTrue(wire.reply().contains("\"verdict\":\"ok\""));
            String sale = wire.reply();
            assertTrue(sale.contains("\"code\":\"" + first + "\",\"verdict\":\"ok\",\"sold\":{\"at\":\"") && sale.contains("\"party\":\"shop\""), sale);
            String again = wire.reply();
            assertTrue(again.contains("\"verdict\":\"ok\"") && again.contains("\"verdict\":\"sold\",\"sold\":{\"at\":\""), again);
            String verdict = wire.reply();
            assertTrue(verdict.contains("\"verdict\":\"sold\"") && verdict.contains("\"sold\":{\"at\":\"") && verdict.contains("\"party\":\"shop\""), verdict);
            assertEquals("+PONG", wire.reply());
        }
    }

    @Test
    void aRetryByTerminalAndNumberSellsNothingTwice() throws IOException {
        String unit = units.get(110);
        try (RespWire wire = till(); RespWire other = till()) {
            String[] sale = {"CHECKOUT", unit, "PARTY", "shop", "TERMINAL", "t1", "NUMBER", "7"};
            String first = wire.call(sale);
            assertTrue(first.contains("\"verdict\":\"ok\""), first);
            assertEquals(first, wire.call(sale));
            assertEquals(first, other.call(sale));
            String http = expect(200, server.callAs(pos, "POST", "/v1/checkouts",
                    "{\"codes\": [\"" + unit + "\"], \"party\": \"shop\", \"terminal\": \"t1\", \"number\": 7}")).body();
            assertEquals(first, '"' + http + '"');
            assertTrue(wire.call("CHECKOUT", units.get(111), "PARTY", "shop", "TERMINAL", "t1", "NUMBER", "7").startsWith("-ERR "));
            assertTrue(wire.call("GET", units.get(111)).contains("\"verdict\":\"ok\""));
        }
    }

    @Test
    void aConnectionDroppedInACheckoutHasSoldOnceOrNotAtAll() throws IOException {
        for (int i = 0; i < 20; i++) {
            String unit = units.get(120 + i);
            String[] sale = {"CHECKOUT", unit, "TERMINAL", "dropped", "NUMBER", String.valueOf(i)};
            try (RespWire wire = till()) {
                wire.send(RespWire.command(sale));
            }
            try (RespWire wire = till()) {
                String retried = wire.call(sale);
                assertTrue(retried.contains("\"verdict\":\"ok\""), retried);
            }
        }
    }

    @Test
    void textsThatAreNoCodesSellNothing() throws IOException {
        try (RespWire wire = till()) {
            String reply = wire.call("CHECKOUT", units.get(150), "no code");
            assertTrue(reply.startsWith("-ERR ") && reply.endsWith("1 of 2 texts are no codes, nothing was sold"), reply);
            assertTrue(wire.call("GET", units.get(150)).contains("\"verdict\":\"ok\""));
            assertTrue(wire.call("CHECKOUT", units.get(150), "PARTY", "nobody").startsWith("-ERR "));
        }
    }

    @Test
    void basketsOfTenThousandAreAnswered() throws IOException {
        List<String> command = new ArrayList<>(List.of("MGET"));
        command.addAll(Collections.nCopies(10_000, units.get(5)));
        try (RespWire wire = till()) {
            String reply = wire.call(command.toArray(String[]::new));
            assertEquals(10_000, reply.split("\"code\"").length - 1);
        }
    }

    /** A client that does not read stops being read; what it asked for waits in the socket, and is answered when it reads. */
    @Test
    void aSlowReaderGetsEveryReply() throws IOException, InterruptedException {
        int asked = 40_000;
        try (RespWire wire = till()) {
            byte[] get = RespWire.command("GET", units.get(3)).getBytes(StandardCharsets.UTF_8);
            Thread sender = new Thread(() -> send(wire, get, asked));
            sender.start();
            for (int i = 0; i < asked; i++) {
                assertTrue(wire.reply().startsWith("\"{"), "reply " + i);
            }
            sender.join();
            assertEquals("+PONG", wire.call("PING"));
        }
    }

    private static void send(RespWire wire, byte[] command, int times) {
        try {
            for (int i = 0; i < times; i++) {
                wire.socket().getOutputStream().write(command);
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void clientsLearnWhatTheyAskOnConnecting() throws IOException {
        try (RespWire wire = till()) {
            assertEquals("[]", wire.call("CONFIG", "GET", "save"));
            assertEquals("+OK", wire.call("CLIENT", "SETINFO", "lib-name", "x"));
            assertEquals("+OK", wire.call("SELECT", "0"));
            assertEquals(":" + RespCommand.values().length, wire.call("COMMAND", "COUNT"));
            assertTrue(wire.call("COMMAND").startsWith("[[\"get\", :2, [+readonly], :1, :1, :1]"));
            assertTrue(wire.call("COMMAND", "DOCS", "get").startsWith("[\"get\", [\"summary\""));
            assertTrue(wire.call("COMMAND", "INFO", "nosuch").equals("[nil]"));
            assertTrue(wire.call("INFO").contains("redis_version:"));
            assertEquals("\"x\"", wire.call("ECHO", "x"));
            assertEquals("\"x\"", wire.call("PING", "x"));
            assertEquals("+OK", wire.call("QUIT"));
            assertEquals(RespWire.CLOSED, wire.reply());
        }
    }

    @Test
    void aClientThatEndsItsSideIsStillAnswered() throws IOException {
        try (RespWire wire = till()) {
            wire.send(RespWire.command("CHECKOUT", "81123450000000000000") + "PING\r\n");
            wire.socket().shutdownOutput();
            String sale = wire.reply();
            assertTrue(sale.contains("\"verdict\":\"unknown_product\""), sale);
            assertEquals("+PONG", wire.reply());
            assertEquals(RespWire.CLOSED, wire.reply());
        }
    }

    @Test
    void aRevokedKeyEndsWhatItMayDo() throws IOException {
        String key = server.key(Role.POS);
        try (RespWire wire = wire()) {
            assertEquals("+OK", wire.call("AUTH", key));
            assertFalse(wire.call("GET", units.get(0)).startsWith("-"));
            server.revokeLast();
            assertTrue(wire.call("GET", units.get(0)).startsWith("-NOAUTH"));
        }
    }
}
