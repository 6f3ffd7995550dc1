package suma.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The program that measures: JMH benchmarks by regular expression, and runs of the whole by name. */
@Command(name = "bench", mixinStandardHelpOptions = true, subcommands = {RenderCommand.class, OrdersCommand.class, LinksCommand.class,
        HttpLinksCommand.class, ScaleCommand.class, ScaleStepCommand.class, KillCommand.class, KillMutantsCommand.class, TillsCommand.class,
        TrailCommand.class, TraceStepCommand.class, SoakCommand.class, OverloadCommand.class, PlotsCommand.class, SharesCommand.class,
        RigCommand.class, TinyCommand.class},
        description = "runs the JMH benchmarks whose names match, or one of the commands below")
public final class Bench implements Callable<Integer> {
    private static final String TINY_CODES = "4096";

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "REGEX", description = "JMH benchmarks to run (default: all)")
    private List<String> include = new ArrayList<>();

    @Option(names = "--tiny", description = "one short measurement a benchmark: shows that each runs and that its answers hold")
    private boolean tiny;

    @Option(names = "--results", paramLabel = "DIR", description = "leave JSON and text there")
    private Optional<Path> results = Optional.empty();

    Bench() {}

    public static void main(String[] args) {
        System.exit(new CommandLine(new Bench()).execute(args));
    }

    @Override
    public Integer call() throws IOException {
        ChainedOptionsBuilder options = new OptionsBuilder().jvmArgs(jvmArgs()).shouldFailOnError(true).addProfiler(GCProfiler.class);
        include.forEach(options::include);
        if (tiny) {
            options.forks(0).warmupIterations(0).measurementIterations(1).measurementTime(TimeValue.milliseconds(20)).param("codes", TINY_CODES);
        }
        return run(options);
    }

    private String command() {
        return "bench " + String.join(" ", spec.commandLine().getParseResult().originalArgs());
    }

    private static String[] jvmArgs() {
        return Stream.concat(Stream.of("-Xms512m", "-Xmx512m"), ChildJvm.OPENS.stream()).toArray(String[]::new);
    }

    private int run(ChainedOptionsBuilder options) throws IOException {
        Results told = new Results("jmh", command(), !tiny);
        try {
            Collection<RunResult> found = new Runner(options.build()).run();
            MicroResults.add(found, told);
            if (results.isPresent()) {
                told.write(results.get());
            }
            return found.isEmpty() ? 1 : 0;
        } catch (RunnerException e) {
            System.err.println("benchmarks stopped: " + e);
            return 1;
        }
    }
}
