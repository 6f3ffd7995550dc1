package suma.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import org.HdrHistogram.Histogram;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import suma.engine.catalog.Level;
import suma.engine.scan.Lookup;
import suma.engine.trace.Trace;
import suma.engine.trace.TraceLimits;

/**
 * Traces random units of a folder that nothing has read since the page cache was dropped, in a process of its own. Its code is
 * warm: it has traced units of another folder, a small one, before.
 */
@Command(name = "trace-step", hidden = true)
final class TraceStepCommand implements Callable<Integer> {
    static final String FIRST_NS = "firstNs";
    static final String MEDIAN_NS = "medianNs";
    static final String P99_NS = "p99Ns";
    static final String MOST_NS = "mostNs";
    static final String OPEN_SECONDS = "openSeconds";

    @Option(names = "--warm", required = true)
    private Path warm;
    @Option(names = "--warm-units", required = true)
    private long warmUnits;
    @Option(names = "--warm-traces", required = true)
    private int warmTraces;
    @Option(names = "--cold", required = true)
    private Path cold;
    @Option(names = "--lots", required = true)
    private int lots;
    @Option(names = "--lot-units", required = true)
    private long lotUnits;
    @Option(names = "--traces", required = true)
    private int traces;
    @Option(names = "--seed", required = true)
    private long seed;

    private final long[] codeId = new long[1];
    private final byte[] text = new byte[Lookup.LONGEST_CODE];

    @Override
    public Integer call() {
        trace(warm, Past.lots(1, warmUnits), warmTraces, new Histogram(3));
        PageCache.drop(cold);
        Histogram times = new Histogram(3);
        long firstNs = trace(cold, Past.lots(lots, lotUnits), traces, times);
        ChildJvm.tell(FIRST_NS, firstNs);
        ChildJvm.tell(MEDIAN_NS, times.getValueAtPercentile(50));
        ChildJvm.tell(P99_NS, times.getValueAtPercentile(99));
        ChildJvm.tell(MOST_NS, times.getMaxValue());
        return 0;
    }

    /** Comes back with what the first trace took. */
    private long trace(Path folder, List<Past> pasts, int count, Histogram times) {
        Random random = new Random(seed);
        long startNs = System.nanoTime();
        long firstNs = 0;
        try (Plant plant = Plant.open(folder); Lookup lookup = plant.engine().newLookup()) {
            ChildJvm.tell(OPEN_SECONDS, (System.nanoTime() - startNs) / 1e9);
            for (int i = 0; i < count; i++) {
                Past past = pasts.get(random.nextInt(pasts.size()));
                long unit = random.nextLong(past.lot().units());
                int length = lookup.render(past.lot().code(Level.UNIT, unit), text, 0);
                long beginNs = System.nanoTime();
                Trace trace = trace(plant, lookup, length);
                long ns = System.nanoTime() - beginNs;
                times.recordValue(ns);
                firstNs = i == 0 ? ns : firstNs;
                past.expect(unit, trace);
            }
        }
        return firstNs;
    }

    private Trace trace(Plant plant, Lookup lookup, int length) {
        lookup.clear();
        lookup.add(text, 0, length);
        lookup.codeIds(codeId);
        return plant.engine().trace(codeId[0], TraceLimits.USUAL);
    }
}
