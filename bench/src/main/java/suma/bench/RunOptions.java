package suma.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** Options that every measuring command has. */
final class RunOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(names = "--runs", paramLabel = "N", defaultValue = "5", description = "repetitions; the median is the result")
    private int runs;

    @Option(names = "--tiny", description = "smallest sizes: shows that it works, not how fast")
    private boolean tiny;

    @Option(names = "--results", paramLabel = "DIR", description = "leave JSON and text there")
    private Optional<Path> results = Optional.empty();

    @Option(names = "--folder", paramLabel = "DIR", description = "where data folders are made and removed (default: the system's temporary folder)")
    private Optional<Path> folder = Optional.empty();

    int runs() {
        return tiny ? 1 : runs;
    }

    boolean tiny() {
        return tiny;
    }

    /** A size: {@code usual}, or {@code small} when only the working is to be shown. */
    long size(long usual, long small) {
        return tiny ? small : usual;
    }

    Scratch scratch() {
        return new Scratch(folder);
    }

    Results newResults() {
        ParseResult line = command.root().commandLine().getParseResult();
        return new Results(command.name(), "bench " + String.join(" ", line.originalArgs()), !tiny);
    }

    void publish(Results found) throws IOException {
        found.print(System.out);
        if (results.isPresent()) {
            found.write(results.get());
        }
    }
}
