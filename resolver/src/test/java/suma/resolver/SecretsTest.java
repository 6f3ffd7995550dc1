package suma.resolver;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import suma.resolver.key.Role;

/** Keys and passphrases stand in no log, no answer, and no file but those that are for them. */
class SecretsTest {
    private static final int PATIENCE_MS = 30_000;
    private static final String PASSPHRASE = "correct horse battery staple";
    private static final String GUESS = "suma_thisIsNotAKeyButSomebodyShowsIt";
    @TempDir
    private Path dir;
    private final Map<String, String> secrets = new LinkedHashMap<>();
    private final List<String> answers = new ArrayList<>();

    @Test
    void aSessionWithEveryKindOfMistakeTellsNone() throws IOException {
        ByteArrayOutputStream logged = new ByteArrayOutputStream();
        PrintStream err = System.err;
        PrintStream out = System.out;
        System.setErr(new PrintStream(logged, true, StandardCharsets.UTF_8));
        System.setOut(System.err);
        try {
            session();
        } finally {
            System.setErr(err);
            System.setOut(out);
        }
        String log = logged.toString(StandardCharsets.UTF_8);
        assertTrue(log.contains("batch B1 ordered by key 1"), "nothing was logged: " + log);
        secrets.forEach((name, secret) -> {
            assertFalse(log.contains(secret), () -> name + " is logged: " + log);
            answers.forEach(answer -> assertFalse(answer.contains(secret), () -> name + " is answered: " + answer));
        });
        noFileHasThem();
    }

    private void session() throws IOException {
        Path passphrase = Files.writeString(dir.resolve("pass"), PASSPHRASE + "\n");
        secrets.put("the passphrase", PASSPHRASE);
        secrets.put("a key that is none", GUESS);
        String config = "{\"backup\": {\"folder\": \"%s\", \"passphraseFile\": \"%s\"}}".formatted(dir.resolve("backups"), passphrase);
        try (TestServer server = TestServer.configured(dir.resolve("data"), config)) {
            secrets.put("the admin's key", server.adminKey());
            secrets.put("a till's key", server.key(Role.POS));
            secrets.put("a limited key", server.key(Role.POS, 1));
            secrets.put("a revoked key", server.key(Role.LINE));
            server.revokeLast();
            server.issue("unit", "8112340", "unit", 3);
            answers.add(server.post("/v1/backups", "").body());
            secrets.values().forEach(secret -> overHttp(server, secret));
            for (String secret : secrets.values()) {
                overResp(server.resp(), secret);
            }
            for (String target : List.of("/metrics", "/v1/keys", "/v1/audit", "/v1/audit/refusals", "/v1/feed?after=0&wait=0", "/openapi.json", "/docs")) {
                answers.add(server.get(target).body());
            }
        }
    }

    private void overHttp(TestServer server, String secret) {
        String shown = "Authorization: Bearer " + secret;
        for (String request : List.of("GET /v1/products HTTP/1.1\r\nHost: x\r\n" + shown, "POST /v1/batches HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n" + shown + "\r\n\r\n{}",
                "GET /v1/codes/x HTTP/1.1\r\nHost: x\r\n" + shown, "GET /v1/codes/x HTTP/1.1\r\nHost: x\r\n" + shown, "GET /healthz HTTP/1.1\r\nHost: x\r\n" + shown + "\0",
                "GET /healthz HTTP/1.1\r\nHost: x\r\nAuthorization : Bearer " + secret, "GET /healthz HTTP/1.1\r\nHost: x\r\nAuthorization Bearer " + secret,
                "GET /healthz HTTP/1.1\r\nHost: x\r\n" + shown + "\r\n folded", "GET /healthz HTTP/1.1\r\n" + shown, "GET /healthz HTTP/7\r\n" + shown,
                "GET /healthz HTTP/1.1\r\nHost: x\r\n" + shown + "\r\nX: " + "y".repeat(20_000), "GET /healthz HTTP/1.1\r\nHost: x\r\nContent-Length: " + secret,
                "GET /healthz HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: " + secret, "GET /healthz HTTP/1.1\r\nHost: " + secret + "/", "Bearer " + secret)) {
            answers.add(raw(server, request + "\r\n\r\n"));
        }
    }

    private static String raw(TestServer server, String request) {
        try (Socket socket = server.connect()) {
            return exchange(socket, request);
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
    }

    private void overResp(InetSocketAddress address, String secret) throws IOException {
        for (String talk : List.of("AUTH " + secret, "AUTH default " + secret, "AUTH a b " + secret, "HELLO 3 AUTH default " + secret, "HELLO 3 AUTH " + secret, "HELLO " + secret,
                "*2\r\n$4\r\nAUTH\r\n$9999999\r\n" + secret, "*2\r\n$4\r\nAUTH\r\n$5\r\n" + secret, "AUTH \"" + secret, "CONFIG GET " + secret)) {
            try (Socket socket = new Socket(address.getAddress(), address.getPort())) {
                answers.add(exchange(socket, talk + "\r\nQUIT\r\n"));
            }
        }
    }

    private static String exchange(Socket socket, String bytes) throws IOException {
        socket.setSoTimeout(PATIENCE_MS);
        try {
            socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (SocketException closedMeanwhile) {
            return "";
        }
    }

    private void noFileHasThem() throws IOException {
        try (Stream<Path> files = Files.walk(dir)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String text = Files.readString(file, StandardCharsets.ISO_8859_1);
                boolean forThem = file.endsWith("admin.key") || file.endsWith("pass");
                secrets.forEach((name, secret) -> assertTrue(forThem || !text.contains(secret), () -> name + " stands in " + file));
            }
        }
    }
}
