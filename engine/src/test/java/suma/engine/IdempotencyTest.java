package suma.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import suma.engine.FaultPoints.Place;
import suma.engine.catalog.Level;
import suma.engine.command.Answer;
import suma.engine.command.Command;
import suma.engine.command.Outcome;
import suma.engine.command.Outcome.Accepted;
import suma.engine.command.Outcome.Kind;
import suma.engine.command.Outcome.Refused;

/** Idempotency keys: a retry is answered as the first time, whenever it comes, and nothing is done again. */
class IdempotencyTest {
    private static final Command ORDER = Bed.ordering("unit", 10, Map.of());

    @TempDir
    Path folder;

    private final Gate gate = new Gate();
    private Bed bed;

    @BeforeEach
    void open() {
        bed = Bed.open(EngineConfig.at(folder).withFaults(gate));
        bed.put(Bed.drug("unit", 8112340, Level.UNIT));
        bed.put(Bed.drug("case", 8112341, Level.CASE));
    }

    @AfterEach
    void closeAndVerify() {
        bed.close();
        assertEquals(List.of(), Bed.findings(EngineConfig.at(folder)));
    }

    private void reopen() {
        bed.close();
        bed = Bed.open(EngineConfig.at(folder));
    }

    private Outcome say(Command command, int caller, String key, long hash) {
        return Heard.of(bed.engine, command, caller, key, hash).outcome();
    }

    private Accepted accepted(Command command, int caller, String key, long hash) {
        return (Accepted) say(command, caller, key, hash);
    }

    @Test
    void anotherBodyUnderAUsedKeyIsRefused() {
        accepted(ORDER, 7, "k", 1);
        Refused refused = (Refused) say(ORDER, 7, "k", 2);
        assertEquals(Kind.KEY_REUSED, refused.kind());
        assertEquals("Idempotency-Key k was used before with another request", refused.detail());
        assertEquals(1, bed.engine.catalog().batches(0, 10).size());
    }

    @Test
    void aRetryIsAnsweredAsBefore() {
        Accepted first = accepted(ORDER, 7, "k", 1);
        long sequence = bed.engine.sequence();
        Accepted again = accepted(ORDER, 7, "k", 1);
        reopen();
        Accepted later = accepted(ORDER, 7, "k", 1);
        assertFalse(first.replayed());
        assertTrue(again.replayed() && later.replayed());
        assertEquals(new Accepted(first.sequence(), first.recordedAtMs(), first.answer(), true), again);
        assertEquals(again, later);
        assertEquals(sequence, bed.engine.sequence());
    }

    @Test
    void callersHaveKeysOfTheirOwn() {
        Accepted mine = accepted(ORDER, 7, "k", 1);
        Accepted theirs = accepted(ORDER, 8, "k", 1);
        Accepted prefixed = accepted(ORDER, 7, "k2", 1);
        assertNotEquals(mine.answer(), theirs.answer());
        assertNotEquals(mine.answer(), prefixed.answer());
    }

    @Test
    void aRetryBeforeTheFirstIsDurableWaitsForIt() {
        gate.hold(Place.BEFORE_WRITE);
        Heard other = Heard.of(bed.engine, Bed.ordering("unit", 1, Map.of()));
        gate.awaitReached();
        Heard first = Heard.of(bed.engine, ORDER, 7, "k", 1);
        Heard again = Heard.of(bed.engine, ORDER, 7, "k", 1);
        Heard wrong = Heard.of(bed.engine, ORDER, 7, "k", 2);
        assertTrue(other.waits() && first.waits() && again.waits() && wrong.waits());
        gate.open();
        assertEquals(first.outcome(Accepted.class).answer(), again.outcome(Accepted.class).answer());
        assertTrue(again.outcome(Accepted.class).replayed());
        assertEquals(Kind.KEY_REUSED, wrong.outcome(Refused.class).kind());
        assertEquals(2, bed.engine.catalog().batches(0, 10).size());
    }

    @Test
    void aRefusedRequestMayBeMadeAgain() {
        Command early = Bed.ordering("later", 1, Map.of());
        assertEquals(Kind.NOT_FOUND, ((Refused) say(early, 7, "k", 1)).kind());
        bed.put(Bed.drug("later", 8112342, Level.UNIT));
        assertFalse(accepted(early, 7, "k", 1).replayed());
    }

    @Test
    void everyKindOfAnswerComesBack() {
        List<String> units = bed.codes(bed.order("unit", 30));
        String parent = bed.codes(bed.order("case", 1)).get(0);
        List<Command> commands = List.of(new Command.PutProduct(Bed.drug("unit", 8112340, Level.UNIT)), ORDER,
                bed.pack(parent, units.subList(0, 3)), bed.unpack(parent, List.of()), Bed.commission(bed.engine.catalog().batch(1).orElseThrow(), 5, 2),
                new Command.VoidBatch(2), new Command.Together(List.of(bed.commission(units.subList(9, 10)), bed.commission(units.subList(10, 12)))));
        List<Accepted> answers = commands.stream().map(command -> accepted(command, 7, "key of " + command.getClass(), 1)).toList();
        reopen();
        for (int i = 0; i < answers.size(); i++) {
            Accepted again = accepted(commands.get(i), 7, "key of " + commands.get(i).getClass(), 1);
            assertEquals(answers.get(i).answer(), again.answer());
            assertEquals(answers.get(i).sequence(), again.sequence());
        }
    }

    @Test
    void aRegistrationIsReportedAlikeThoughItsCodesAreKnownByThen() {
        Command registration = Bed.registration("unit", "81123409999999999991", "81123409999999999991", "81123408888888888883");
        Answer.Registered first = (Answer.Registered) accepted(registration, 7, "k", 1).answer();
        reopen();
        Answer.Registered again = (Answer.Registered) accepted(registration, 7, "k", 1).answer();
        assertEquals(2, again.registered());
        assertEquals(first.batch(), again.batch());
        assertArrayEquals(new int[] {1}, first.duplicates());
        assertArrayEquals(first.duplicates(), again.duplicates());
    }
}
