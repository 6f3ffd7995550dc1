package suma.engine.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import suma.engine.alert.Alert;
import suma.engine.alert.AlertRule;
import suma.engine.catalog.Batch;
import suma.engine.catalog.BatchState;
import suma.engine.catalog.Defaults;
import suma.engine.catalog.Disposition;
import suma.engine.catalog.Extent;
import suma.engine.catalog.Verdict;
import suma.engine.command.Answer;
import suma.engine.command.EventContext;
import suma.engine.command.IdempotencyKey;
import suma.engine.command.Outcome.Accepted;
import suma.engine.history.Held;
import suma.engine.history.Stamp;
import suma.engine.custody.CustodyBlock;
import suma.engine.custody.Holding;
import suma.engine.index.Block;
import suma.engine.index.WordLayout;
import suma.engine.journal.ByteReader;
import suma.engine.journal.ByteWriter;
import suma.engine.history.LotId;
import suma.engine.recall.RecallNotice;
import suma.engine.recall.RecallScope;
import suma.engine.store.CatalogLayout.Kind;
import suma.engine.store.CatalogLayout.StoredBatch;
import suma.engine.store.CatalogLayout.StoredSpace;
import suma.engine.store.CheckoutLayout.Sold;
import suma.engine.store.CheckoutLayout.StoredCheckout;

/** The exact bytes of what is stored beside the log. */
class LayoutTest {
    private static final String NO_DAY = "ffffffffffffffff7f";

    private static void assertHex(String expected, byte[] actual) {
        assertEquals(expected.replace(" ", ""), HexFormat.of().formatHex(actual));
    }

    @Test
    void words() {
        long word = WordLayout.withParent(WordLayout.withDisposition(WordLayout.NOTHING, Disposition.COMMISSIONED), 0x8070605040302L);
        assertEquals(0x0706050403020002L, WordLayout.withParent(word, 0x070605040302L));
        assertEquals(0x070605040302L, WordLayout.parent(0x0706050403020002L));
        assertEquals(2, WordLayout.disposition(0x0706050403020002L));
        assertEquals(0x0706050403020034L, WordLayout.withScanned(WordLayout.withRecalled(WordLayout.withDisposition(0x0706050403020002L, Disposition.SOLD), true)));
        assertEquals(0x24, WordLayout.withRecalled(0x34, false));
    }

    @Test
    void blocks() {
        Block block = new Block().reset(1);
        for (int slot = 2; slot < 5; slot++) {
            block.word(slot, WordLayout.of(70, 2));
        }
        assertHex("02 00 00 03 02 0d", BlockLayout.encode(block, new ByteWriter()));
        block.word(63, WordLayout.of(60, 2));
        assertHex("02 00 00 03 02 0d 3a 00 00 01 02 08", BlockLayout.encode(block, new ByteWriter()));
        assertHex("", BlockLayout.encode(block.reset(1), new ByteWriter()));
        assertHex("0000000102", BlockLayout.key(258));
        assertEquals(258, BlockLayout.number(BlockLayout.key(258)));
    }

    @Test
    void anyBlockReadsBack() {
        Random random = new Random(11);
        for (int round = 0; round < 2000; round++) {
            Block block = new Block().reset(random.nextLong(1L << 34));
            for (int slot = 0; slot < Block.CODES; slot++) {
                boolean same = slot > 0 && random.nextInt(3) != 0;
                block.word(slot, same ? block.word(slot - 1) : WordLayout.of(random.nextLong(1L << random.nextInt(48)), random.nextInt(4)));
            }
            Block read = new Block().reset(block.number());
            BlockLayout.decode(BlockLayout.encode(block, new ByteWriter()), read);
            assertTrue(read.sameWords(block), "round " + round);
        }
    }

    @Test
    void contents() {
        assertHex("000000000102 000000000003", ContentsLayout.key(258, 3));
        assertEquals(258, ContentsLayout.parent(ContentsLayout.key(258, 3)));
        assertEquals(3, ContentsLayout.first(ContentsLayout.key(258, 3)));
        Held held = new Held(300, new Stamp(7, 1000));
        assertHex("ac02 0f d00f", ContentsLayout.value(held));
        assertEquals(held, ContentsLayout.held(ContentsLayout.value(held)));
        Held untold = new Held(24, new Stamp(7, EventContext.NOT_TOLD));
        assertHex("18 0e", ContentsLayout.value(untold));
        assertEquals(untold, ContentsLayout.held(ContentsLayout.value(untold)));
    }

