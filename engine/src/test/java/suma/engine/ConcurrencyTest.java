package suma.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
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
import suma.engine.scan.Finding;
import suma.engine.scan.Lookup;
import suma.engine.catalog.Verdict;

/** W1 and W3 under several producers, with lookups beside them. */
class ConcurrencyTest {
    private static final int PRODUCERS = 4;
    private static final int ROUNDS = 60;
    private static final int CHILDREN = 24;

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
        return new Command.Pack(ids[children.size()], java.util.Arrays.copyOf(ids, children.size()), EventContext.NONE);
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
