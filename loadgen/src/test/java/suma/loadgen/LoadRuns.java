package suma.loadgen;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogReader;
import org.junit.jupiter.api.io.TempDir;

/** Runs the load generator as its command line does, and keeps what it says and writes. */
abstract class LoadRuns {
    static final IntFunction<String> RIGHT = n -> "ok";

    private static final Map<String, String> USUAL = Map.of("--key", FakeServer.KEY, "--rate", "200", "--duration", "1", "--warmup", "0",
            "--connections", "4", "--children", "2", "--codes", "1000");

    @TempDir
    Path folder;
    String said = "";

    int run(String... arguments) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PrintStream kept = new PrintStream(bytes)) {
            System.setOut(kept);
            System.setErr(kept);
            return LoadGen.run(arguments);
        } finally {
            System.setOut(out);
            System.setErr(err);
            said = bytes.toString();
        }
    }

    /** A short run; options of the test's own go before the usual ones. */
    int load(String scenario, String target, String... own) {
        List<String> arguments = new ArrayList<>(List.of(scenario, "--target", target));
        arguments.addAll(Arrays.asList(own));
        USUAL.forEach((option, value) -> {
            if (!arguments.contains(option)) {
                arguments.addAll(List.of(option, value));
            }
        });
        arguments.addAll(List.of("--results", folder.toString()));
        return run(arguments.toArray(String[]::new));
    }

    /** Whether the target was a moment late at the end is the machine's affair; that every call was answered rightly is not. */
    void assertAllAnswered(int calls) {
        assertTrue(said.matches("(?s).*all +" + calls + " +" + calls + " +0 .*"), said);
    }

    /** A file of codes, as a load on a target without orders needs. */
    String codes() throws IOException {
        return Files.writeString(folder.resolve("codes"), IntStream.range(1000, 2000).mapToObj(i -> "8100099" + i + "\n")
                .collect(Collectors.joining())).toString();
    }

    static String stalled(long ms) {
        try {
            TimeUnit.MILLISECONDS.sleep(ms);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return "ok";
    }

    static Histogram histogram(Path file) throws IOException {
        try (HistogramLogReader log = new HistogramLogReader(new File(file.toString()))) {
            return (Histogram) log.nextIntervalHistogram();
        }
    }

    Path file(String ending) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ending)).findFirst().orElseThrow();
        }
    }
}
