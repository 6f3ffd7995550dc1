package suma.resolver.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static suma.resolver.TestServer.expect;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import suma.resolver.TestServer;
import suma.resolver.key.Role;

/** Every route of the server by every role, by nobody, and with keys that are none. A new route has to be added to the table here. */
class AccessTest {
    /** Who is let in beside the admin; {@code -} for nobody, {@code public} for everybody. */
    private static final String LET_IN = """
            GET /v1/parties                    | line trade inspector
            GET /v1/parties/{id}               | line trade inspector
            PUT /v1/parties/{id}               | -
            GET /v1/products                   | line trade inspector
            GET /v1/products/{id}              | line trade inspector
            PUT /v1/products/{id}              | -
            POST /v1/batches                   | line
            GET /v1/batches/{id}               | line trade inspector
            GET /v1/batches/{id}/codes         | line inspector
            GET /v1/batches/{id}/labels        | line inspector
            POST /v1/batches/{id}/void         | line
            POST /v1/registrations             | line trade
            POST /v1/events                    | line trade inspector
            GET /v1/codes/{code}               | line trade pos inspector
            GET /v1/codes/{code}/contents      | line trade inspector
            GET /v1/codes/{code}/trace         | line trade inspector
            GET /v1/lots/{product}/{lot}/trace | line trade inspector
            POST /v1/resolve                   | line trade pos inspector
            POST /v1/parse                     | line trade pos inspector
            POST /v1/checkouts                 | pos
            DELETE /v1/checkouts/{id}          | pos
            GET /v1/labels/{code}.{form}       | line trade inspector
            POST /v1/recalls                   | inspector
            GET /v1/recalls                    | inspector
            GET /v1/recalls/{id}               | inspector
            GET /v1/recalls/{id}/codes         | inspector
            DELETE /v1/recalls/{id}            | inspector
            GET /v1/alerts                     | inspector
            GET /v1/alerts/feed                | inspector
            GET /v1/feed                       | inspector
            GET /v1/audit                      | inspector
            GET /v1/audit/refusals             | inspector
            GET /v1/keys                       | inspector
            POST /v1/backups                   | -
            GET /c/{code}                      | public
            GET /01/{link}                     | public
            GET /00/{link}                     | public
            GET /414/{link}                    | public
            GET /417/{link}                    | public
            GET /8003/{link}                   | public
            GET /8004/{link}                   | public
            GET /253/{link}                    | public
            GET /255/{link}                    | public
            GET /401/{link}                    | public
            GET /402/{link}                    | public
            GET /8006/{link}                   | public
            GET /8010/{link}                   | public
            GET /8013/{link}                   | public
            GET /8017/{link}                   | public
            GET /8018/{link}                   | public
            GET /healthz                       | public
            GET /readyz                        | public
            GET /metrics                       | public
            GET /openapi.json                  | public
            GET /docs                          | public
            """;
    private static final Set<Role> EVERYBODY = EnumSet.allOf(Role.class);
    @TempDir
    private static Path dir;
    private static TestServer server;
    private static final Map<String, Set<Role>> TABLE = new LinkedHashMap<>();
    private static final Map<Role, String> KEYS = new LinkedHashMap<>();

    @BeforeAll
    static void open() throws IOException {
        server = TestServer.configured(dir, "{\"http\": {\"publicPerSecond\": 0}}");
        for (Role role : Role.values()) {
            KEYS.put(role, server.key(role));
        }
        for (String line : LET_IN.lines().toList()) {
            String[] cells = line.split("\\|");
            TABLE.put(cells[0].strip(), roles(cells[1].strip()));
        }
    }

    @AfterAll
    static void close() {
        server.close();
    }

    /** Empty for a route that is open to everybody. */
    private static Set<Role> roles(String told) {
        if (told.equals("public")) {
            return EnumSet.noneOf(Role.class);
        }
        Set<Role> roles = EnumSet.of(Role.ADMIN);
        List.of(told.split(" ")).forEach(role -> Role.of(role).ifPresent(roles::add));
        return roles;
    }

    /** Something in place of what a path names, and a question that ends. */
    private static String target(String call) {
        String path = call.substring(call.indexOf(' ') + 1).replaceAll("\\{\\w+}", "x");
        return path.endsWith("feed") ? path + "?after=x" : path;
    }

    private static String method(String call) {
        return call.substring(0, call.indexOf(' '));
    }

    private static List<String> routes() {
        List<String> routes = new ArrayList<>();
        expect(200, server.get("/openapi.json")).json().get("paths").properties().forEach(path -> path.getValue().properties().forEach(
                method -> routes.add(method.getKey().toUpperCase(java.util.Locale.ROOT) + " " + path.getKey())));
        return routes;
    }

