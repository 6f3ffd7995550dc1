package suma.loadgen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LoadGenTest extends LoadRuns {
    @ParameterizedTest
    @ValueSource(strings = {"", "sing --target http://x --key k", "issue --target http://x", "issue --key k",
        "issue --target ftp://x --key k", "issue --target http://x --key k --rate 0",
        "issue --target http://x --key k --key-file f", "issue --target http://x --key k --rate fast", "--target http://x --key k",
        "resolve --target redis://x --rate max --search-p999 5ms", "resolve --target redis://x --search-p999 5", "issue --target jdbc:mysql://x/base", "resolve --target redis://x --core 9999",
        "resolve --target redis://x --never-issued 0.9 --malformed 0.2", "mixed --target redis://x --mix mixed=1", "compare a", "self --rate 0", "self --core 9999", "self --core -1", "issue --target http://x --key k --connections none"})
    void wrongUsageIsTwo(String line) {
        assertEquals(2, run(line.isEmpty() ? new String[0] : line.split(" ")), () -> said);
    }

    @Test
    void aTargetThatIsNotThereIsNamed() throws IOException {
        String nobody;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = "http://127.0.0.1:" + free.getLocalPort();
        }
        assertEquals(1, load("issue", nobody));
        assertTrue(said.contains("no answer from " + nobody), said);
    }

    @Test
    void aWrongKeyIsSaidToBe() throws IOException {
        try (FakeServer server = new FakeServer(RIGHT)) {
            assertEquals(1, load("issue", server.url(), "--key", "wrong"));
            assertTrue(said.contains("refuses the key") && said.contains("no such key"), said);
        }
    }

    @Test
    void aWrongAnswerIsFound() throws IOException {
        try (FakeServer server = new FakeServer(n -> n == 50 ? "sold" : "ok")) {
            assertEquals(1, load("resolve", server.url()));
            assertTrue(said.contains("1 × resolve: expected the code, its batch and verdict ok") && said.contains("1 calls failed"), said);
        }
    }

    @Test
    void aTargetThatStopsInTheMiddleLeavesAReport() throws IOException {
        CountDownLatch enough = new CountDownLatch(1);
        try (FakeServer server = new FakeServer(n -> {
            if (n == 60) {
                enough.countDown();
            }
            return "ok";
        })) {
            CompletableFuture<Void> end = CompletableFuture.runAsync(() -> closeAfter(enough, server));
            assertEquals(1, load("resolve", server.url(), "--duration", "20"));
            end.join();
            assertTrue(said.contains("the target is gone"), said);
            assertTrue(Files.readString(file(".json")).contains("\"complete\":false"));
        }
    }

    private static void closeAfter(CountDownLatch enough, FakeServer server) {
        try {
            assertTrue(enough.await(30, TimeUnit.SECONDS));
            server.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"issue", "pack", "resolve", "mixed", "RESOLVE", "checkout", "checkout --second-sale 0.5", "trace", "recall",
        "resolve --basket 5", "resolve --zipf 1.1", "resolve --never-issued 0.2 --malformed 0.2"})
    void everyScenarioIsAnsweredAndReported(String line) throws IOException {
        List<String> words = new ArrayList<>(List.of(line.split(" ")));
        try (FakeServer server = new FakeServer(RIGHT)) {
            words.addAll(List.of("--pipeline", "2", "--quantity", "100"));
            load(words.get(0), server.url(), words.subList(1, words.size()).toArray(String[]::new));
            assertTrue(said.matches("(?s).* 200 +200 +0 .*"), said);
        }
        String html = Files.readString(file(".html"));
        assertTrue(html.contains("<svg") && !html.contains("src=") && !html.contains("NaN"), html);
        assertTrue(Files.readString(file(".json")).contains("\"complete\":true"));
    }

    @Test
    void theDayOfACityHasOneRecall() throws IOException {
        try (FakeServer server = new FakeServer(RIGHT)) {
            load("mixed", server.url(), "--duration", "2");
            assertTrue(said.matches("(?s).*recall +1 +1 +0 .*"), said);
        }
    }

    @Test
    void aStallShowsInTheFigures() throws IOException {
        long stallMs = 400;
        try (FakeServer server = new FakeServer(n -> n == 100 ? stalled(stallMs) : "ok")) {
            load("resolve", server.url(), "--connections", "1");
        }
        Histogram latencyNs = histogram(file(".hdr"));
        assertEquals(200, latencyNs.getTotalCount());
        assertTrue(latencyNs.getMaxValue() >= stallMs * 1_000_000, said);
        assertTrue(latencyNs.getValueAtPercentile(80) >= stallMs / 4 * 1_000_000, "a stall of 400 ms holds back 80 of 200 calls\n" + said);
    }
}
