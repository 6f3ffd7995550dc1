package suma.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import suma.engine.FaultPoints.Place;
import suma.engine.catalog.Level;
import suma.engine.command.Command;
import suma.engine.command.EventContext;
import suma.engine.command.Outcome;
import suma.engine.command.Outcome.Accepted;
import suma.engine.command.Outcome.Kind;
import suma.engine.command.Outcome.Refused;
import suma.engine.command.Outcome.Unavailable;
import suma.engine.command.Submission;
import suma.engine.catalog.Verdict;

/** A writer that breaks stops the engine and leaves nobody waiting; bad commands do not break it. */
class BrokenWriterTest {
    private static final Command ORDER = Bed.ordering("unit", 10, Map.of());

    @TempDir
    Path folder;

    private final Gate gate = new Gate();

    private Bed open() {
        Bed bed = Bed.open(EngineConfig.at(folder).withFaults(gate));
        bed.put(Bed.drug("unit", 8112340, Level.UNIT));
        bed.put(Bed.drug("case", 8112341, Level.CASE));
        return bed;
    }

    private void closeAndVerify(Bed bed) {
        bed.close();
        assertEquals(List.of(), Bed.findings(EngineConfig.at(folder)));
    }

    @ParameterizedTest
    @FieldSource("suma.engine.FaultPoints#COMMIT")
    void everybodyIsToldAndTheFolderOpensAgain(Place place) {
        Bed bed = open();
        List<String> codes = bed.codes((bed.order("unit", 10)));
        gate.hold(place).breakAt(place);
        List<Heard> waiting = new ArrayList<>(List.of(Heard.of(bed.engine, ORDER)));
        gate.awaitReached();
        IntStream.range(0, 20).forEach(i -> waiting.add(Heard.of(bed.engine, bed.commission(codes.subList(0, 1)))));
        gate.open();
        waiting.forEach(heard -> assertEquals("the engine failed: broken at " + place, heard.outcome(Unavailable.class).why()));
        assertEquals(EngineState.FAILED, bed.engine.state());
        assertEquals("broken at " + place, bed.engine.stateReason());
        assertEquals("the engine is failed: broken at " + place, Heard.of(bed.engine, ORDER).outcome(Unavailable.class).why());
        assertEquals(Verdict.NOT_COMMISSIONED, bed.verdict(codes.get(0)));
        bed.close();
        assertEquals(EngineState.FAILED, bed.engine.state());
        Bed again = Bed.open(EngineConfig.at(folder));
        assertEquals(place == Place.BEFORE_WRITE ? 1 : 2, again.engine.catalog().batches(0, 10).size());
        assertEquals(codes, again.codes(again.engine.catalog().batch("B1").orElseThrow()));
        closeAndVerify(again);
    }

    @Test
    void aCompletionThatThrowsStopsTheEngineAndEverybodyHearsOnce() {
        Bed bed = open();
        gate.hold(Place.BEFORE_WRITE);
        Heard first = Heard.of(bed.engine, ORDER);
        gate.awaitReached();
        Heard before = Heard.of(bed.engine, ORDER);
        for (int i = 0; i < 2; i++) {
            bed.engine.submit(Submission.of(ORDER), outcome -> {
                throw new IllegalStateException("completion broke");
            });
        }
        Heard behind = Heard.of(bed.engine, ORDER);
        gate.open();
        first.outcome(Accepted.class);
        before.outcome(Accepted.class);
        behind.outcome(Unavailable.class);
        assertEquals(EngineState.FAILED, bed.engine.state());
        bed.close();
        closeAndVerify(Bed.open(EngineConfig.at(folder)));
    }

    @Test
    void aListenerThatThrowsLeavesNobodyWaiting() {
        Bed bed = open();
        bed.engine.onState(state -> {
            throw new IllegalStateException("listener broke");
        });
        gate.breakAt(Place.BEFORE_WRITE);
        Heard.of(bed.engine, ORDER).outcome(Unavailable.class);
        assertEquals(EngineState.FAILED, bed.engine.state());
        bed.close();
        closeAndVerify(Bed.open(EngineConfig.at(folder)));
    }

    @Test
    void numbersThatAreNoCodesAreRefused() {
        Bed bed = open();
        long unit = bed.ids(bed.codes(bed.order("unit", 1)))[0];
        long parent = bed.ids(bed.codes(bed.order("case", 1)))[0];
        for (long wrong : new long[] {0, -5, -77, Long.MIN_VALUE, Long.MAX_VALUE, unit | 1L << 40, unit | 1L << 50, parent + 1}) {
            assertEquals(1, assertRefused(bed, new Command.Pack(parent, new long[] {wrong}, EventContext.NONE)).faults().size());
            assertEquals(1, assertRefused(bed, new Command.Commission(new long[] {wrong}, EventContext.NONE)).faults().size());
            assertRefused(bed, new Command.Pack(wrong, new long[] {unit}, EventContext.NONE));
            assertRefused(bed, new Command.Unpack(wrong, new long[0], EventContext.NONE));
        }
        closeAndVerify(bed);
    }

    @Test
    void onlyEventsHappenTogether() {
        Bed bed = open();
        Command good = bed.commission(bed.codes(bed.order("unit", 1)));
        List<Command> others = List.of(ORDER, new Command.PutProduct(Bed.drug("unit", 8112340, Level.UNIT)), Bed.registration("unit", "81123409999999999991"),
                new Command.VoidBatch(1), new Command.Together(List.of(good)));
        for (Command other : others) {
            Refused refused = assertRefused(bed, new Command.Together(List.of(good, other)));
            assertEquals(Kind.INVALID, refused.kind());
            assertTrue(refused.detail().startsWith("event 1: "), refused.detail());
        }
        assertEquals(Kind.INVALID, assertRefused(bed, new Command.Together(List.of())).kind());
        bed.accept(new Command.Together(List.of(good)));
        closeAndVerify(bed);
    }

    private static Refused assertRefused(Bed bed, Command command) {
        Outcome outcome = bed.engine.execute(command);
        assertTrue(outcome instanceof Refused, () -> outcome + " of " + command);
        return (Refused) outcome;
    }
}
