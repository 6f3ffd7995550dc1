package suma.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Options of the commands that put load on a server with the load generator. */
final class LoadOptions {
    @Option(names = "--loadgen", paramLabel = "FILE", defaultValue = "loadgen/target/loadgen.jar",
            description = "the load generator's program (default: ${DEFAULT-VALUE})")
    private Path jar;
    @Option(names = "--seconds", paramLabel = "S", defaultValue = "10", description = "length of one measurement (default: ${DEFAULT-VALUE})")
    private int seconds;
    @Option(names = "--warmup", paramLabel = "S", defaultValue = "5", description = "load before it, not measured (default: ${DEFAULT-VALUE})")
    private int warmup;

    int seconds(RunOptions options) {
        return (int) options.size(seconds, 1);
    }

    int warmup(RunOptions options) {
        return (int) options.size(warmup, 1);
    }

    /** Starts a run of the length told in the options. */
    LoadProcess start(RunOptions options, Path folder, List<String> arguments) throws IOException {
        return start(options, folder, arguments, seconds(options));
    }

    LoadProcess start(RunOptions options, Path folder, List<String> arguments, int measuredSeconds) throws IOException {
        if (Files.notExists(jar)) {
            throw new IOException("load generator " + jar + ": expected a jar, actual no such file; mvn package makes it");
        }
        List<String> words = new ArrayList<>(arguments);
        words.addAll(List.of("--duration", Integer.toString(measuredSeconds), "--warmup", Integer.toString(warmup(options))));
        return new LoadProcess(jar, Files.createDirectories(folder), words);
    }

    /** One run that must end well. */
    LoadProcess.Found run(RunOptions options, Path folder, List<String> arguments) throws IOException, InterruptedException {
        return run(options, folder, arguments, seconds(options));
    }

    LoadProcess.Found run(RunOptions options, Path folder, List<String> arguments, int measuredSeconds) throws IOException, InterruptedException {
        try (LoadProcess load = start(options, folder, arguments, measuredSeconds)) {
            return load.awaitGood();
        }
    }
}
