package suma.resolver.linear;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import suma.engine.EngineConfig;
import suma.engine.verify.Verification;
import suma.resolver.TestServer;
import suma.resolver.resp.RespWire;

/** SIGTERM in the midst of everything: the process ends in order, everybody is answered or cut off, and what was acknowledged is there. */
class ShutdownTest {
    private static final int UNITS = 20_000;
    private static final int PIPELINE = 16;
    private static final int PATIENCE_SECONDS = 60;
    private static final int CLIENTS = 6;

    @TempDir
    private Path folder;

    private final CountDownLatch atWork = new CountDownLatch(CLIENTS);
    private final Set<String> sold = ConcurrentHashMap.newKeySet();
    /** Of the last pipeline, whose replies did not come. */
    private List<String> unanswered = List.of();
    private ServerLife life;
    private List<String> units = List.of();
    private List<String> cases = List.of();

    /** Goes on until the server ends it; calls {@code moved} whenever it got on. */
    private interface Work {
        void run(Runnable moved) throws IOException;
    }

    @Test
    void everybodyIsToldAndNothingIsLost() throws IOException, InterruptedException, ExecutionException, TimeoutException {
        Path data = folder.resolve("data");
        life = ServerLife.begin(data, "--config", config().toString());
        prepare();
        ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
        List<Future<?>> clients = new ArrayList<>();
        for (Work work : List.<Work>of(this::sendLines, this::sellOverResp, this::sellOverHttp, this::backUp, this::download, this::follow)) {
            clients.add(threads.submit(() -> workUntilCut(work)));
        }
        assertTrue(atWork.await(PATIENCE_SECONDS, TimeUnit.SECONDS), atWork.getCount() + " clients did not get on");
        assertEquals(0, life.stop());
        for (Future<?> client : clients) {
            client.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        }
        threads.shutdown();
        assertEquals(List.of(), Verification.of(EngineConfig.at(data), part -> { }).findings());
        life = ServerLife.begin(data);
        assertSold();
        assertEquals(0, life.stop());
        assertRestored(data);
    }

    /** Some backup was made in the midst; what is ordered from it is nothing that was issued before. */
    private void assertRestored(Path data) throws IOException, InterruptedException {
        Path restored = folder.resolve("restored");
        assertEquals(0, TestServer.run("restore", "--from", folder.resolve("backups").toString(), "--data", restored.toString(),
                "--passphrase", folder.resolve("passphrase").toString()));
        Files.copy(data.resolve("admin.key"), restored.resolve("admin.key"));
        life = ServerLife.begin(restored);
        try (HttpWire http = http()) {
            assertTrue(Collections.disjoint(Set.copyOf(units), LinearRun.issue(http, "unit", UNITS)));
        }
        assertEquals(0, life.stop());
    }

    private Path config() throws IOException {
        Path passphrase = Files.writeString(folder.resolve("passphrase"), "a passphrase of some length");
        return Files.writeString(folder.resolve("suma.json"), """
                {"http": {"drainSeconds": 3}, "resp": {"drainSeconds": 3}, "backup": {"folder": "%s", "passphraseFile": "%s"}}"""
                .formatted(folder.resolve("backups"), passphrase));
    }

    private void prepare() throws IOException {
        try (HttpWire http = http()) {
            LinearRun.describe(http, "unit", "8100041");
            LinearRun.describe(http, "case", "8900041");
            units = LinearRun.issue(http, "unit", UNITS);
            cases = LinearRun.issue(http, "case", 2);
            http.call("POST", "/v1/events", pack(cases.get(0), units.subList(UNITS / 2, UNITS)));
        }
    }

    private static String pack(String parent, List<String> children) {
        return "{\"type\":\"pack\",\"parent\":\"" + parent + "\",\"children\":" + quoted(children) + "}";
    }

    private static String quoted(List<String> codes) {
        return codes.stream().collect(Collectors.joining("\",\"", "[\"", "\"]"));
    }

    private HttpWire http() throws IOException {
        return new HttpWire(life.address().http(), life.address().key());
    }

