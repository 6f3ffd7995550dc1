package suma.loadgen;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The program that puts a server under load at a set rate and tells how it bore it. */
@Command(name = "loadgen", mixinStandardHelpOptions = true, sortOptions = false, description = {
    "Calls a server at a constant rate, checks every answer, and reports latencies from the time each call was due.",
    "Exit status: 0 when every call was answered rightly and the rate was kept, 1 when not, 2 for wrong usage."})
public final class LoadGen implements Callable<Integer> {
    private static final int FAILED = 1;

    @Spec
    private CommandSpec spec;
    @Parameters(paramLabel = "SCENARIO", description = "issue, pack, resolve or mixed")
    private Scenarios scenario;
    @Option(names = "--target", required = true, paramLabel = "URL", description = "the server, as http://host:port")
    private URI target;
    @ArgGroup(multiplicity = "1")
    private Key key;
    @Option(names = "--rate", paramLabel = "N", defaultValue = "1000", description = "calls a second (${DEFAULT-VALUE})")
    private double rate;
    @Option(names = "--duration", paramLabel = "S", defaultValue = "30", description = "seconds measured (${DEFAULT-VALUE})")
    private int duration;
    @Option(names = "--warmup", paramLabel = "S", defaultValue = "5", description = "seconds before, at the same rate (${DEFAULT-VALUE})")
    private int warmup;
    @Option(names = "--connections", paramLabel = "C", defaultValue = "16", description = "connections kept open (${DEFAULT-VALUE})")
    private int connections;
    @Option(names = "--pipeline", paramLabel = "D", defaultValue = "1", description = "calls under way a connection (${DEFAULT-VALUE})")
    private int depth;
    @Option(names = "--quantity", paramLabel = "N", defaultValue = "1000", description = "issue: codes of a batch (${DEFAULT-VALUE})")
    private int quantity;
    @Option(names = "--children", paramLabel = "N", defaultValue = "24", description = "pack: units of a case (${DEFAULT-VALUE})")
    private int children;
    @Option(names = "--codes", paramLabel = "N", defaultValue = "100000", description = "resolve: codes to draw from (${DEFAULT-VALUE})")
    private long codes;
    @Option(names = "--patience", paramLabel = "S", defaultValue = "10",
            description = "give up after so long without any answer (${DEFAULT-VALUE})")
    private int patience;
    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "draws of codes and calls (${DEFAULT-VALUE})")
    private long seed;
    @Option(names = "--results", paramLabel = "DIR", defaultValue = "loadgen-results",
            description = "JSON, HTML and .hdr go there (${DEFAULT-VALUE})")
    private Path results;

    /** The key, told or kept in a file. */
    static final class Key {
        @Option(names = "--key", paramLabel = "KEY", description = "API key that may order, pack and resolve")
        private Optional<String> text = Optional.empty();
        @Option(names = "--key-file", paramLabel = "FILE", description = "file with the key")
        private Optional<Path> file = Optional.empty();

        String read() throws IOException {
            return file.isPresent() ? Files.readString(file.get()).strip() : text.orElseThrow();
        }
    }

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
            command.getErr().println("loadgen: " + failure.getMessage());
            return FAILED;
        }
        throw failure;
    }

    @Override
    public Integer call() throws IOException, LoadException {
        checkUsage();
        Instant now = Instant.now();
        String accessKey = key.read();
        Preparation preparation = new Preparation(target, accessKey, "G" + Long.toString(now.toEpochMilli(), Character.MAX_RADIX));
        preparation.introduce();
        long calls = (long) Math.ceil(rate * (duration + warmup)) + 1;
        Scenario prepared = scenario.prepare(preparation, new Scenarios.Sizes(calls, quantity, children, codes, seed));
        String name = scenario.name().toLowerCase(Locale.ROOT);
        Run run = new Run(name, target, rate, duration, warmup, connections, depth, now, Machine.here());
        System.out.println(run.title());
        StopHook stopHook = StopHook.install();
        Outcome outcome = measure(prepared, accessKey, stopHook);
        int status = report(run, outcome);
        stopHook.reported();
        return status;
    }

    private void checkUsage() {
        if (!"http".equals(target.getScheme()) || target.getHost() == null) {
            throw new ParameterException(spec.commandLine(), "--target: expected http://host:port, actual " + target);
        }
        boolean counts = IntStream.of(duration, connections, depth, quantity, children, patience).allMatch(n -> n > 0);
        if (rate <= 0 || !counts || codes < 1 || warmup < 0) {
            throw new ParameterException(spec.commandLine(), "numbers: expected all of them to be more than 0, and --warmup 0 or more");
        }
    }

    private Outcome measure(Scenario prepared, String accessKey, StopHook stopHook) throws IOException {
        try (Transport transport = new HttpTransport(target, new HttpCalls(target, accessKey), connections, depth)) {
            Schedule schedule = new Schedule(System.nanoTime(), rate, ns(warmup), ns(duration));
            Recorder recorder = new Recorder(schedule, LoadGen::print);
            OpenLoop loop = new OpenLoop(schedule, prepared, transport, recorder, System::nanoTime, ns(patience));
            stopHook.stops(loop);
            return recorder.outcome(loop.run());
        }
    }

    private static long ns(int seconds) {
        return TimeUnit.SECONDS.toNanos(seconds);
    }

    private static void print(Recorder.Second second) {
        System.out.printf(Locale.ROOT, "%4d s %-7s %8d done %6d failed %6d under way %10.3f ms max%n", second.number() + 1,
                second.warmup() ? "warm-up" : "", second.done(), second.failed(), second.underWay(), second.maxNs() / 1e6);
    }

    private int report(Run run, Outcome outcome) throws IOException {
        System.out.print(TableReport.of(outcome));
        System.out.println("written: " + Reports.write(results, run, outcome) + ".{html,json,hdr}");
        outcome.problems().forEach(problem -> System.err.println("loadgen: " + problem));
        return outcome.good() ? 0 : FAILED;
    }
}
