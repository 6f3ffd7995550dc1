package suma.loadgen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;

final class LoadLoopTest {
    private static final long MS = 1_000_000;
    private static final long S = 1000 * MS;
    private static final long PATIENCE = 5 * S;
    /** Three digits of the histogram. */
    private static final double EXACT = 0.002;

    private final List<Recorder.Second> seconds = new ArrayList<>();

    private Outcome run(Schedule schedule, VirtualTarget target) {
        return run(schedule, target, target::nowNs);
    }

    private Outcome run(Schedule schedule, Transport target, LongSupplier clockNs) {
        Recorder recorder = new Recorder(schedule, seconds::add);
        Scenario orders = new IssueScenario("L", 1);
        return recorder.outcome(new LoadLoop(schedule, orders, target, recorder, clockNs, PATIENCE).run());
    }

    private static void assertMillis(double expected, double actual) {
        assertEquals(expected, actual, Math.max(0.01, expected * EXACT));
    }

    @Test
    void aTargetThatNeverSleepsIsTimedAsItIs() {
        Outcome outcome = run(new OpenSchedule(0, 100, 0, 10 * S), new VirtualTarget(1, n -> 2 * MS));
        assertEquals(List.of(), outcome.problems());
        assertEquals(1000, outcome.total().doneCount());
        assertMillis(2, outcome.total().millis(50));
        assertMillis(2, outcome.total().maxMillis());
    }

    @Test
    void aStallIsChargedForEveryCallItHeldBack() {
        Outcome outcome = run(new OpenSchedule(0, 100, 0, 10 * S), new VirtualTarget(1, n -> n == 300 ? 2 * S : 1000));
        Figures figures = outcome.total();
        assertEquals(1000, figures.doneCount());
        assertMillis(0.001, figures.millis(50));
        assertMillis(1000, figures.millis(90));
        assertMillis(1900, figures.millis(99));
        assertMillis(2000, figures.maxMillis());
        assertTrue(outcome.keptRate());
    }

    @Test
    void moreConnectionsDoNotHideAStall() {
        Figures figures = run(new OpenSchedule(0, 100, 0, 10 * S), new VirtualTarget(64, n -> n == 300 ? 2 * S : 1000)).total();
        assertMillis(1000, figures.millis(90));
        assertMillis(1900, figures.millis(99));
    }

    @Test
    void aTargetThatIsTooSlowIsSaidToBe() {
        Outcome outcome = run(new OpenSchedule(0, 100, 0, 10 * S), new VirtualTarget(4, n -> 20 * MS));
        assertFalse(outcome.keptRate());
        assertEquals(1000, outcome.total().doneCount());
        assertEquals(50, outcome.perSecond(), 1);
        assertMillis(10_010, outcome.total().maxMillis());
        assertEquals(List.of("the rate was not kept: expected 100/s actual 50/s"), outcome.problems());
    }

    /** The backlog of the warm-up keeps all measured calls waiting, and yet the target answers. */
    @Test
    void whatATargetAnswersIsToldWheneverItWasDue() {
        Outcome outcome = run(new OpenSchedule(0, 100, 5 * S, 5 * S), new VirtualTarget(4, n -> 20 * MS));
        assertEquals(50, outcome.perSecond(), 1);
        assertEquals(List.of("the rate was not kept: expected 100/s actual 50/s"), outcome.problems());
    }

    @Test
    void whatFallsDueWhileAnswersAreReadIsSentBetweenThem() {
        long readNs = MS / 2;
        SlowReading target = new SlowReading(20, Integer.MAX_VALUE, readNs);
        Outcome outcome = run(new OpenSchedule(0, 1000, 0, 10 * S), target, target::nowNs);
        assertEquals(10_000, outcome.total().doneCount());
        assertEquals(readNs / 1e3, outcome.sentLateMicros(100), 10, outcome::timingError);
    }

    @Test
    void theWarmUpIsSentAndNotMeasured() {
        Outcome outcome = run(new OpenSchedule(0, 100, 3 * S, 2 * S), new VirtualTarget(1, n -> n < 300 ? 9 * MS : MS));
        assertEquals(200, outcome.total().offeredCount());
        assertEquals(200, outcome.total().doneCount());
        assertMillis(1, outcome.total().maxMillis());
        assertEquals(List.of(true, true, true, false, false), seconds.stream().map(Recorder.Second::warmup).toList());
        assertEquals(500, seconds.stream().mapToLong(Recorder.Second::done).sum());
    }

    @Test
    void aTargetThatDiesLeavesWhatWasMeasured() {
        Outcome outcome = run(new OpenSchedule(0, 100, 0, 10 * S), new VirtualTarget(1, n -> MS).dyingAt(4 * S));
        assertEquals(List.of("the target is gone: it died; 1 calls that were due have no answer"), outcome.problems());
        assertEquals(400, outcome.total().offeredCount());
        assertMillis(1, outcome.total().maxMillis());
    }

    @Test
    void aTargetThatFallsSilentEndsTheRun() {
        Outcome outcome = run(new OpenSchedule(0, 100, 0, 10 * S), new VirtualTarget(1, n -> n == 100 ? 3600 * S : MS));
        assertFalse(outcome.end().complete());
        assertTrue(outcome.problems().get(0).startsWith("the target is silent"), outcome.problems()::toString);
        assertTrue(outcome.problems().get(0).endsWith("calls that were due have no answer"), outcome.problems()::toString);
        assertEquals(100, outcome.total().doneCount());
    }

    @Test
    void aLowRateIsNotSilence() {
        Outcome outcome = run(new OpenSchedule(0, 0.1, 0, 60 * S), new VirtualTarget(1, n -> MS));
        assertEquals(List.of(), outcome.problems());
        assertEquals(6, outcome.total().doneCount());
    }

    @Test
    void aClosedLoopTimesFromSending() {
        Outcome outcome = run(new ClosedSchedule(0, S, 10 * S), new VirtualTarget(4, n -> 20 * MS));
        assertEquals(List.of(), outcome.problems());
        assertEquals(50, outcome.perSecond(), 1);
        assertMillis(80, outcome.total().millis(50));
    }

    /** Sent up to a slice after they were due, and heard when the next slice begins. */
    @Test
    void callsOfASliceAreSentTogetherAndTimedFromWhenTheyWereDue() {
        Outcome outcome = run(new OpenSchedule(0, 1000, S, S, 5 * MS), new VirtualTarget(16, n -> 1000));
        assertEquals(List.of(), outcome.problems());
        assertEquals(1000, outcome.total().offeredCount());
        assertEquals(1000, outcome.total().doneCount());
        assertEquals(8, outcome.total().millis(50), 0.1);
        assertEquals(10, outcome.total().maxMillis(), 0.1);
        assertEquals(5000, outcome.sentLateMicros(100), 50);
    }

    /** One that rests hears no answer, and only an answer makes room. */
    @Test
    void callsOfASliceThatWaitForRoomAreSentWhenThereIs() {
        SlowReading target = new SlowReading(1, 1, 3 * MS);
        Outcome outcome = run(new OpenSchedule(0, 1000, 0, 10 * MS, MS), target, target::nowNs);
        assertEquals(1 + 10 * 3 - 9, outcome.total().maxMillis(), 0.1);
    }

    @Test
    void whatTheTargetHoldsBackIsNotOurDelay() {
        Outcome outcome = run(new OpenSchedule(0, 100, 0, 10 * S), new VirtualTarget(1, n -> n == 300 ? 2 * S : 1000));
        assertEquals(0, outcome.sentLateMicros(99), 1);
        assertTrue(outcome.sentLateNs().getTotalCount() < 1000);
    }
}