    private static long sequence() {
        return server.get("/healthz").json().get("sequence").asLong();
    }

    @Test
    void theTableHasEveryRouteAndNoOther() {
        assertEquals(new TreeSet<>(TABLE.keySet()), new TreeSet<>(routes()));
    }

    @Test
    void everyRoleIsLetInWhereItBelongsAndNowhereElse() {
        long before = sequence();
        List<String> wrong = new ArrayList<>();
        TABLE.forEach((call, roles) -> {
            for (Role role : EVERYBODY) {
                int status = server.callAs(KEYS.get(role), method(call), target(call), "").status();
                boolean expected = roles.isEmpty() || roles.contains(role);
                if (status == 401 || expected == (status == 403)) {
                    wrong.add(role + " " + call + " " + status);
                }
            }
        });
        assertEquals(List.of(), wrong);
        assertEquals(before, sequence());
    }

    @Test
    void headIsNoWayRound() {
        TABLE.forEach((call, roles) -> {
            if (method(call).equals("GET") && !roles.isEmpty()) {
                assertEquals(401, server.callAs("", "HEAD", target(call), "").status(), call);
                EnumSet.complementOf(EnumSet.copyOf(roles)).forEach(role ->
                        assertEquals(403, server.callAs(KEYS.get(role), "HEAD", target(call), "").status(), role + " " + call));
            }
        });
    }

    @Test
    void whoShowsNoKeyInForceIsLetInNowhereButInPublic() throws IOException {
        String gone = server.key(Role.ADMIN);
        server.revokeLast();
        String admin = server.adminKey();
        List<String> shown = List.of("Bearer " + gone, "Bearer", "Bearer ", "Bearer x", "Bearer " + admin + "x", "Bearer " + admin.substring(1),
                "Bearer " + admin.toUpperCase(java.util.Locale.ROOT), "Bearer " + admin + "," + admin, "Bearer Bearer " + admin, "Basic " + admin, "Digest " + admin, admin,
                "Bearer\u00a0" + admin, "Bearer suma_", "Bearer %00");
        List<String> wrong = new ArrayList<>();
        TABLE.forEach((call, roles) -> {
            String target = target(call);
            expectStatus(server.callAs("", method(call), target, ""), roles, call, wrong);
            for (String authorization : shown) {
                expectStatus(server.callAs("", method(call), target, "", "Authorization", authorization), roles, call + " " + authorization, wrong);
            }
            expectStatus(server.callAs("", method(call), target, "", "X-Api-Key", admin, "Cookie", "key=" + admin), roles, call + " elsewhere", wrong);
            String question = target.contains("?") ? "&" : "?";
            expectStatus(server.callAs("", method(call), target + question + "key=" + admin, ""), roles, call + " in the query", wrong);
        });
        assertEquals(List.of(), wrong);
    }

    private static void expectStatus(TestServer.Reply reply, Set<Role> roles, String call, List<String> wrong) {
        if (roles.isEmpty() == (reply.status() == 401) || reply.status() == 403) {
            wrong.add(call + " " + reply.status());
        }
    }

    @Test
    void pathsThatAreNearlyARouteLeadNowhere() {
        List<String> wrong = new ArrayList<>();
        for (String call : TABLE.keySet()) {
            String path = target(call);
            for (String near : List.of("/" + path, path + "/", "/." + path, "/x/.." + path, path.replaceFirst("/v1/", "/v1/%2e%2e/v1/"), path.replaceFirst("/v1/", "/V1/"),
                    path.replaceFirst("/v1/", "/v1//"), path.replaceFirst("/v1/", "/v1%2f"), path.replaceFirst("/v1/", "/v1;x/"), path.replaceFirst("/v1/", "\\\\v1/"))) {
                if (!near.equals(path) && !near.contains("?") && path.startsWith("/v1/")) {
                    int status = raw(method(call), near);
                    if (status != 404 && status != 400 && status != 401 && status != 405) {
                        wrong.add(method(call) + " " + near + " " + status);
                    }
                }
            }
        }
        assertEquals(List.of(), wrong);
        assertTrue(TABLE.size() > 40);
    }

    /** As it stands: the client would tidy it up. */
    private static int raw(String method, String target) {
        try (java.net.Socket socket = server.connect()) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write((method + " " + target + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
            String answer = new String(socket.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.ISO_8859_1);
            return Integer.parseInt(answer.substring(9, 12));
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
    }
}
