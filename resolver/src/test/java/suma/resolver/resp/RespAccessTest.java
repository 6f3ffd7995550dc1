package suma.resolver.resp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static suma.resolver.TestServer.expect;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import suma.resolver.TestServer;
import suma.resolver.key.Role;

/** Every command by every role, by nobody, and with a key that was revoked. A new command has to be added to the table here. */
class RespAccessTest {
    /** The least a command must be told, and who may say it: anybody, holders of any key, or pos and admin. */
    private static final String LET_IN = """
            AUTH x      | anybody
            HELLO 2     | anybody
            QUIT        | anybody
            RESET       | anybody
            PING        | keys
            ECHO x      | keys
            SELECT 0    | keys
            CLIENT ID   | keys
            COMMAND     | keys
            CONFIG GET  | keys
            INFO        | keys
            GET CODE    | codes
            MGET CODE   | codes
            PARENT CODE | codes
            CHECKOUT CODE | codes
            """;
    private static final Set<Role> USE_CODES = EnumSet.of(Role.ADMIN, Role.POS);
    @TempDir
    private static Path dir;
    private static TestServer server;
    private static String unit;
    private static final Map<String, String> TABLE = new TreeMap<>();

    @BeforeAll
    static void open() {
        server = TestServer.open(dir);
        unit = server.issue("unit", "8310001", "unit", 1).get(0);
        LET_IN.lines().forEach(line -> TABLE.put(line.split("\\|")[0].strip(), line.split("\\|")[1].strip()));
    }

    @AfterAll
    static void close() {
        server.close();
    }

    private static String[] words(String command) {
        return command.replace("CODE", unit).split(" ");
    }

    @Test
    void theTableHasEveryCommandAndNoOther() {
        assertEquals(Arrays.stream(RespCommand.values()).map(Enum::name).collect(Collectors.toSet()),
                TABLE.keySet().stream().map(command -> command.split(" ")[0]).collect(Collectors.toSet()));
    }

    @Test
    void everyRoleMaySayWhatItIsForAndNoMore() throws IOException {
        for (Role role : Role.values()) {
            String key = server.key(role);
            for (Map.Entry<String, String> entry : TABLE.entrySet()) {
                try (RespWire wire = new RespWire(server.resp())) {
                    assertEquals("+OK", wire.call("AUTH", key));
                    String reply = wire.call(words(entry.getKey()));
                    boolean may = !entry.getValue().equals("codes") || USE_CODES.contains(role);
                    assertEquals(!may, reply.startsWith("-NOPERM"), role + " " + entry.getKey() + " " + reply);
                    assertTrue(!reply.startsWith("-NOAUTH"), role + " " + entry.getKey() + " " + reply);
                }
            }
        }
    }

    @Test
    void whoHasShownNoKeyMayOnlyGreet() throws IOException {
        for (Map.Entry<String, String> entry : TABLE.entrySet()) {
            try (RespWire wire = new RespWire(server.resp())) {
                String reply = wire.call(words(entry.getKey()));
                boolean refused = reply.startsWith("-NOAUTH");
                assertEquals(!entry.getValue().equals("anybody") || entry.getKey().startsWith("HELLO"), refused, entry.getKey() + " " + reply);
            }
        }
    }

    @Test
    void aRevokedKeyOpensNothingAndClosesWhatItHadOpened() throws IOException {
        String gone = server.key(Role.POS);
        try (RespWire open = new RespWire(server.resp())) {
            assertEquals("+OK", open.call("AUTH", gone));
            assertTrue(open.call("GET", unit).contains("\"verdict\""));
            server.revokeLast();
            for (String command : TABLE.keySet()) {
                if (!TABLE.get(command).equals("anybody")) {
                    assertTrue(open.call(words(command)).startsWith("-NOAUTH"), command);
                }
            }
            assertTrue(open.call("AUTH", gone).startsWith("-WRONGPASS"));
        }
    }

    @Test
    void aFailedGreetingTakesAwayWhatTheOneBeforeHadGiven() throws IOException {
        try (RespWire wire = new RespWire(server.resp())) {
            assertEquals("+OK", wire.call("AUTH", server.key(Role.POS)));
            assertTrue(wire.call("HELLO", "3", "AUTH", "default", "x").startsWith("-WRONGPASS"));
            assertTrue(wire.call("GET", unit).startsWith("-NOAUTH"));
        }
        for (String authorization : List.of("", " ", "suma_", server.adminKey() + " ", server.adminKey().substring(1))) {
            try (RespWire wire = new RespWire(server.resp())) {
                assertTrue(wire.call("AUTH", authorization).startsWith("-WRONGPASS"), authorization);
            }
        }
        expect(200, server.get("/healthz"));
    }
}
