package suma.engine;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import suma.engine.FaultPoints.Place;
import suma.engine.catalog.Batch;
import suma.engine.catalog.Level;
import suma.engine.command.Command;
import suma.engine.command.Outcome;
import suma.engine.command.Outcome.Accepted;
import suma.engine.command.Outcome.Busy;
import suma.engine.command.Outcome.Unavailable;
import suma.engine.scan.CodeCursor;
import suma.engine.scan.Lookup;
import suma.engine.catalog.Verdict;

/** From opening to closing: who is refused when, and that everybody hears once. */
class LifecycleTest {
    private static final Command ORDER = Bed.ordering("unit", 1, Map.of());

    @TempDir
    Path folder;

    private final Gate gate = new Gate();

    private EngineConfig config() {
        return EngineConfig.at(folder).withFaults(gate);
    }

    private Bed openWithUnit(EngineConfig config) {
        Bed bed = Bed.open(config);
        bed.put(Bed.drug("unit", 8112340, Level.UNIT));
        return bed;
    }

    private void assertClean() {
        assertEquals(List.of(), Bed.findings(config()));
    }

    @Test
    void stepsThroughItsStatesAndTellsThem() {
        List<EngineState> states = Collections.synchronizedList(new ArrayList<>());
        Bed bed = openWithUnit(config());
        bed.engine.onState(states::add);
        bed.close();
        bed.engine.close();
        assertEquals(List.of(EngineState.DRAINING, EngineState.CLOSED), states);
        assertEquals("closed at sequence 1", bed.engine.stateReason());
        assertClean();
    }

    @Test
    void aClosedEngineRefusesEverythingAndBreaksNothing() {
        Bed bed = openWithUnit(config());
        Batch batch = bed.order("unit", 10);
        bed.close();
        assertEquals("the engine is closed: closed at sequence 2", Heard.of(bed.engine, ORDER).outcome(Unavailable.class).why());
        assertThrows(EngineException.class, bed.engine::newLookup);
        assertThrows(EngineException.class, () -> bed.engine.codesOf(batch, 0, 1));
        assertThrows(EngineException.class, () -> bed.engine.contentsOf(1, Optional.empty()));
        assertThrows(EngineException.class, bed.engine::footprint);
        assertThrows(EngineException.class, bed.engine::compact);
        assertEquals(2, bed.engine.sequence());
        assertEquals(10, bed.engine.catalog().batch("B1").orElseThrow().quantity());
    }

    @Test
    void closingTwiceIsClosingOnce() {
        Bed bed = openWithUnit(config());
        bed.order("unit", 2000);
        Lookup lookup = bed.engine.newLookup();
        CodeCursor codes = bed.engine.codesOf(bed.engine.catalog().batch("B1").orElseThrow(), 0, 10);
        CodeCursor contents = bed.engine.contentsOf(1, Optional.empty());
        for (AutoCloseable open : List.of(lookup, codes, contents, lookup, codes, contents)) {
            assertDoesNotThrow(open::close);
        }
        bed.accept(ORDER);
        assertEquals(Verdict.NOT_COMMISSIONED, bed.verdict(Bed.codes(bed.engine.codesOf(bed.engine.catalog().batch("B1").orElseThrow(), 0, 10)).get(0)));
        bed.close();
        assertClean();
    }

    @Test
    void commandsAreRefusedUntilTheIndexIsComplete() {
        openWithUnit(config()).close();
        Bed.stray(folder, "index/clean", "not clean");
        Engine engine = Engine.open(config());
        Outcome early = Heard.of(engine, ORDER).outcome();
        if (early instanceof Unavailable unavailable) {
            assertEquals("the engine is recovering: opening the index", unavailable.why());
        }
        engine.close();
        assertEquals(EngineState.CLOSED, engine.state());
        Bed.open(config()).close();
        assertClean();
    }

    @Test
    void aFullRingSaysBusyAndLosesNothing() {
        Bed bed = openWithUnit(config().withRingSize(8));
        gate.hold(Place.BEFORE_WRITE);
        Heard first = Heard.of(bed.engine, ORDER);
        gate.awaitReached();
        List<Heard> heard = IntStream.range(0, 50).mapToObj(i -> Heard.of(bed.engine, ORDER)).toList();
        long busy = heard.stream().filter(one -> !one.waits()).peek(one -> one.outcome(Busy.class)).count();
        assertEquals(50 - 8, busy);
        gate.open();
        first.outcome(Accepted.class);
        long accepted = heard.stream().filter(one -> one.outcome() instanceof Accepted).count();
        assertEquals(8, accepted);
        bed.accept(ORDER);
        assertEquals(10, bed.engine.catalog().batches(0, 100).size());
        bed.close();
        assertClean();
    }

    @Test
    void closingCarriesOutWhatWasHandedIn() throws InterruptedException {
        Bed bed = openWithUnit(config());
        gate.hold(Place.BEFORE_WRITE);
        List<Heard> before = new ArrayList<>(List.of(Heard.of(bed.engine, ORDER)));
        gate.awaitReached();
        IntStream.range(0, 20).forEach(i -> before.add(Heard.of(bed.engine, ORDER)));
        CountDownLatch draining = new CountDownLatch(1);
        bed.engine.onState(state -> draining.countDown());
        Thread closer = new Thread(bed::close);
        closer.start();
        draining.await();
        assertTrue(Heard.of(bed.engine, ORDER).outcome(Unavailable.class).why().startsWith("the engine is draining"));
        gate.open();
        before.forEach(heard -> heard.outcome(Accepted.class));
        closer.join();
        assertEquals(22, bed.engine.sequence());
        assertClean();
    }

    @Test
    void everySubmitterDuringClosingHearsOnce() throws InterruptedException {
        for (int round = 0; round < 3; round++) {
            Bed bed = openWithUnit(config().withRingSize(64));
            List<Heard> heard = Collections.synchronizedList(new ArrayList<>());
            CountDownLatch underway = new CountDownLatch(400);
            List<Thread> submitters = IntStream.range(0, 4).mapToObj(i -> new Thread(() -> submitUntilClosed(bed.engine, heard, underway))).toList();
            submitters.forEach(Thread::start);
            underway.await();
            bed.close();
            for (Thread submitter : submitters) {
                submitter.join();
            }
            long accepted = heard.stream().filter(one -> one.outcome() instanceof Accepted).count();
            Bed again = Bed.open(config());
            assertEquals(accepted, again.engine.catalog().batches(0, Integer.MAX_VALUE).size() - earlier);
            earlier += accepted;
            again.close();
        }
        assertClean();
    }

    private long earlier;

    private static void submitUntilClosed(Engine engine, List<Heard> heard, CountDownLatch underway) {
        while (engine.state() != EngineState.CLOSED) {
            Heard one = Heard.of(engine, ORDER);
            heard.add(one);
            underway.countDown();
            if (heard.size() % 32 == 0) {
                one.outcome();
            }
        }
    }

    @Test
    void anEngineMayBeOpenedAgainWithTheSameConfiguration() {
        EngineConfig config = config();
        openWithUnit(config).close();
        Bed bed = Bed.open(config);
        bed.accept(ORDER);
        bed.close();
        assertClean();
    }
}