    private void workUntilCut(Work work) {
        boolean[] counted = {false};
        try {
            work.run(() -> {
                if (!counted[0]) {
                    counted[0] = true;
                    atWork.countDown();
                }
            });
        } catch (IOException cut) {
            assertTrue(counted[0], () -> "cut before it got on: " + cut);
        }
    }

    private void sendLines(Runnable moved) throws IOException {
        String lines = (pack(cases.get(1), units.subList(0, 24)) + "\n{\"type\":\"unpack\",\"parent\":\"" + cases.get(1) + "\"}\n").repeat(200);
        try (HttpWire http = http()) {
            for (int status = 200; status == 200; moved.run()) {
                http.sendLines("/v1/events", lines);
                status = http.receive().status();
            }
        }
    }

    private void sellOverResp(Runnable moved) throws IOException {
        try (RespWire wire = new RespWire(life.address().resp())) {
            wire.call("AUTH", life.address().key());
            for (int first = 100; first + PIPELINE < UNITS / 4; first += PIPELINE) {
                StringBuilder commands = new StringBuilder();
                units.subList(first, first + PIPELINE).forEach(unit -> commands.append(RespWire.command("CHECKOUT", unit)));
                wire.send(commands.append(RespWire.command("GET", units.get(0))).toString());
                for (int i = 0; i < PIPELINE; i++) {
                    String reply = wire.reply();
                    if (reply.equals(RespWire.CLOSED)) {
                        unanswered = units.subList(first + i, first + PIPELINE);
                        return;
                    } else if (!reply.startsWith("-")) {
                        sold.add(units.get(first + i));
                        moved.run();
                    }
                }
                if (wire.reply().equals(RespWire.CLOSED)) {
                    return;
                }
            }
        }
    }

    private void sellOverHttp(Runnable moved) throws IOException {
        try (HttpWire http = http()) {
            for (String unit : units.subList(UNITS / 4, UNITS / 2)) {
                http.send("POST", "/v1/checkouts", "{\"codes\":[\"" + unit + "\"]}", "");
                if (http.receive().status() == 200) {
                    sold.add(unit);
                    moved.run();
                }
            }
        }
    }

    private void backUp(Runnable moved) throws IOException {
        try (HttpWire http = http()) {
            for (int status = 201; status == 201; moved.run()) {
                http.send("POST", "/v1/backups", "", "");
                status = http.receive().status();
                assertTrue(status == 201 || status == 503, "backup: " + status);
            }
        }
    }

    /** Reads a little of what a case holds, and then no more until the server ends it. */
    private void download(Runnable moved) throws IOException {
        try (Socket socket = get("/v1/codes/" + cases.get(0) + "/contents")) {
            socket.getInputStream().readNBytes(100);
            moved.run();
            socket.getInputStream().readAllBytes();
        }
    }

    /** Follows the feed, which has no end. */
    private void follow(Runnable moved) throws IOException {
        try (Socket socket = get("/v1/feed?after=0")) {
            moved.run();
            socket.getInputStream().readAllBytes();
        }
    }

    private Socket get(String path) throws IOException {
        Socket socket = new Socket(life.address().http().getAddress(), life.address().http().getPort());
        socket.setSoTimeout((int) TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
        socket.getOutputStream().write(("GET " + path + " HTTP/1.1\r\nHost: suma\r\nAuthorization: Bearer " + life.address().key() + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private void assertSold() throws IOException {
        assertTrue(!sold.isEmpty(), "nothing was sold");
        try (HttpWire http = http()) {
            String verdicts = http.call("POST", "/v1/resolve", "{\"codes\":" + quoted(List.copyOf(sold)) + "}");
            assertEquals(sold.size(), verdicts.split("\"verdict\":\"sold\"", -1).length - 1);
            if (!unanswered.isEmpty()) {
                String others = http.call("POST", "/v1/resolve", "{\"codes\":" + quoted(unanswered) + "}");
                assertFalse(others.contains("\"verdict\":\"sold\""), others);
            }
        }
    }
}
