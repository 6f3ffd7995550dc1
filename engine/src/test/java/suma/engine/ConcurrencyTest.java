package suma.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import suma.engine.catalog.Batch;
import suma.engine.catalog.Level;
import suma.engine.command.Answer;
import suma.engine.command.Command;
import suma.engine.command.EventContext;
import suma.engine.command.Outcome.Accepted;
import suma.engine.command.Outcome.Busy;
import suma.engine.index.Block;
import suma.engine.scan.Finding;
import suma.engine.scan.Lookup;
import suma.engine.catalog.Verdict;

/** W1 and W3 under several producers, with lookups beside them. */
class ConcurrencyTest {
    private static final int PRODUCERS = 4;
    private static final int ROUNDS = 60;
    private static final int CHILDREN = 24;
    private static final int MANY = 2000;

    @TempDir
    Path folder;

    private final Set<Long> sequences = new ConcurrentSkipListSet<>();
    private final Collection<String> packed = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean done = new AtomicBoolean();

    @Test
    void whoHearsYesSeesIt() throws InterruptedException, ExecutionException {
        Bed bed = Bed.open(EngineConfig.at(folder));
        bed.put(Bed.drug("unit", 8112340, Level.UNIT));
        bed.put(Bed.drug("case", 8112341, Level.CASE));
        sequences.addAll(List.of(1L, 2L));
        ExecutorService threads = Executors.newFixedThreadPool(PRODUCERS + 1);
        Future<Integer> watching = threads.submit(() -> watch(bed.engine));
        List<Future<?>> producing = IntStream.range(0, PRODUCERS).<Future<?>>mapToObj(i -> threads.submit(() -> produce(bed.engine))).toList();
        for (Future<?> producer : producing) {
            producer.get();
        }
        done.set(true);
        assertTrue(watching.get() > 0);
        threads.shutdown();
        assertEquals(PRODUCERS * ROUNDS * CHILDREN, packed.size());
        assertEquals(new TreeSet<>(LongStream.rangeClosed(1, bed.engine.sequence()).boxed().toList()), sequences);
        bed.close();
        assertEquals(List.of(), Bed.findings(EngineConfig.at(folder)));
    }

    /** Units of a thousand blocks move from case to case; who saw one in a case finds no other in an earlier one. */
    @Test
    void whatOneCommandDoesIsSeenAtOnce() throws InterruptedException, ExecutionException {
        Bed bed = Bed.open(EngineConfig.at(folder));
        bed.put(Bed.drug("unit", 8112340, Level.UNIT));
        bed.put(Bed.drug("case", 8112341, Level.CASE));
        List<String> all = order(bed.engine, "unit", 1000 * Block.CODES);
        List<String> apart = IntStream.range(0, 1000).mapToObj(i -> all.get(i * Block.CODES)).toList();
        List<Command.Pack> packs = packs(bed.engine, order(bed.engine, "case", 60), apart);
        accepted(Heard.of(bed.engine, packs.get(0)));
        ExecutorService threads = Executors.newFixedThreadPool(2);
        List<Future<Integer>> watching = List.of(threads.submit(() -> watchBoth(bed.engine, apart.get(0), apart.get(999))),
                threads.submit(() -> watchBoth(bed.engine, apart.get(999), apart.get(0))));
        for (int i = 1; i < packs.size(); i++) {
            Command unpack = new Command.Unpack(packs.get(i - 1).parent(), new long[0], EventContext.NONE);
            Heard.of(bed.engine, new Command.Together(List.of(unpack, packs.get(i)))).outcome(Accepted.class);
        }
        done.set(true);
        for (Future<Integer> watcher : watching) {
            assertTrue(watcher.get() > 0);
        }
        threads.shutdown();
        bed.close();
    }

    private static List<Command.Pack> packs(Engine engine, List<String> cases, List<String> units) {
        try (Lookup lookup = engine.newLookup()) {
            return cases.stream().map(parent -> pack(lookup, parent, units)).toList();
        }
    }

    private int watchBoth(Engine engine, String first, String second) {
        int seen = 0;
        Finding finding = new Finding();
        try (Lookup lookup = engine.newLookup()) {
            for (; !done.get(); seen++) {
                long parent = find(lookup, first, finding).parent();
                assertTrue(find(lookup, second, finding).parent() >= parent, "seen in a case that it had left by then");
            }
        }
        return seen;
    }

    /** Also while the sale is being undone. */
    @Test
    void whatIsSoldHasASale() throws InterruptedException, ExecutionException {
        Bed bed = Bed.open(EngineConfig.at(folder));
        bed.put(Bed.drug("unit", 8112340, Level.UNIT));
        String unit = order(bed.engine, "unit", 1).get(0);
        bed.accept(Bed.commission(bed.engine.catalog().batch(1).orElseThrow(), 0, 1));
        long[] codes = ids(bed.engine, List.of(unit));
        ExecutorService threads = Executors.newFixedThreadPool(2);
        List<Future<Integer>> watching = IntStream.range(0, 2).mapToObj(i -> threads.submit(() -> watchSales(bed.engine, unit))).toList();
        for (int i = 0; i < 200; i++) {
            long sale = accepted(Heard.of(bed.engine, new Command.Checkout(codes, List.of(), "", "", EventContext.NONE))).sequence();
            accepted(Heard.of(bed.engine, new Command.UndoCheckout(sale, "", EventContext.NONE)));
        }
        done.set(true);
        for (Future<Integer> watcher : watching) {
            assertTrue(watcher.get() > 0);
        }
        threads.shutdown();
        bed.close();
    }

