package suma.bench;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Random;
import org.HdrHistogram.Histogram;
import suma.engine.Engine;
import suma.engine.scan.Finding;
import suma.engine.scan.Lookup;

/** The second step of a scale run: scans random codes, printed beforehand, and tells how long a lookup takes. */
final class ScaleLookups {
    static final String MEAN_NS = "meanNs.";
    static final String MEDIAN_NS = "p50Ns.";
    static final String P99_NS = "p99Ns.";
    static final String BYTES = "bytesAllocated.";
    static final String RESIDENT_BYTES = "residentBytes";
    private static final int SAMPLE_EVERY = 16;
    private static final int SLOWEST_NS = 1_000_000_000;
    private static final long SEED = 11;

    private final ScalePlan plan;
    private final int[] offset;
    private final long[] unit;
    private final Finding finding = new Finding();
    private final Random random = new Random(SEED);
    private byte[] text = new byte[0];

    private ScaleLookups(ScalePlan plan, int lookups) {
        this.plan = plan;
        this.unit = new long[lookups];
        this.offset = new int[lookups + 1];
    }

    static void run(ScalePlan plan, Engine engine, int lookups, int runs) {
        ScaleLookups scale = new ScaleLookups(plan, lookups);
        try (Lookup lookup = engine.newLookup()) {
            scale.print(lookup);
            scale.scan(lookup);
            for (int run = 0; run < runs; run++) {
                scale.print(lookup);
                scale.measure(lookup, run);
            }
        }
        ChildJvm.tell(RESIDENT_BYTES, Machine.residentBytes(ProcessHandle.current().pid()));
    }

    /** Fills the pool with the texts of random packed units. */
    private void print(Lookup lookup) {
        byte[] code = new byte[Lookup.LONGEST_CODE];
        for (int i = 0; i < unit.length; i++) {
            unit[i] = random.nextLong(plan.packedUnits());
            int length = lookup.render(plan.unit(unit[i]), code, 0);
            if (text.length < length * unit.length) {
                text = new byte[length * unit.length];
            }
            System.arraycopy(code, 0, text, offset[i], length);
            offset[i + 1] = offset[i] + length;
        }
    }

    private void measure(Lookup lookup, int run) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long bytesBefore = threads.getCurrentThreadAllocatedBytes();
        long startNs = System.nanoTime();
        scan(lookup);
        long elapsedNs = System.nanoTime() - startNs;
        long bytes = threads.getCurrentThreadAllocatedBytes() - bytesBefore;
        ChildJvm.tell(MEAN_NS + run, (double) elapsedNs / unit.length);
        ChildJvm.tell(BYTES + run, (double) (bytes / unit.length));
        Histogram sampled = sample(lookup);
        ChildJvm.tell(MEDIAN_NS + run, sampled.getValueAtPercentile(50));
        ChildJvm.tell(P99_NS + run, sampled.getValueAtPercentile(99));
    }

    private void scan(Lookup lookup) {
        for (int i = 0; i < unit.length; i++) {
            find(lookup, i);
        }
    }

    private void find(Lookup lookup, int i) {
        boolean found = lookup.find(text, offset[i], offset[i + 1] - offset[i], finding);
        if (!found || finding.parent() != plan.caseOf(unit[i] / ScalePlan.UNITS_PER_CASE)) {
            throw new IllegalStateException("unit " + unit[i] + ": expected case " + unit[i] / ScalePlan.UNITS_PER_CASE
                    + " actual " + finding.parent() + " " + finding.verdict());
        }
    }

    /** Times single lookups, with new codes, each behind {@link #SAMPLE_EVERY} that are not timed. */
    private Histogram sample(Lookup lookup) {
        print(lookup);
        Histogram histogram = new Histogram(SLOWEST_NS, 3);
        for (int i = 0; i < unit.length; i++) {
            if (i % SAMPLE_EVERY == 0) {
                long startNs = System.nanoTime();
                find(lookup, i);
                histogram.recordValue(Math.min(SLOWEST_NS, System.nanoTime() - startNs));
            } else {
                find(lookup, i);
            }
        }
        return histogram;
    }
}
