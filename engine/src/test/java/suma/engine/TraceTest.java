package suma.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import suma.engine.catalog.Batch;
import suma.engine.catalog.Level;
import suma.engine.catalog.Party;
import suma.engine.command.Command;
import suma.engine.command.EventContext;
import suma.engine.trace.Moment;
import suma.engine.trace.Trace;
import suma.engine.trace.TraceLimits;
import suma.engine.trace.TracedEvent;

/** What a trace tells. Times are minutes after the start. */
class TraceTest {
    private static final long START_MS = 1_800_000_000_000L;
    private static final long MINUTE_MS = 60_000;

    @TempDir
    Path folder;

    private final StepClock clock = new StepClock(START_MS);
    private Bed bed;
    private Batch batch;
    private List<String> units;
    private List<String> cases;
    private String pallet;

    @BeforeEach
    void fill() {
        bed = Bed.open(EngineConfig.at(folder).withClock(clock));
        bed.accept(new Command.PutParty(new Party(0, "plant", "Plant", "factory", "", "", "330100", "")));
        bed.put(Bed.drug("unit", 8112340, Level.UNIT));
        bed.put(Bed.drug("case", 8112341, Level.CASE));
        bed.put(Bed.drug("pallet", 8112342, Level.PALLET));
        batch = bed.order("unit", 100);
        units = bed.codes(batch);
        cases = bed.codes(bed.order("case", 3));
        pallet = bed.codes(bed.order("pallet", 1)).get(0);
    }

    @AfterEach
    void close() {
        bed.close();
        assertEquals(List.of(), Bed.findings(EngineConfig.at(folder)));
    }

    private static EventContext told(long minute) {
        return new EventContext(START_MS + minute * MINUTE_MS, "plant", "hall 1", "", "");
    }

    private void at(long minute, Command event) {
        clock.advance(START_MS + minute * MINUTE_MS - clock.millis());
        bed.accept(event);
    }

    private Trace trace(String code) {
        return bed.engine.trace(bed.id(code), TraceLimits.USUAL);
    }

    private long minute(long atMs) {
        return Math.floorDiv(atMs - START_MS, MINUTE_MS);
    }

    private String events(Trace trace) {
        return trace.events().stream().map(this::text).collect(Collectors.joining(", "));
    }

    private String text(TracedEvent event) {
        String codes = event.codes() == 0 ? "" : " of " + event.codes();
        return minute(event.what().atMs()) + " " + event.what().kind().text() + codes;
    }

    private List<String> parents(Trace trace) {
        List<String> parents = new ArrayList<>();
        trace.parents().forEach(inside -> parents.add(name(inside.container()) + " " + minute(inside.since().atMs()) + "-"
                + (inside.untilMs().isPresent() ? minute(inside.untilMs().getAsLong()) : "")));
        return parents;
    }

    private String name(long codeId) {
        return codeId == bed.id(pallet) ? "pallet" : "case" + cases.indexOf(cases.stream().filter(code -> bed.id(code) == codeId).findFirst().orElseThrow());
    }

    @Test
    void aUnitThroughItsCaseAndPallet() {
        at(1, Bed.commission(batch, 0, 50));
        at(2, bed.pack(cases.get(0), units.subList(0, 24)));
        at(3, bed.pack(pallet, cases.subList(0, 2)));
        at(5, bed.unpack(cases.get(0), units.subList(3, 4)));
        at(6, bed.unpack(pallet, cases.subList(0, 2)));
        at(7, bed.pack(cases.get(1), units.subList(3, 4)));
        Trace left = trace(units.get(3));
        assertEquals("0 issue, 1 commission, 2 pack, 3 pack, 5 unpack, 7 pack", events(left));
        assertEquals(List.of("case0 2-5", "pallet 3-5", "case1 7-"), parents(left));
        Trace stayed = trace(units.get(4));
        assertEquals("0 issue, 1 commission, 2 pack, 3 pack, 6 unpack", events(stayed));
        assertEquals(List.of("case0 2-", "pallet 3-6"), parents(stayed));
        assertEquals(batch, stayed.batch());
        assertFalse(stayed.partial());
        assertEquals("0 issue, 2 pack of 24, 3 pack, 5 unpack of 1, 6 unpack", events(trace(cases.get(0))));
        assertEquals("0 issue, 3 pack of 2, 6 unpack of 2", events(trace(pallet)));
        assertEquals("0 issue", events(trace(units.get(99))));
    }

    @Test
    void eventsToldLateCountFromWhenTheyHappened() {
        at(20, new Command.Pack(bed.id(cases.get(0)), bed.ids(units.subList(0, 2)), told(10)));
        at(21, new Command.Pack(bed.id(pallet), bed.ids(cases.subList(0, 1)), told(12)));
        at(22, new Command.Unpack(bed.id(cases.get(0)), bed.ids(units.subList(0, 1)), told(11)));
        assertEquals(List.of("case0 10-11"), parents(trace(units.get(0))));
        assertEquals("0 issue, 10 pack, 11 unpack", events(trace(units.get(0))));
        assertEquals(List.of("case0 10-", "pallet 12-"), parents(trace(units.get(1))));
        TracedEvent pack = trace(units.get(1)).events().get(1);
        assertEquals("plant", pack.what().context().party());
        assertEquals(START_MS + 20 * MINUTE_MS, pack.what().recordedAtMs());
        assertEquals(bed.id(cases.get(0)), pack.parent());
    }

    @Test
    void whatBefellTheBatchCountsForCodesItFoundUntouched() {
        at(1, bed.commission(units.subList(0, 1)));
        at(2, Bed.commission(batch, 0, 10));
        at(3, new Command.VoidBatch(batch.number()));
        assertEquals("0 issue, 1 commission", events(trace(units.get(0))));
        assertEquals("0 issue, 2 commission", events(trace(units.get(1))));
        assertEquals("0 issue, 3 void", events(trace(units.get(10))));
    }

    @Test
    void pagesAndTimes() {
        at(1, Bed.commission(batch, 0, 50));
        at(2, bed.pack(cases.get(0), units.subList(0, 24)));
        at(3, bed.unpack(cases.get(0), units.subList(0, 24)));
        long unit = bed.id(units.get(0));
        Trace first = bed.engine.trace(unit, new TraceLimits(1, new Moment(Long.MIN_VALUE, 0), Long.MAX_VALUE, 2));
        assertEquals("0 issue, 1 commission", events(first));
        Trace second = bed.engine.trace(unit, new TraceLimits(1, first.next().orElseThrow(), Long.MAX_VALUE, 2));
        assertEquals("2 pack, 3 unpack", events(second));
        assertTrue(second.next().isEmpty());
        assertEquals("0 issue, 1 commission", events(bed.engine.trace(unit, new TraceLimits(1, new Moment(0, 0), START_MS + MINUTE_MS, 9))));
    }
}
