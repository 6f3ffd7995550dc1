package suma.loadgen;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.LongFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures the load generator itself, against a target in the same process that does next to nothing. */
@Command(name = "self", mixinStandardHelpOptions = true,
        description = "measures the load generator itself: calls a second that one core offers, and how late they are sent")
final class SelfCommand implements Callable<Integer> {
    private static final int CODES = 1_000_000;
    private static final long PATIENCE_NS = TimeUnit.SECONDS.toNanos(10);
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    @Option(names = "--rate", paramLabel = "N", defaultValue = "500000", description = "calls a second whose timing is measured (${DEFAULT-VALUE})")
    private double rate;
    @Option(names = "--duration", paramLabel = "S", defaultValue = "10", description = "seconds measured (${DEFAULT-VALUE})")
    private int duration;
    @Option(names = "--warmup", paramLabel = "S", defaultValue = "5", description = "seconds before (${DEFAULT-VALUE})")
    private int warmup;
    @Option(names = "--connections", paramLabel = "C", defaultValue = "50", description = "connections (${DEFAULT-VALUE})")
    private int connections;
    @Option(names = "--pipeline", paramLabel = "N", defaultValue = "64", description = "calls under way on each (${DEFAULT-VALUE})")
    private int depth;

    @Override
    public Integer call() throws IOException, LoadException {
        long warmupNs = TimeUnit.SECONDS.toNanos(warmup);
        long measuredNs = TimeUnit.SECONDS.toNanos(duration);
        Outcome peak = run("as fast as it goes", startNs -> new ClosedSchedule(startNs, warmupNs, measuredNs));
        Outcome paced = run(String.format(Locale.ROOT, "%.0f/s", rate), startNs -> new OpenSchedule(startNs, rate, warmupNs, measuredNs));
        System.out.printf(Locale.ROOT, "sent late by p50 %.1f us, p90 %.1f us, p99 %.1f us, p99.9 %.1f us, of %d calls%n",
                paced.sentLateMicros(50), paced.sentLateMicros(90), paced.sentLateMicros(99), paced.sentLateMicros(99.9),
                paced.sentLateNs().getTotalCount());
        peak.problems().forEach(System.err::println);
        paced.problems().forEach(System.err::println);
        return peak.good() && paced.good() ? 0 : 1;
    }

    private Outcome run(String pace, LongFunction<Schedule> schedules) throws IOException, LoadException {
        CodeStock codes = MadeUpCodes.of("B1", MadeUpCodes.UNITS, 0, CODES);
        Call.Resolve call = new Call.Resolve(codes, Standing.OK);
        Random random = new Random(1);
        try (EchoTarget target = new EchoTarget();
             Transport transport = new Links(connections, depth).connect(target.url(), new RespWire(Optional.empty(), Reply.Kind.FOUND))) {
            Schedule schedule = schedules.apply(System.nanoTime());
            Recorder recorder = new Recorder(schedule, second -> { });
            long cpuBeforeNs = THREADS.getCurrentThreadCpuTime();
            Scenario scenario = slot -> slot.becomes(call, random.nextInt(CODES));
            Outcome outcome = recorder.outcome(new LoadLoop(schedule, scenario, transport, recorder, System::nanoTime, PATIENCE_NS).run());
            double cpuShare = (THREADS.getCurrentThreadCpuTime() - cpuBeforeNs) / (double) (warmup + duration) / 1e9;
            System.out.printf(Locale.ROOT, "%s: %.0f calls/s answered and checked, %.2f of a core%n", pace, outcome.perSecond(), cpuShare);
            return outcome;
        }
    }
}
