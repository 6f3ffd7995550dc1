package suma.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** The program that runs the benchmarks: {@code bench [REGEX...] [--tiny] [--results DIR]}. */
public final class Bench {
    private static final String USAGE = "usage: bench [REGEX...] [--tiny] [--results DIR]";
    private static final String[] JVM_ARGS = {
        "-Xms512m", "-Xmx512m", "-Dchronicle.analytics.disable=true",
        "--add-opens=java.base/java.lang=ALL-UNNAMED", "--add-opens=java.base/java.lang.reflect=ALL-UNNAMED",
        "--add-opens=java.base/java.nio=ALL-UNNAMED", "--add-opens=java.base/java.util=ALL-UNNAMED",
        "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED", "--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED",
        "--add-exports=java.base/jdk.internal.ref=ALL-UNNAMED", "--add-exports=java.base/sun.nio.ch=ALL-UNNAMED"
    };

    private Bench() {}

    public static void main(String[] args) throws IOException {
        List<String> rest = new ArrayList<>(List.of(args));
        ChainedOptionsBuilder options = new OptionsBuilder().jvmArgs(JVM_ARGS).shouldFailOnError(true);
        if (rest.remove("--tiny")) {
            tiny(options);
        }
        if (!takeResults(rest, options) || rest.stream().anyMatch(word -> word.startsWith("-"))) {
            System.err.println(USAGE);
            System.exit(2);
        }
        rest.forEach(options::include);
        System.exit(run(options));
    }

    /** One short measurement a benchmark: enough to see that each runs and that its answers hold. */
    private static void tiny(ChainedOptionsBuilder options) {
        options.forks(1).warmupIterations(0).measurementIterations(1).measurementTime(TimeValue.milliseconds(100));
    }

    private static boolean takeResults(List<String> words, ChainedOptionsBuilder options) throws IOException {
        int at = words.indexOf("--results");
        if (at < 0) {
            return true;
        }
        if (at + 1 == words.size()) {
            return false;
        }
        Path folder = Files.createDirectories(Path.of(words.remove(at + 1)));
        words.remove(at);
        options.resultFormat(ResultFormatType.JSON).result(folder.resolve("jmh.json").toString());
        return true;
    }

    private static int run(ChainedOptionsBuilder options) {
        try {
            return new Runner(options.build()).run().isEmpty() ? 1 : 0;
        } catch (RunnerException e) {
            System.err.println("benchmarks stopped: " + e);
            return 1;
        }
    }
}
