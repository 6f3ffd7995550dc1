package suma.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The program that measures: JMH benchmarks by regular expression, and runs of the whole by name. */
@Command(name = "bench", mixinStandardHelpOptions = true, subcommands = {RenderCommand.class, OrdersCommand.class, LinksCommand.class,
        HttpLinksCommand.class, ScaleCommand.class, ScaleStepCommand.class, KillCommand.class, TinyCommand.class},
        description = "runs the JMH benchmarks whose names match, or one of the commands below")
public final class Bench implements Callable<Integer> {
    @Parameters(paramLabel = "REGEX", description = "JMH benchmarks to run (default: all)")
    private List<String> include = new ArrayList<>();

    @Option(names = "--tiny", description = "one short measurement a benchmark: shows that each runs and that its answers hold")
    private boolean tiny;

    @Option(names = "--results", paramLabel = "DIR", description = "leave jmh.json there")
    private Optional<Path> results = Optional.empty();

    Bench() {}

    public static void main(String[] args) {
        System.exit(new CommandLine(new Bench()).execute(args));
    }

    @Override
    public Integer call() throws IOException {
        ChainedOptionsBuilder options = new OptionsBuilder().jvmArgs(jvmArgs()).shouldFailOnError(true);
        include.forEach(options::include);
        if (tiny) {
            options.forks(1).warmupIterations(0).measurementIterations(1).measurementTime(TimeValue.milliseconds(100));
        }
        if (results.isPresent()) {
            Path file = Files.createDirectories(results.get()).resolve("jmh.json");
            options.resultFormat(ResultFormatType.JSON).result(file.toString());
        }
        return run(options);
    }

    private static String[] jvmArgs() {
        return Stream.concat(Stream.of("-Xms512m", "-Xmx512m"), ChildJvm.OPENS.stream()).toArray(String[]::new);
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
