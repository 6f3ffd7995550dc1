package suma.loadgen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TargetsTest extends LoadRuns {
    @ParameterizedTest
    @ValueSource(strings = {"--pipeline 4", "--basket 7", "--zipf 0.9", "--malformed 0.3", "--rate max --pipeline 16"})
    void sumaIsAskedByTheRedisProtocol(String line) throws IOException {
        List<String> words = new ArrayList<>(List.of(line.split(" ")));
        words.addAll(List.of("--codes-file", codes()));
        try (FakeResp server = FakeResp.suma(RIGHT)) {
            load("resolve", server.url(), words.toArray(String[]::new));
            assertTrue(said.matches("(?s).*all +([0-9]+) +\\1 +0 .*"), said);
        }
    }

    @Test
    void salesByTheRedisProtocolArePreparedOverHttp() throws IOException {
        try (FakeResp resp = FakeResp.suma(RIGHT); FakeServer http = new FakeServer(RIGHT)) {
            load("checkout", resp.url(), "--http", http.url(), "--second-sale", "0.4", "--pipeline", "3");
            assertAllAnswered(200);
        }
    }

    @Test
    void aKeyRefusedByTheRedisProtocolIsSaidToBe() throws IOException {
        try (FakeResp server = FakeResp.suma(RIGHT)) {
            assertEquals(1, load("resolve", server.url(), "--key", "wrong", "--codes-file", codes()));
            assertTrue(said.contains("the target refuses the key: WRONGPASS no such key"), said);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sold", "recalled", "not_issued"})
    void aLieByTheRedisProtocolFailsTheRun(String lie) throws IOException {
        try (FakeResp server = FakeResp.suma(n -> n == 120 ? lie : "ok")) {
            assertEquals(1, load("resolve", server.url(), "--codes-file", codes(), "--pipeline", "8"));
            assertTrue(said.contains("1 × resolve: expected the code, its batch and verdict ok") && said.contains("\"verdict\":\"" + lie), said);
        }
        assertTrue(Files.readString(file(".json")).contains("\"1 calls failed, and 0 of the warm-up\""));
    }

    @Test
    void aHostWithoutAddressIsNamed() {
        assertEquals(1, load("resolve", "redis://none.invalid"));
        assertTrue(said.contains("no such host none.invalid"), said);
    }

    @ParameterizedTest
    @ValueSource(strings = {"resp", "redis", "jdbc"})
    void targetsThatAreNotThereAreNamed(String protocol) throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        String target = (protocol.equals("jdbc") ? "jdbc:postgresql" : protocol) + "://127.0.0.1:" + port + (protocol.equals("jdbc") ? "/base" : "");
        assertEquals(1, load("resolve", target, "--codes-file", codes()));
        assertTrue(said.contains(target) && said.contains("loadgen: "), said);
    }

    @Test
    void whatATargetDoesNotTakeIsSaidBefore() throws IOException {
        try (FakeResp server = FakeResp.suma(RIGHT)) {
            assertEquals(1, load("pack", server.url()));
            assertTrue(said.contains("pack: expected a target that takes [PACK]"), said);
        }
    }

    @Test
    void redisIsLoadedWithWhatSumaAnswers() throws IOException {
        try (FakeResp suma = FakeResp.suma(RIGHT); FakeResp redis = FakeResp.redis()) {
            load("resolve", redis.url(), "--codes-file", codes(), "--answers-of", suma.url(), "--never-issued", "0.2");
            assertAllAnswered(200);
            assertEquals(1000, redis.keys());
            load("resolve", redis.url(), "--codes-file", codes(), "--loaded", "--malformed", "0.2");
            assertAllAnswered(200);
        }
        try (FakeResp redis = FakeResp.redis()) {
            assertEquals(1, load("resolve", redis.url(), "--codes-file", codes(), "--loaded", "--name", "empty"));
            assertTrue(said.contains("calls failed"), said);
        }
    }

    @Test
    void aStallOfTheRedisProtocolShows() throws IOException {
        try (FakeResp server = FakeResp.suma(n -> n == 100 ? stalled(400) : "ok")) {
            load("resolve", server.url(), "--connections", "1", "--codes-file", codes());
        }
        assertTrue(histogram(file(".hdr")).getValueAtPercentile(80) >= 100_000_000, said);
    }

    @Test
    void aRateThatCannotBeKeptFails() throws IOException {
        try (FakeResp server = FakeResp.suma(n -> stalled(20))) {
            assertEquals(1, load("resolve", server.url(), "--connections", "1", "--codes-file", codes()));
            assertTrue(said.contains("the rate was not kept: expected 200/s"), said);
        }
    }

    @Test
    void aSearchEndsBelowWhatTheTargetBears() throws IOException {
        try (FakeResp server = FakeResp.suma(n -> stalled(4))) {
            load("resolve", server.url(), "--connections", "1", "--codes-file", codes(), "--search-p999", "100ms", "--rate", "60");
            assertTrue(said.contains("not kept") && said.matches("(?s).*highest rate with p99.9 under 100.000 ms: [0-9]+/s.*"), said);
        }
    }

    @Test
    void stepsLeaveAReportEachAndCompare() throws IOException {
        try (FakeResp server = FakeResp.suma(RIGHT)) {
            load("resolve", server.url(), "--codes-file", codes(), "--steps", "50,100", "--name", "steps");
        }
        assertEquals(0, run("compare", folder.resolve("steps.json").toString(), folder.resolve("steps-2.json").toString()));
        assertTrue(said.matches("(?s).*all +offered +50.000 +100.000 +2.00.*"), said);
        assertEquals(1, run("compare", codes(), codes()));
        assertTrue(said.contains("expected the JSON of a run"), said);
    }

    /** A file that takes nothing stands for a full disk; the others and the table are there all the same. */
    @ParameterizedTest
    @ValueSource(strings = {"json", "html", "hdr"})
    void aReportThatCannotBeWrittenIsSaidToBe(String ending) throws IOException {
        Path full = Path.of("/dev/full");
        assumeTrue(Files.exists(full));
        Files.createSymbolicLink(folder.resolve("full." + ending), full);
        try (FakeResp server = FakeResp.suma(RIGHT)) {
            assertEquals(1, load("resolve", server.url(), "--codes-file", codes(), "--name", "full"));
        }
        assertTrue(said.contains("full." + ending + ": expected to be written") && said.contains("p99.9"), said);
        assertTrue(ending.equals("html") || Files.readString(folder.resolve("full.html")).contains("<svg"));
        assertTrue(ending.equals("json") || Files.readString(folder.resolve("full.json")).contains("\"complete\":true"));
        assertTrue(ending.equals("hdr") || histogram(folder.resolve("full.hdr")).getTotalCount() == 200);
    }

    @Test
    void measuresItself() throws IOException {
        run("self", "--rate", "1000", "--duration", "1", "--warmup", "0", "--results", folder.toString());
        assertTrue(said.contains("sent late by p50") && said.matches("(?s).*all +1000 +1000 +0 .*"), said);
        assertTrue(Files.readString(file(".json")).contains("\"sentLateMaxMicros\":"));
        run("self", "--peak", "--duration", "1", "--warmup", "0", "--results", folder.toString());
        assertTrue(said.matches("(?s).*all +([0-9]+) +\\1 +0 .*"), said);
    }
}
