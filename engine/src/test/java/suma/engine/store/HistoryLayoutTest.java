package suma.engine.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import suma.engine.CodeId;
import suma.engine.command.EventContext;
import suma.engine.history.BatchHappening;
import suma.engine.history.EventKind;
import suma.engine.history.Happening;
import suma.engine.history.Move;
import suma.engine.history.Role;
import suma.engine.history.Stamp;
import suma.engine.history.Stay;
import suma.engine.journal.ByteWriter;

/** The exact bytes of histories. */
class HistoryLayoutTest {
    private static final long RECORDED_MS = 0x019A_B1C2_D3E4L;
    private static final Happening PACK = new Happening(258, RECORDED_MS, EventKind.PACK, Role.SUBJECT, Move.ENTERED, 70, 0,
            EventContext.NONE, Happening.NO_DETAILS);

    private static void assertHex(String expected, byte[] actual) {
        assertEquals(expected.replace(" ", ""), HexFormat.of().formatHex(actual));
    }

    @Test
    void keysSortByBlockThenLaneThenSequence() {
        assertHex("0000000102 00 000000000103 02", HistoryLayout.key(258, HistoryLayout.OWN_LANE, 259, 2));
        byte[] lane = HistoryLayout.key(258, HistoryLayout.parentLane(63), 259, 0);
        assertHex("0000000102 40 000000000103 00", lane);
        assertTrue(HistoryLayout.isIn(lane, 258, 64));
        assertFalse(HistoryLayout.isIn(lane, 258, 0));
        assertFalse(HistoryLayout.isIn(lane, 259, 64));
        assertEquals(259, HistoryLayout.sequence(lane));
    }

    @Test
    void aRunOfCodesThatEnteredAParent() {
        byte[] value = HistoryLayout.value(1, 0b111100, PACK, new ByteWriter());
        assertHex("04 04 02 05 019ab1c2d3e4 0c", value);
        assertEquals(0b111100, HistoryLayout.slots(value));
        assertEquals(PACK, HistoryLayout.read(HistoryLayout.key(1, 0, 258, 0), value));
    }

    @Test
    void scatteredCodesWithAllThatCanBeTold() {
        Happening ship = new Happening(258, RECORDED_MS, EventKind.SHIP, Role.SUBJECT, Move.LEFT, 64, 0,
                new EventContext(5, "A", "", "D", ""), new TreeMap<>(Map.of("to", "B")));
        byte[] value = HistoryLayout.value(1, 0b101, ship, new ByteWriter());
        assertHex("06 68 ff 0000000000000005 019ab1c2d3e4 00 0b 0a 01 41 01 44 01 02 74 6f 01 42", value);
        assertEquals(0b101, HistoryLayout.slots(value));
        assertEquals(ship, HistoryLayout.read(HistoryLayout.key(1, 0, 258, 0), value));
    }

    @Test
    void anySlotsReadBack() {
        for (long slots : new long[] {1, -1L, 1L << 63, 3L << 62, 0x8000000000000001L, 6}) {
            assertEquals(slots, HistoryLayout.slots(HistoryLayout.value(1, slots, PACK, new ByteWriter())));
        }
    }

    @Test
    void whatAParentTookIn() {
        Happening parent = new Happening(258, RECORDED_MS, EventKind.PACK, Role.PARENT, Move.STAYED, CodeId.NONE, 300,
                EventContext.NONE, Happening.NO_DETAILS);
        byte[] value = HistoryLayout.parentValue(1, parent, new ByteWriter());
        assertHex("04 11 019ab1c2d3e4 ac02", value);
        assertEquals(parent, HistoryLayout.read(HistoryLayout.key(1, 5, 258, 0), value));
    }

    @Test
    void batches() {
        BatchHappening commission = new BatchHappening(300, new Happening(258, RECORDED_MS, EventKind.COMMISSION, Role.SUBJECT,
                Move.STAYED, CodeId.NONE, 24, EventContext.NONE, Happening.NO_DETAILS));
        byte[] key = BatchHistoryLayout.key(3, 258);
        assertHex("00000003 000000000102", key);
        assertHex("02 019ab1c2d3e4 ac02 18 00", BatchHistoryLayout.value(commission));
        assertEquals(commission, BatchHistoryLayout.read(key, BatchHistoryLayout.value(commission)));
        assertEquals(3, BatchHistoryLayout.batch(key));
        assertTrue(commission.covers(300) && commission.covers(323) && !commission.covers(324) && !commission.covers(299));
    }

    @Test
    void whatAParentOnceHeld() {
        Stay stay = new Stay(5, 24, new Stamp(3, 1000), new Stamp(258, 999));
        byte[] key = StayLayout.key(70, 5, 258);
        assertHex("000000000046 000000000005 000000000102", key);
        assertHex("18 03 d00f 01", StayLayout.value(stay));
        assertEquals(stay, StayLayout.stay(key, StayLayout.value(stay)));
        assertEquals(70, StayLayout.parent(key));
    }
}