    @Test
    void catalog() {
        assertHex("03 00000105", CatalogLayout.key(Kind.BATCH, 261));
        assertHex("00 00000001", CatalogLayout.key(Kind.PARTY, 1));
        assertHex("0173 01 0166 0176 01 025339", CatalogLayout.encode(new StoredSpace("s", new TreeMap<>(Map.of("f", "v")), 1, "S9", 0)));
        assertHex("0173 01 0166 0176 01 025339 07", CatalogLayout.encode(new StoredSpace("s", new TreeMap<>(Map.of("f", "v")), 1, "S9", 7)));
        Batch.Order order = new Batch.Order("L", Optional.empty(), Optional.of(LocalDate.of(1970, 1, 2)), new TreeMap<>(Map.of("a", "b")), 4, 1000);
        BatchState state = new BatchState(List.of(new Extent(0, 300, 7, 128), new Extent(128, 428, 200, 1)),
                Defaults.all(Disposition.ISSUED).turned(5, 10, Disposition.ISSUED, Disposition.COMMISSIONED));
        StoredBatch batch = new StoredBatch(2, order, state);
        byte[] encoded = CatalogLayout.encode(batch);
        assertHex("02 014c " + NO_DAY + " 02 01 0161 0162 04 d00f  02 ac02 07 8001 ac03 c801 01  03 00 01 05 02 0a 01 00", encoded);
        StoredBatch read = CatalogLayout.readBatch(encoded);
        assertEquals(order, read.order());
        assertEquals(state.extents(), read.state().extents());
        assertArrayEquals(encoded, CatalogLayout.encode(read));
    }

    @Test
    void retries() {
        assertHex("00000007 6b", RetryLayout.key(7, new IdempotencyKey("k", 99)));
        assertRetry("0000000000000001 05 d00f 00", new Answer.Done());
        assertRetry("0000000000000001 05 d00f 01 01", new Answer.Stored(true));
        assertRetry("0000000000000001 05 d00f 02 03", new Answer.Ordered(3));
        assertRetry("0000000000000001 05 d00f 03 ac02", new Answer.Changed(300));
        byte[] registered = RetryLayout.value(1, new Accepted(5, 1000, new Answer.Registered(3, 2, new int[] {0, 300}), false));
        assertHex("0000000000000001 05 d00f 04 03 02 02 00 ac02", registered);
        assertArrayEquals(new int[] {0, 300}, ((Answer.Registered) RetryLayout.replay(registered).answer()).duplicates());
    }

    private static void assertRetry(String expected, Answer answer) {
        byte[] value = RetryLayout.value(1, new Accepted(5, 1000, answer, false));
        assertHex(expected, value);
        assertEquals(1, RetryLayout.bodyHash(value));
        assertEquals(new Accepted(5, 1000, answer, true), RetryLayout.replay(value));
    }

    @Test
    void checkoutsAreRetriedAlike() {
        assertRetry("0000000000000001 05 d00f 05 02 00 d00f 0150 03 ffffffffffffffffff01 00", new Answer.CheckedOut(List.of(
                new Answer.Result(Verdict.OK, 1000, "P"), new Answer.Result(Verdict.RECALLED, Answer.Result.NOT_SOLD, ""))));
    }

    @Test
    void custody() {
        assertHex("0000000102", CustodyLayout.key(258));
        CustodyBlock block = new CustodyBlock().reset(1);
        assertHex("", CustodyLayout.encode(block, new ByteWriter()));
        for (int slot = 2; slot < 5; slot++) {
            block.put(slot, Holding.Kind.SALE, 300, 1000, 7);
        }
        block.put(62, Holding.Kind.SENT, 4, 0, 9);
        block.put(63, Holding.Kind.HELD, 0, -1, 8);
        byte[] encoded = CustodyLayout.encode(block, new ByteWriter());
        assertHex("02 03 02 ac02 d00f 07  3e 01 03 04 00 09  3f 01 01 00 01 08", encoded);
        CustodyBlock read = new CustodyBlock().reset(1);
        CustodyLayout.decode(new ByteReader(encoded), read);
        assertEquals(Optional.of(new Holding(Holding.Kind.SALE, 300, 1000, 7)), read.holding(4));
        assertEquals(Optional.of(new Holding(Holding.Kind.HELD, 0, -1, 8)), read.holding(63));
        assertEquals(Optional.empty(), read.holding(5));
        assertArrayEquals(encoded, CustodyLayout.encode(read, new ByteWriter()));
    }

