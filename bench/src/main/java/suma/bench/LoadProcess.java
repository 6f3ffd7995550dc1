package suma.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One run of the packaged load generator. */
final class LoadProcess implements AutoCloseable {
    private static final String NAME = "run";

    private final Process process;
    private final AtExit atExit;
    private final Path folder;
    private final Path output;

    /**
     * What a run found; rates in calls a second, times in milliseconds.
     *
     * @param sentLate how good the run's own clock was
     * @param problems empty where every answer was right and the rate was kept
     */
    record Found(double perSecond, double p99, double p999, long failed, SentLate sentLate, List<String> problems) {
    }

    /** How late calls were sent, where the target did not hold them back, in microseconds. */
    record SentLate(double p50, double p99, double max) {
        private static SentLate of(JsonNode report) {
            return new SentLate(report.get("sentLateP50Micros").doubleValue(), report.get("sentLateP99Micros").doubleValue(),
                    report.get("sentLateMaxMicros").doubleValue());
        }
    }

    /** @param folder empty; the run's report and output go there */
    LoadProcess(Path jar, Path folder, List<String> arguments) throws IOException {
        this.folder = folder;
        output = folder.resolve("output");
        List<String> words = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar", jar.toString()));
        words.addAll(arguments);
        words.addAll(List.of("--results", folder.toString(), "--name", NAME));
        process = new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(output.toFile()).start();
        atExit = AtExit.run(process::destroyForcibly);
    }

    /** Waits for its end. */
    Found await() throws IOException, InterruptedException {
        int exit = process.waitFor();
        Path report = folder.resolve(NAME + ".json");
        if (Files.notExists(report)) {
            throw new IOException("load generator: expected a report, actual exit " + exit + " " + Files.readString(output));
        }
        return read(new ObjectMapper().readTree(report.toFile()));
    }

    /** Waits for its end, which must be a good one. */
    Found awaitGood() throws IOException, InterruptedException {
        Found found = await();
        if (!found.problems.isEmpty()) {
            throw new IOException("load: expected every answer to be right, actual " + found.problems + " " + Files.readString(output));
        }
        return found;
    }

    private static Found read(JsonNode report) {
        List<String> problems = new ArrayList<>();
        report.get("problems").forEach(problem -> problems.add(problem.textValue()));
        JsonNode all = report.get("operations").get(report.get("operations").size() - 1);
        return new Found(report.get("donePerSecond").doubleValue(), all.get("p99").doubleValue(), all.get("p99.9").doubleValue(),
                all.get("failed").longValue(), SentLate.of(report), problems);
    }

    @Override
    public void close() {
        process.destroyForcibly();
        atExit.done();
    }
}
