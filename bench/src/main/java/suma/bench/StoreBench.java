package suma.bench;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.rocksdb.RocksDBException;
import suma.bench.PackingLine.Work;
import suma.engine.catalog.Batch;

/** Links made durable by one thread that waits for each burst, beside a key a link in RocksDB with one synced write a burst. */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class StoreBench {
    private static final int PER_PACK = 24;
    private static final int PACKS = 256;
    private static final int LINKS = PACKS * PER_PACK;
    /** More than an iteration can pack. */
    private static final long PACKS_ORDERED = 4_000_000;

    @Benchmark
    @OperationsPerInvocation(LINKS)
    public void engine(ByEngine by) {
        by.burst();
    }

    @Benchmark
    @OperationsPerInvocation(LINKS)
    public void rocks(ByRocks by) throws RocksDBException {
        by.burst();
    }

    /** An engine with a new order for each iteration. */
    @State(Scope.Thread)
    public static class ByEngine {
        private static final int FIRST_UNIT = 8_100_000;
        private static final int FIRST_CASE = 8_900_000;

        private final Scratch scratch = new Scratch(Optional.empty());
        private final Plant plant = Plant.open(scratch.next());
        private final Scanner scanner = new Scanner(plant.engine());
        private final Deeds deeds = new Deeds(plant.engine(), PACKS);
        private Work work;
        private long packed;
        private int orders;

        @Setup(Level.Iteration)
        public void order() {
            orders++;
            Batch units = order(FIRST_UNIT, suma.engine.catalog.Level.UNIT, PACKS_ORDERED * PER_PACK);
            Batch cases = order(FIRST_CASE, suma.engine.catalog.Level.CASE, PACKS_ORDERED);
            work = new Work(Plant.codeId(units, 0), Plant.codeId(cases, 0), PACKS_ORDERED, PER_PACK);
            packed = 0;
        }

        /** A space of its own for each, so that none is filled. */
        private Batch order(int firstDrug, suma.engine.catalog.Level level, long quantity) {
            String drug = Integer.toString(firstDrug + orders);
            plant.addDrug(drug, level);
            return plant.order(drug, quantity);
        }

        private void burst() {
            for (int i = 0; i < PACKS; i++) {
                deeds.submit(work.pack(packed++));
            }
            deeds.await();
        }

        @TearDown(Level.Iteration)
        public void check() {
            deeds.failure().ifPresent(failure -> {
                throw new IllegalStateException("pack: expected accepted, actual " + failure);
            });
            long parent = scanner.parentOf(work.firstChild() + packed * PER_PACK - 1);
            if (parent != work.firstParent() + packed - 1) {
                throw new IllegalStateException("last child: expected parent " + (work.firstParent() + packed - 1) + " actual " + parent);
            }
        }

        @TearDown
        public void close() {
            scanner.close();
            plant.close();
            scratch.close();
        }
    }

    /** RocksDB as it comes. */
    @State(Scope.Thread)
    public static class ByRocks {
        private static final long FIRST_PARENT = 1L << 40;

        private final Scratch scratch = new Scratch(Optional.empty());
        private RocksLinks links;
        private long linked;

        @Setup
        public void open() throws RocksDBException {
            links = new RocksLinks(scratch.next());
        }

        private void burst() throws RocksDBException {
            links.put(linked, LINKS, FIRST_PARENT, PER_PACK);
            linked += LINKS;
        }

        @TearDown(Level.Iteration)
        public void check() throws RocksDBException {
            links.verify(linked - 1, FIRST_PARENT, PER_PACK);
        }

        @TearDown
        public void close() {
            links.close();
            scratch.close();
        }
    }
}