    @Test
    void scans() {
        assertHex("0000000102", ScanLayout.key(258));
        ScanBlock block = new ScanBlock().reset(1);
        block.add(2, 300, 1000);
        block.add(63, 1, 50);
        block.add(63, 2, -1);
        byte[] encoded = ScanLayout.encode(block, new ByteWriter());
        assertHex("02 ac02 d00f  3f 03 01", encoded);
        ScanBlock read = new ScanBlock().reset(1);
        ScanLayout.decode(new ByteReader(encoded), read);
        assertArrayEquals(encoded, ScanLayout.encode(read, new ByteWriter()));
    }

    @Test
    void recalls() {
        assertHex("00 0000000000000102", RecallLayout.noticeKey(258));
        RecallNotice notice = new RecallNotice(258, new RecallScope.OfLot("p", "L"), "r", "1", 1000, 2000);
        byte[] encoded = RecallLayout.encode(notice);
        assertHex("02 0170 014c 0172 0131 d00f a01f", encoded);
        assertEquals(notice, RecallLayout.readNotice(RecallLayout.noticeKey(258), encoded));
        assertHex("01 0000000000000102 0000000003", RecallLayout.namedKey(258, 3));
        assertHex("02 0000000003", RecallLayout.blockKey(3));
        assertHex("03 0000000000000102 00000007 4c31", RecallLayout.madeKey(258, new LotId(7, "L1")));
        assertHex("8000000000000001", RecallLayout.mask(1L << 63 | 1));
        byte[] block = RecallLayout.encode(new TreeMap<>(Map.of(5L, 6L, 300L, 4L)));
        assertHex("05 0000000000000006 ac02 0000000000000004", block);
        assertEquals(Map.of(5L, 6L, 300L, 4L), RecallLayout.readBlock(block));
        assertEquals(List.of(5L, 5L, 0L), List.of(RecallLayout.first(new ByteReader(block), 1), RecallLayout.first(new ByteReader(block), 2),
                RecallLayout.first(new ByteReader(block), 3)));
    }

    @Test
    void checkouts() {
        assertHex("0000000000000102", CheckoutLayout.key(258));
        StoredCheckout checkout = new StoredCheckout(1000, "P", true, List.of(new Sold(300, 5, Optional.of(new Holding(Holding.Kind.HELD, 2, 500, 7))), new Sold(6, 0, Optional.empty())));
        byte[] encoded = CheckoutLayout.encode(checkout);
        assertHex("d00f 0150 01 02  ac02 05 01 02 e807 07  06 00 00", encoded);
        assertEquals(checkout, CheckoutLayout.read(encoded));
    }

    @Test
    void alerts() {
        assertHex("0000000000000102", AlertLayout.key(258));
        assertAlert("00 01 ac02 d00f 05 01 0161 0162", AlertRule.DOUBLE_SALE, new Alert.OfCode(300));
        assertAlert("05 02 0178 d00f 05 01 0161 0162", AlertRule.NEVER_ISSUED_SALE, new Alert.OfText("x"));
        assertAlert("01 03 0178 d00f 05 01 0161 0162", AlertRule.RECALLED_SALE, new Alert.OfProduct("x"));
        assertAlert("02 04 0178 d00f 05 01 0161 0162", AlertRule.EXPIRED_SALE, new Alert.OfParty("x"));
        assertAlert("03 05 0178 d00f 05 01 0161 0162", AlertRule.DESTROYED_SALE, new Alert.OfAddress("x"));
    }

    private static void assertAlert(String expected, AlertRule rule, Alert.Subject subject) {
        Alert alert = new Alert(9, rule, subject, 1000, 5, new TreeMap<>(Map.of("a", "b")));
        assertHex(expected, AlertLayout.encode(alert));
        assertEquals(alert, AlertLayout.read(AlertLayout.key(9), AlertLayout.encode(alert)));
    }

    @Test
    void foreignCodes() {
        assertHex("73 00 4331", ForeignLayout.key("s", "xC1".getBytes(StandardCharsets.UTF_8), 1, 2));
        assertEquals(2, ForeignLayout.textOffset("s"));
        assertHex("000000000105", ForeignLayout.id(261));
        assertEquals(261, ForeignLayout.codeId(ForeignLayout.id(261)));
        byte[] taken = ForeignLayout.takenKey(1, 258);
        assertHex("00000001 0000000000000102", taken);
        assertEquals(1, ForeignLayout.takenSpace(taken));
        assertEquals(258, ForeignLayout.takenIndex(taken));
    }
}
