package suma.loadgen;

import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures the load generator itself, against a target in the same process that does next to nothing. */
@Command(name = "self", mixinStandardHelpOptions = true,
        description = "measures the load generator itself: calls a second that one core offers, and how late they are sent; the target takes another core")
final class SelfCommand implements Callable<Integer> {
    private static final int CODES = 1_000_000;
    private static final int CORES = Runtime.getRuntime().availableProcessors();
    private static final long PATIENCE_NS = TimeUnit.SECONDS.toNanos(10);

    @Spec
    private CommandSpec spec;
    @Option(names = "--rate", paramLabel = "N", defaultValue = "500000", description = "calls a second whose timing is measured (${DEFAULT-VALUE})")
    private double rate;
    @Option(names = "--peak", description = "as fast as answers come instead, timed from sending")
    private boolean peak;
    @Option(names = "--duration", paramLabel = "S", defaultValue = "10", description = "seconds measured (${DEFAULT-VALUE})")
    private int duration;
    @Option(names = "--warmup", paramLabel = "S", defaultValue = "5", description = "seconds before (${DEFAULT-VALUE})")
    private int warmup;
    @Option(names = "--connections", paramLabel = "C", defaultValue = "16", description = "connections (${DEFAULT-VALUE})")
    private int connections;
    @Option(names = "--pipeline", paramLabel = "N", defaultValue = "64", description = "calls under way on each (${DEFAULT-VALUE})")
    private int depth;
    @Option(names = "--core", paramLabel = "N", description = "core of the thread that sends; the target takes another (the last)")
    private int core = CORES - 1;
    @Mixin
    private Reports reports;

    @Override
    public Integer call() throws IOException, LoadException {
        Links links = new Links(connections, depth, Optional.of(core));
        String misuse = rate > 0 && duration > 0 && warmup >= 0 ? links.problem() : "--rate, --duration: expected more than 0, and --warmup 0 or more";
        if (!misuse.isEmpty()) {
            throw new ParameterException(spec.commandLine(), misuse);
        }
        return measure(links);
    }

    private int measure(Links links) throws IOException, LoadException {
        try (EchoTarget target = new EchoTarget((core + 1) % CORES)) {
            Run run = new Run("self", target.url(), peak ? Double.POSITIVE_INFINITY : rate, new Run.Times(duration, warmup), links,
                    Instant.now(), Machine.here());
            System.out.println(run.title());
            Outcome outcome = run(target.url(), links);
            System.out.print(TableReport.of(run, outcome));
            List<String> problems = new ArrayList<>(outcome.problems());
            problems.addAll(reports.write(run, outcome));
            problems.forEach(problem -> System.err.println("loadgen: " + problem));
            return problems.isEmpty() ? 0 : 1;
        }
    }

    private Outcome run(URI target, Links links) throws IOException, LoadException {
        Call.Resolve call = new Call.Resolve(MadeUpCodes.of("B1", MadeUpCodes.UNITS, 0, CODES), Standing.OK);
        Random random = new Random(1);
        try (Transport transport = links.connect(target, new RespWire(Optional.empty(), Reply.Kind.FOUND))) {
            Schedule schedule = schedule(System.nanoTime());
            Recorder recorder = new Recorder(schedule, second -> { });
            Scenario scenario = slot -> slot.becomes(call, random.nextInt(CODES));
            return recorder.outcome(links.run(new LoadLoop(schedule, scenario, transport, recorder, System::nanoTime, PATIENCE_NS)));
        }
    }

    private Schedule schedule(long startNs) {
        long warmupNs = TimeUnit.SECONDS.toNanos(warmup);
        long measuredNs = TimeUnit.SECONDS.toNanos(duration);
        return peak ? new ClosedSchedule(startNs, warmupNs, measuredNs) : new OpenSchedule(startNs, rate, warmupNs, measuredNs);
    }
}
