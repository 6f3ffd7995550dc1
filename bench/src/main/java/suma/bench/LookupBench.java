package suma.bench;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import suma.engine.scan.Finding;
import suma.engine.scan.Lookup;

/** A scanned text to what it stands for, one by one and in lists, beside a map on the heap from every text to its parent. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class LookupBench {
    private static final int BOX = 24;
    private static final int BASKET = 64;

    @Benchmark
    public long find(InEngine at) {
        int scan = at.scans.next();
        at.lookup.find(at.scans.text, scan * Scans.CODE_BYTES, Scans.CODE_BYTES, at.finding);
        return at.finding.parent();
    }

    @Benchmark
    @OperationsPerInvocation(BOX)
    public long codeIdsOf24(InEngine at) {
        return at.codeIds(BOX);
    }

    @Benchmark
    @OperationsPerInvocation(BASKET)
    public long codeIdsOf64(InEngine at) {
        return at.codeIds(BASKET);
    }

    @Benchmark
    public long hashMap(InHashMap at) {
        return at.parents.get(at.scans.string(at.scans.next()));
    }

    /** Packed codes, and the texts of some of them at random. */
    @State(Scope.Thread)
    public static class Scans {
        private static final int COUNT = 1 << 16;
        private static final long SEED = 7;
        private static final int CODE_BYTES = ScalePlan.CODE_BYTES;

        @Param({"65536", "1048576"})
        int codes;

        private final Scratch scratch = new Scratch(Optional.empty());
        private final int[] unit = new int[COUNT];
        private final byte[] text = new byte[COUNT * CODE_BYTES];
        private ScalePlan plan;
        private Plant plant;
        private Lookup lookup;
        private int next;

        @Setup
        public void pack() throws InterruptedException {
            plan = new ScalePlan(codes);
            plant = Plant.open(scratch.next());
            plan.order(plant);
            try (Scanner scanner = new Scanner(plant.engine())) {
                new Packing(plant.engine(), plan.packCases(), 1, scanner).run();
            }
            lookup = plant.engine().newLookup();
            Random random = new Random(SEED);
            for (int i = 0; i < COUNT; i++) {
                unit[i] = random.nextInt((int) plan.packedUnits());
                lookup.render(plan.unit(unit[i]), text, i * CODE_BYTES);
            }
        }

        private int next() {
            return next++ & COUNT - 1;
        }

        private String string(int scan) {
            return new String(text, scan * CODE_BYTES, CODE_BYTES, StandardCharsets.ISO_8859_1);
        }

        private long parentOf(long packed) {
            return plan.caseOf(packed / ScalePlan.UNITS_PER_CASE);
        }

        private void expect(int scan, String what, long expected, long actual) {
            if (expected != actual) {
                throw new IllegalStateException(what + " of " + string(scan) + ": expected=" + expected + " actual=" + actual);
            }
        }

        @TearDown
        public void close() {
            lookup.close();
            plant.close();
            scratch.close();
        }
    }

    /** An engine that has the codes. */
    @State(Scope.Thread)
    public static class InEngine {
        private final Finding finding = new Finding();
        private final long[] codeIds = new long[BASKET];
        private Scans scans;
        private Lookup lookup;

        @Setup
        public void check(Scans packed) {
            scans = packed;
            lookup = packed.lookup;
            for (int scan = 0; scan < Scans.COUNT; scan++) {
                lookup.find(packed.text, scan * Scans.CODE_BYTES, Scans.CODE_BYTES, finding);
                packed.expect(scan, "parent", packed.parentOf(packed.unit[scan]), finding.parent());
            }
            for (int scan = 0; scan < Scans.COUNT; scan += BASKET) {
                codeIds(BASKET);
                packed.expect(scan, "CodeId", packed.plan.unit(packed.unit[scan]), codeIds[0]);
            }
        }

        private long codeIds(int count) {
            lookup.clear();
            for (int i = 0; i < count; i++) {
                lookup.add(scans.text, scans.next() * Scans.CODE_BYTES, Scans.CODE_BYTES);
            }
            lookup.codeIds(codeIds);
            return codeIds[count - 1];
        }
    }

    /** A map of the JDK that has the codes. */
    @State(Scope.Thread)
    public static class InHashMap {
        private final Map<String, Long> parents = new HashMap<>();
        private Scans scans;

        @Setup
        public void fill(Scans packed) {
            scans = packed;
            for (long unit = 0; unit < packed.plan.packedUnits(); unit++) {
                parents.put(packed.lookup.text(packed.plan.unit(unit)), packed.parentOf(unit));
            }
            for (int scan = 0; scan < Scans.COUNT; scan++) {
                packed.expect(scan, "parent", packed.parentOf(packed.unit[scan]), parents.get(packed.string(scan)));
            }
        }
    }
}
