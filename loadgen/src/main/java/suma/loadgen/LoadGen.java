package suma.loadgen;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The program that puts a server under load at a set rate and tells how it bore it. */
@Command(name = "loadgen", mixinStandardHelpOptions = true, sortOptions = false, subcommands = {CompareCommand.class, SelfCommand.class},
        description = {"Calls a server at a constant rate, checks every answer, and reports latencies from the time each call was due.",
            "Exit status: 0 when every call was answered rightly and the rate was kept, 1 when not, 2 for wrong usage."})
public final class LoadGen implements Callable<Integer> {
    private static final int FAILED = 1;

    @Spec
    private CommandSpec spec;
    @Parameters(arity = "0..1", paramLabel = "SCENARIO", description = "issue, pack, resolve, checkout, trace, recall or mixed")
    private Optional<Scenarios> scenario = Optional.empty();
    @Mixin
    private TargetOptions over;
    @Mixin
    private PaceOptions pace;
    @Mixin
    private ScenarioOptions what;
    @Mixin
    private Reports reports;

    private LoadGen() {
    }

    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    /** Runs one command line; its exit status. */
    static int run(String... arguments) {
        return new CommandLine(new LoadGen()).setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(LoadGen::failed).execute(arguments);
    }

    private static int failed(Exception failure, CommandLine command, CommandLine.ParseResult parsed) throws Exception {
        if (failure instanceof LoadException || failure instanceof IOException) {
            command.getErr().println("loadgen: " + (failure instanceof IOException io ? LoadException.why(io) : failure.getMessage()));
            return FAILED;
        }
        throw failure;
    }

    @Override
    public Integer call() throws IOException, LoadException {
        String misuse = Stream.of(scenario.isEmpty() ? "SCENARIO: expected one, or a command" : "", over.problem(), pace.problem(), what.problem()).filter(text -> !text.isEmpty()).findFirst().orElse("");
        if (!misuse.isEmpty()) {
            throw new ParameterException(spec.commandLine(), misuse);
        }
        String run = "G" + Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);
        List<String> problems = new Campaign(this, over.target(run)).run();
        problems.forEach(problem -> System.err.println("loadgen: " + problem));
        return problems.isEmpty() ? 0 : FAILED;
    }

    Scenarios scenario() {
        return scenario.orElseThrow();
    }

    TargetOptions over() {
        return over;
    }

    PaceOptions pace() {
        return pace;
    }

    ScenarioOptions what() {
        return what;
    }

    Reports reports() {
        return reports;
    }
}
