package suma.bench;

import static suma.bench.Figure.Goal.atLeast;
import static suma.bench.Figure.Goal.atMost;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Measures the load generator itself, which other figures are measured with. */
@Command(name = "rig", description = "the load generator itself: calls a second that one core offers over RESP, and how late it sends them")
final class RigCommand implements Callable<Integer> {
    private static final double OFFERED = 500_000;
    /** What the count of a run's last moment may be off by. */
    private static final double KEPT = 0.999;

    @Mixin
    private RunOptions options;
    @Mixin
    private LoadOptions load;

    private Figure offered;
    private Figure late50;
    private Figure late99;
    private Figure lateMost;
    private Figure peak;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Results results = options.newResults();
        offered = results.figure("calls at a set rate, answered and checked", "calls/s", atLeast(KEPT * OFFERED));
        late50 = results.figure("sent late, p50", "us");
        late99 = results.figure("sent late, p99", "us", atMost(50));
        lateMost = results.figure("sent late, most", "us");
        peak = results.figure("calls as fast as answers come", "calls/s");
        try (Scratch scratch = options.scratch()) {
            for (int run = 0; run < options.runs(); run++) {
                measure(scratch);
            }
        }
        options.publish(results);
        return 0;
    }

    private void measure(Scratch scratch) throws IOException, InterruptedException {
        String rate = Long.toString(options.size((long) OFFERED, 5000));
        LoadProcess.Found paced = load.run(options, scratch.next(), List.of("self", "--rate", rate));
        offered.add(paced.perSecond());
        late50.add(paced.sentLate().p50());
        late99.add(paced.sentLate().p99());
        lateMost.add(paced.sentLate().max());
        peak.add(load.run(options, scratch.next(), List.of("self", "--peak")).perSecond());
    }
}