    private int watchSales(Engine engine, String unit) {
        int seen = 0;
        Finding finding = new Finding();
        try (Lookup lookup = engine.newLookup()) {
            for (; !done.get(); seen++) {
                assertEquals(find(lookup, unit, finding).verdict() == Verdict.SOLD, finding.sold(), "of lookup " + seen);
            }
        }
        return seen;
    }

    private static long[] ids(Engine engine, List<String> codes) {
        try (Lookup lookup = engine.newLookup()) {
            return pack(lookup, codes.get(0), codes).children();
        }
    }

    /** What finds no room is refused and nothing else; what is taken is done. */
    @Test
    void aSmallRingUnderFourProducersDropsNothing() throws InterruptedException, ExecutionException {
        Bed bed = Bed.open(EngineConfig.at(folder).withRingSize(4));
        bed.put(Bed.drug("unit", 8112340, Level.UNIT));
        ExecutorService threads = Executors.newFixedThreadPool(PRODUCERS);
        List<Future<List<Heard>>> producing = IntStream.range(0, PRODUCERS).mapToObj(i -> threads.submit(() -> submitMany(bed.engine))).toList();
        int accepted = 0;
        int busy = 0;
        for (Future<List<Heard>> producer : producing) {
            for (Heard heard : producer.get()) {
                accepted += heard.outcome() instanceof Accepted ? 1 : 0;
                busy += heard.outcome() instanceof Busy ? 1 : 0;
            }
        }
        threads.shutdown();
        assertEquals(PRODUCERS * MANY, accepted + busy);
        assertTrue(busy > 0, "the ring was never full");
        assertEquals(accepted, bed.engine.catalog().batches(0, Integer.MAX_VALUE).size());
        assertEquals(1 + accepted, bed.engine.sequence());
        bed.close();
        assertEquals(List.of(), Bed.findings(EngineConfig.at(folder)));
    }

    private static List<Heard> submitMany(Engine engine) {
        return IntStream.range(0, MANY).mapToObj(i -> Heard.of(engine, Bed.ordering("unit", 1, Map.of()))).toList();
    }

    private void produce(Engine engine) {
        Finding finding = new Finding();
        try (Lookup lookup = engine.newLookup()) {
            for (int round = 0; round < ROUNDS; round++) {
                List<String> units = order(engine, "unit", CHILDREN);
                List<String> cases = order(engine, "case", 1);
                units.forEach(code -> assertEquals(Verdict.NOT_COMMISSIONED, find(lookup, code, finding).verdict(), code));
                accepted(Heard.of(engine, pack(lookup, cases.get(0), units)));
                long parent = find(lookup, cases.get(0), finding).codeId();
                units.forEach(code -> assertEquals(parent, find(lookup, code, finding).parent(), code));
                packed.addAll(units);
            }
        }
    }

    private List<String> order(Engine engine, String product, long quantity) {
        Accepted accepted = accepted(Heard.of(engine, Bed.ordering(product, quantity, Map.of())));
        Batch batch = engine.catalog().batch(((Answer.Ordered) accepted.answer()).batch()).orElseThrow();
        return Bed.codes(engine.codesOf(batch, 0, quantity));
    }

    private Accepted accepted(Heard heard) {
        Accepted accepted = heard.outcome(Accepted.class);
        assertTrue(sequences.add(accepted.sequence()), () -> "twice: " + accepted);
        return accepted;
    }

    private static Command.Pack pack(Lookup lookup, String parent, List<String> children) {
        lookup.clear();
        for (String code : children) {
            lookup.add(code.getBytes(StandardCharsets.US_ASCII), 0, code.length());
        }
        lookup.add(parent.getBytes(StandardCharsets.US_ASCII), 0, parent.length());
        long[] ids = new long[children.size() + 1];
        lookup.codeIds(ids);
        return new Command.Pack(ids[children.size()], Arrays.copyOf(ids, children.size()), EventContext.NONE);
    }

    /** Looks at what others packed, over and over; nothing of it may ever be unseen again. */
    private int watch(Engine engine) {
        int seen = 0;
        Finding finding = new Finding();
        try (Lookup lookup = engine.newLookup()) {
            while (!done.get()) {
                for (String code : packed) {
                    assertEquals(Verdict.OK, find(lookup, code, finding).verdict(), code);
                    assertTrue(finding.parent() != CodeId.NONE, code);
                    seen++;
                }
            }
        }
        return seen;
    }

    private static Finding find(Lookup lookup, String code, Finding finding) {
        byte[] text = code.getBytes(StandardCharsets.US_ASCII);
        assertTrue(lookup.find(text, 0, text.length, finding), code);
        return finding;
    }
}
