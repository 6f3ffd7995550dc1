package suma.engine.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import suma.engine.command.EventContext;
import suma.engine.history.BatchHappening;
import suma.engine.history.EventKind;
import suma.engine.history.Happening;
import suma.engine.history.Happening.Departure;
import suma.engine.history.LotBalance;
import suma.engine.history.LotHappening;
import suma.engine.history.LotId;
import suma.engine.history.Role;
import suma.engine.history.Stamp;
import suma.engine.history.Stay;
import suma.engine.journal.ByteWriter;

/** The exact bytes of histories. */
class HistoryLayoutTest {
    private static final long RECORDED_MS = 0x019A_B1C2_D3E4L;
    private static final Happening COMMISSION = new Happening(258, RECORDED_MS, EventKind.COMMISSION, Role.SUBJECT, Optional.empty(),
            EventContext.NONE, Happening.NO_DETAILS);

    private static void assertHex(String expected, byte[] actual) {
        assertEquals(expected.replace(" ", ""), HexFormat.of().formatHex(actual));
    }

    @Test
    void keysSortByBlockThenSequence() {
        byte[] key = HistoryLayout.key(258, 259, 2);
        assertHex("0000000102 000000000103 02", key);
        assertEquals(258, HistoryLayout.block(key));
    }

    @Test
    void aRunOfCodes() {
        byte[] value = HistoryLayout.value(1, 0b111100, COMMISSION, new ByteWriter());
        assertHex("02 05 02 00 019ab1c2d3e4", value);
        assertEquals(0b111100, HistoryLayout.slots(value));
        assertEquals(COMMISSION, HistoryLayout.read(HistoryLayout.key(1, 258, 0), value));
    }

    @Test
    void scatteredCodesWithAllThatCanBeTold() {
        Happening ship = new Happening(258, RECORDED_MS, EventKind.SHIP, Role.SUBJECT,
                Optional.of(new Departure(70, new Stamp(3, EventContext.NOT_TOLD))), new EventContext(5, "A", "", "D", ""),
                new TreeMap<>(Map.of("to", "B")));
        byte[] value = HistoryLayout.value(1, 0b101, ship, new ByteWriter());
        assertHex("ff 0000000000000005 06 1c 019ab1c2d3e4 0c 06 0b 0a 01 41 01 44 01 02 74 6f 01 42", value);
        assertEquals(0b101, HistoryLayout.slots(value));
        assertEquals(ship, HistoryLayout.read(HistoryLayout.key(1, 258, 0), value));
    }

    @Test
    void anySlotsReadBack() {
        for (long slots : new long[] {1, -1L, 1L << 63, 3L << 62, 0x8000000000000001L, 6}) {
            assertEquals(slots, HistoryLayout.slots(HistoryLayout.value(1, slots, COMMISSION, new ByteWriter())));
        }
    }

    @Test
    void batches() {
        BatchHappening commission = new BatchHappening(300, 24, COMMISSION);
        byte[] key = BatchHistoryLayout.key(3, 258);
        assertHex("00000003 000000000102", key);
        assertHex("02 019ab1c2d3e4 ac02 18 00", BatchHistoryLayout.value(commission));
        assertEquals(commission, BatchHistoryLayout.read(key, BatchHistoryLayout.value(commission)));
        assertEquals(3, BatchHistoryLayout.batch(key));
        assertTrue(commission.covers(300) && commission.covers(323) && !commission.covers(324) && !commission.covers(299));
    }

    @Test
    void whatAParentOnceHeld() {
        Stay told = new Stay(5, 24, new Stamp(3, 1000), new Stamp(258, 999));
        byte[] key = StayLayout.key(70, 5, 258);
        assertHex("000000000046 000000000005 000000000102", key);
        assertHex("18 07 d00f 01 ce0f", StayLayout.value(told));
        assertEquals(told, StayLayout.stay(key, StayLayout.value(told)));
        assertEquals(70, StayLayout.parent(key));
        Stay untold = new Stay(5, 24, new Stamp(3, EventContext.NOT_TOLD), new Stamp(258, EventContext.NOT_TOLD));
        assertHex("18 06 00", StayLayout.value(untold));
        assertEquals(untold, StayLayout.stay(key, StayLayout.value(untold)));
    }

    @Test
    void lots() {
        LotId lot = new LotId(3, "A1");
        LotHappening made = new LotHappening(lot, true, new Happening(258, RECORDED_MS, EventKind.TRANSFORM, Role.OUTPUT, Optional.empty(),
                EventContext.NONE, new TreeMap<>(Map.of("unit", "kg"))));
        byte[] key = LotHistoryLayout.key(lot, 258, 7);
        assertHex("00000003 02 4131 000000000102 0007", key);
        assertHex("01 0c 12 019ab1c2d3e4 01 04 756e6974 02 6b67", LotHistoryLayout.value(made));
        assertEquals(made, LotHistoryLayout.read(key, LotHistoryLayout.value(made)));
        assertEquals(lot, LotHistoryLayout.lot(key));
    }

    @Test
    void amounts() {
        LotId lot = new LotId(3, "A1");
        LotBalance balance = LotBalance.NOTHING.made(new BigDecimal("10.50")).used(new BigDecimal("3"));
        byte[] key = LotLayout.key(lot, "kg");
        assertHex("00000003 02 4131 6b67", key);
        assertHex("05 31302e3530 01 30 01 33", LotLayout.value(balance));
        assertEquals(balance, LotLayout.read(LotLayout.value(balance)));
        assertEquals(lot, LotLayout.lot(key));
        assertEquals("kg", LotLayout.unit(key));
    }
}
