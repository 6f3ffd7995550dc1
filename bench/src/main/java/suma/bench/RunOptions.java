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
        return newResults(command.name());
    }

    Results newResults(String name) {
        ParseResult line = command.root().commandLine().getParseResult();
        return new Results(name, "bench " + String.join(" ", line.originalArgs()), !tiny);
    }

    /** Leaves what there is so far where results go, so that it is kept when the rest fails or is interrupted. */
    void keep(Results found) throws IOException {
        if (results.isPresent()) {
            found.write(results.get());
        }
    }

    void publish(Results found) throws IOException {
        found.print(System.out);
        keep(found);
    }
}
