package suma.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import suma.engine.catalog.Level;
import suma.engine.catalog.Product;
import suma.engine.command.EventContext;
import suma.engine.history.EventKind;
import suma.engine.trace.Inside;
import suma.engine.trace.LotTrace;
import suma.engine.trace.Made;
import suma.engine.trace.Moment;
import suma.engine.trace.Tenure;
import suma.engine.trace.Trace;
import suma.engine.trace.TraceLimits;
import suma.engine.trace.TracedEvent;

/**
 * What codes held at any moment, what they were in, who had them, what befell them and what they were made of, against plain
 * lists of what happened; events are told late and out of order. A failure names its seed; {@link Seeds} runs it again.
 */
class PastTest {
    private static final int QUESTIONS = 100;
    private static final int MOMENTS = 10;
    private static final long START_MS = 1_800_000_000_000L;

    @TempDir
    Path folder;

    private final StepClock clock = new StepClock(START_MS);
    private Bed bed;
    private RandomPast past;
    private Random random;

    private void open() {
        bed = Bed.open(EngineConfig.at(folder).withClock(clock));
    }

    private void fill(int units, int cases, int pallets) {
        open();
        past = new RandomPast(random, clock, bed);
        past.fill(units, cases, pallets);
    }

    private List<String> contentsThen(String parent, long atMs, Optional<Level> level) {
        return Bed.codes(bed.engine.contentsOf(bed.id(parent), level, atMs)).stream().sorted().toList();
    }

    private Trace trace(String code, int depth) {
        return bed.engine.trace(bed.id(code), new TraceLimits(depth, new Moment(Long.MIN_VALUE, 0), Long.MAX_VALUE, TraceLimits.MOST_EVENTS));
    }

    private String text(TracedEvent event) {
        return event.what().atMs() + "#" + event.what().sequence() + " " + event.what().kind().text() + " " + past.name(event.subject())
                + " " + event.codes();
    }

    private static boolean holds(Moment since, Moment until, long atMs) {
        Moment endOfMs = new Moment(atMs, Long.MAX_VALUE);
        return since.compareTo(endOfMs) <= 0 && until.compareTo(endOfMs) > 0 || until.equals(endOfMs);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("suma.engine.Seeds#few")
    void anyMomentOfARandomHistory(long seed) {
        run(seed, 300);
    }

    @Tag("slow")
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("suma.engine.Seeds#many")
    void anyMomentOfALongHistory(long seed) {
        run(seed, 4000);
    }

    private void run(long seed, int steps) {
        random = new Random(seed);
        fill(300 + steps / 4, 12 + steps / 50, 3 + steps / 400);
        for (int i = 0; i < steps; i++) {
            past.step();
        }
        bed.close();
        open();
        past.opened(bed);
        for (int i = 0; i < QUESTIONS; i++) {
            ask("seed " + seed + " question " + i);
        }
        for (String lot : past.lots()) {
            checkLot(lot, "seed " + seed + " " + lot);
        }
        for (String holder : past.holders()) {
            assertEquals(List.copyOf(past.model.heldNow(holder)), bed.contents(holder).stream().sorted().toList(), "seed " + seed);
            check(holder, "seed " + seed + " " + holder);
        }
        bed.close();
        assertEquals(List.of(), Bed.findings(EngineConfig.at(folder).withClock(clock)));
    }

    private long anyMs() {
        return random.nextBoolean() ? past.model.momentMs(random.nextInt(1 << 20))
                : START_MS - 250 + random.nextInt((int) (clock.millis() - START_MS) + 500);
    }

    private void ask(String question) {
        String parent = past.holders().get(random.nextInt(past.holders().size()));
        long atMs = anyMs();
        assertEquals(List.copyOf(past.model.heldThen(parent, atMs)), contentsThen(parent, atMs, Optional.empty()), question);
        check(past.anyUnit(), question);
    }

    private void check(String code, String question) {
        int depth = 1 + random.nextInt(6);
        Trace trace = trace(code, depth);
        List<PastModel.Told> told = past.model.trace(code);
        assertEquals(told.stream().map(PastModel.Told::text).toList(), trace.events().stream().map(this::text).toList(), question);
        for (int i = 0; i < MOMENTS; i++) {
            checkMoment(code, trace, anyMs(), question);
        }
        Set<Long> using = past.lineage.using(code);
        told.stream().filter(event -> event.kind() == EventKind.TRANSFORM && !event.made()).forEach(event -> using.add(event.sequence()));
        checkMade(trace.partial(), past.lineage.back(past.lineage.making(code), depth), trace.madeFrom(), question + " made from, depth " + depth);
        checkMade(trace.partial(), past.lineage.forth(using, depth), trace.madeInto(), question + " made into, depth " + depth);
    }

    private void checkMoment(String code, Trace trace, long atMs, String question) {
        String moment = question + " " + code + " at " + atMs;
        List<String> in = trace.parents().stream().filter(inside -> holds(inside.since(), inside.until(), atMs)).map(Inside::container).map(past::name).toList();
        assertEquals(Set.copyOf(past.model.holdersThen(code, atMs)), Set.copyOf(in), moment);
        List<Tenure> with = trace.custody().stream().filter(tenure -> !tenure.note().startsWith("overlap") && holds(tenure.since(), tenure.until(), atMs)).toList();
        assertEquals(past.model.custodyThen(code, atMs), with.stream().map(tenure -> tenure.state().text() + " " + tenure.party()).collect(Collectors.joining(", ")), moment);
    }

    private static void checkMade(boolean partial, Set<Long> expected, List<Made> made, String question) {
        Set<Long> found = new TreeSet<>();
        collect(made, found);
        if (partial) {
            assertTrue(expected.containsAll(found), question + ": expected some of " + expected + ", actual " + found);
        } else {
            assertEquals(expected, found, question);
        }
    }

    private static void collect(List<Made> made, Set<Long> found) {
        for (Made one : made) {
            assertTrue(found.add(one.what().sequence()), "told twice: " + one.what());
            one.goods().forEach(source -> collect(source.further(), found));
        }
    }

    private void checkLot(String lot, String question) {
        String[] parts = lot.split(" ");
        Product product = bed.engine.catalog().product(parts[0]).orElseThrow();
        LotTrace trace = bed.engine.trace(product, parts[1], TraceLimits.USUAL);
        checkMade(trace.partial(), past.lineage.back(past.lineage.making(lot), TraceLimits.USUAL.depth()), trace.madeFrom(), question + " made from");
        checkMade(trace.partial(), past.lineage.forth(past.lineage.using(lot), TraceLimits.USUAL.depth()), trace.madeInto(), question + " made into");
    }

    @Test
    void oneLevelOnly() {
        random = new Random(1);
        fill(10, 1, 1);
        List<String> cases = past.holders().subList(0, 1);
        past.pack(past.units(), cases.get(0), EventContext.NONE);
        past.pack(cases, past.holders().get(1), EventContext.NONE);
        String pallet = past.holders().get(1);
        long packedMs = clock.millis();
        clock.advance(10);
        past.unpack(cases, EventContext.NONE);
        assertEquals(cases, contentsThen(pallet, packedMs, Optional.of(Level.CASE)));
        assertEquals(past.units().stream().sorted().toList(), contentsThen(pallet, packedMs, Optional.of(Level.UNIT)));
        assertEquals(List.of(), contentsThen(pallet, clock.millis(), Optional.empty()));
        assertEquals(List.of(), contentsThen(pallet, 0, Optional.empty()));
        bed.close();
    }
}
