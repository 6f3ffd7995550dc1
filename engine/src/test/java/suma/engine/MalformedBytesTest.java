package suma.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import suma.engine.alert.Alert;
import suma.engine.alert.AlertRule;
import suma.engine.catalog.Batch;
import suma.engine.catalog.BatchState;
import suma.engine.catalog.Defaults;
import suma.engine.catalog.Disposition;
import suma.engine.catalog.Extent;
import suma.engine.catalog.Level;
import suma.engine.catalog.Party;
import suma.engine.catalog.Position;
import suma.engine.catalog.Product;
import suma.engine.catalog.Verdict;
import suma.engine.command.Answer;
import suma.engine.command.Caller;
import suma.engine.command.Command;
import suma.engine.command.Command.BatchFacts;
import suma.engine.command.EventContext;
import suma.engine.command.Goods;
import suma.engine.command.Outcome.Accepted;
import suma.engine.history.BatchHappening;
import suma.engine.history.EventKind;
import suma.engine.history.Happening;
import suma.engine.history.Happening.Departure;
import suma.engine.history.Held;
import suma.engine.history.LotBalance;
import suma.engine.history.LotHappening;
import suma.engine.history.LotId;
import suma.engine.history.Role;
import suma.engine.history.Stamp;
import suma.engine.history.Stay;
import suma.engine.custody.CustodyBlock;
import suma.engine.custody.Holding;
import suma.engine.custody.Holding.Kind;
import suma.engine.index.Block;
import suma.engine.index.WordLayout;
import suma.engine.journal.ByteReader;
import suma.engine.journal.ByteWriter;
import suma.engine.journal.CommandLayout;
import suma.engine.journal.HashChain;
import suma.engine.journal.LogFrameLayout;
import suma.engine.journal.Record;
import suma.engine.store.BatchHistoryLayout;
import suma.engine.recall.RecallNotice;
import suma.engine.recall.RecallScope;
import suma.engine.store.AlertLayout;
import suma.engine.store.BlockLayout;
import suma.engine.store.CatalogLayout;
import suma.engine.store.CheckoutLayout;
import suma.engine.store.ContentsLayout;
import suma.engine.store.CustodyLayout;
import suma.engine.store.ForeignLayout;
import suma.engine.store.HistoryLayout;
import suma.engine.store.LotHistoryLayout;
import suma.engine.store.LotLayout;
import suma.engine.store.RecallLayout;
import suma.engine.store.RetryLayout;
import suma.engine.store.StayLayout;
import suma.engine.store.ScanBlock;
import suma.engine.store.ScanLayout;

/** Bytes that were not written so: corruption is said to be corruption, at once and without filling the memory. */
@Timeout(60)
class MalformedBytesTest {
    private static final int ROUNDS = 8_000;
    private static final long MOST_ALLOCATED_BYTES = 32L << 20;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @Test
    void countsThatOverflowAreRefused() {
        for (long count : new long[] {-1, 3, 1L << 62, 1L << 61, 0x5555555555555556L, Long.MAX_VALUE, Long.MIN_VALUE}) {
            byte[] bytes = new ByteWriter().varint(count).u8(0).u8(0).toBytes();
            for (int leastBytes = 1; leastBytes <= 4; leastBytes++) {
                int least = leastBytes;
                assertThrows(CorruptionException.class, () -> new ByteReader(bytes).count(least), () -> count + " of " + least);
            }
        }
    }

    @Test
    void daysThatDoNotExistAreRefused() {
        for (long day : new long[] {LocalDate.MAX.toEpochDay() + 1, LocalDate.MIN.toEpochDay() - 1, Long.MAX_VALUE, Long.MIN_VALUE}) {
            assertThrows(CorruptionException.class, () -> new ByteReader(new ByteWriter().zigzag(day).toBytes()).day());
        }
    }

    @Test
    void wordsThatAreNoneAreRefused() {
        for (String wrong : List.of("00 02 00", "41 02 00", "01 8080 04 00", "01 07 00", "01 40 00", "01 02 80808080808080808001")) {
            byte[] bytes = java.util.HexFormat.of().parseHex(wrong.replace(" ", ""));
            assertThrows(CorruptionException.class, () -> BlockLayout.decode(bytes, new Block().reset(1)), wrong);
        }
    }

    @Test
    void changedFramesAreNeverTakenForTrue() {
        byte[] frame = frame();
        for (int at = 0; at < frame.length; at++) {
            byte[] changed = frame.clone();
            changed[at] ^= 1 << at % 8;
            assertThrows(CorruptionException.class, () -> LogFrameLayout.read(1, changed, HashChain.empty(), record -> { }), "byte " + at);
        }
        assertThrows(CorruptionException.class, () -> LogFrameLayout.read(2, frame, HashChain.empty(), record -> { }));
        assertEquals(5, LogFrameLayout.read(1, frame, HashChain.empty(), record -> { }));
    }

    @Test
    void randomChangesLeadToCorruptionAndNothingElse() {
        decoders().forEach((valid, decoder) -> {
            Random random = new Random(5);
            decoder.accept(valid);
            for (int round = 0; round < ROUNDS; round++) {
                decode(mutated(valid, random), decoder, round);
            }
        });
    }

    private void decode(byte[] bytes, Consumer<byte[]> decoder, int round) {
        long before = threads.getCurrentThreadAllocatedBytes();
        try {
            decoder.accept(bytes);
        } catch (CorruptionException expected) {
            assertTrue(!expected.getMessage().isEmpty());
        } catch (RuntimeException other) {
            throw new AssertionError("round " + round + ": " + Arrays.toString(bytes), other);
        }
        assertTrue(threads.getCurrentThreadAllocatedBytes() - before < MOST_ALLOCATED_BYTES, () -> "round " + round);
    }

    private static byte[] mutated(byte[] valid, Random random) {
        byte[] bytes = random.nextInt(4) == 0 ? Arrays.copyOf(valid, random.nextInt(valid.length + 3)) : valid.clone();
        for (int left = 1 + random.nextInt(3); left > 0 && bytes.length > 0; left--) {
            bytes[random.nextInt(bytes.length)] = (byte) (random.nextInt(3) == 0 ? 0xFF : random.nextInt(256));
        }
        return bytes;
    }

    private static Map<byte[], Consumer<byte[]>> decoders() {
        Map<byte[], Consumer<byte[]>> decoders = new LinkedHashMap<>();
        commands().forEach(command -> decoders.put(encoded(command), bytes -> CommandLayout.read(new ByteReader(bytes))));
        decoders.put(frame(), bytes -> LogFrameLayout.read(1, bytes, HashChain.empty(), record -> { }));
        decoders.put(frame(), LogFrameLayout::hash);
        decoders.put(frame(), LogFrameLayout::count);
        decoders.put(block(), bytes -> BlockLayout.decode(bytes, new Block().reset(77)));
        decoders.put(ContentsLayout.key(5, 9), ContentsLayout::parent);
        decoders.put(ContentsLayout.key(5, 9), ContentsLayout::first);
        decoders.put(ContentsLayout.value(new Held(300, new Stamp(9, 5))), ContentsLayout::held);
        addHistory(decoders);
        decoders.put(CatalogLayout.key(CatalogLayout.Kind.BATCH, 7), CatalogLayout::kind);
        decoders.put(CatalogLayout.key(CatalogLayout.Kind.BATCH, 7), CatalogLayout::number);
        decoders.put(batch(), CatalogLayout::readBatch);
        decoders.put(CatalogLayout.encode(new CatalogLayout.StoredSpace("s", new TreeMap<>(Map.of("a", "b")), 1, "s9", 5)), CatalogLayout::readSpace);
        decoders.put(RetryLayout.value(9, new Accepted(7, 7, new Answer.Registered(1, 2, new int[] {3, 4}), false)), RetryLayout::replay);
        decoders.put(ForeignLayout.takenKey(3, 4), ForeignLayout::takenSpace);
        decoders.put(RecallLayout.encode(new RecallNotice(7, new RecallScope.OfLot("p", "L"), "r", "1", 7, RecallNotice.IN_FORCE)),
                bytes -> RecallLayout.readNotice(RecallLayout.noticeKey(7), bytes));
        decoders.put(RecallLayout.encode(new TreeMap<>(Map.of(5L, 6L, 300L, 4L))), RecallLayout::readBlock);
        decoders.put(custody(), bytes -> CustodyLayout.decode(new ByteReader(bytes), new CustodyBlock().reset(77)));
        decoders.put(new byte[] {3, 5, 100, 9, 6, 80}, bytes -> ScanLayout.decode(new ByteReader(bytes), new ScanBlock().reset(77)));
        decoders.put(RetryLayout.value(9, new Accepted(7, 7, new Answer.CheckedOut(List.of(new Answer.Result(Verdict.SOLD, 7, "p"))), false)), RetryLayout::replay);
        decoders.put(CheckoutLayout.encode(new CheckoutLayout.StoredCheckout(7, "p", false, List.of(
                new CheckoutLayout.Sold(300, 5, Optional.of(new Holding(Kind.HELD, 2, 7, 7))), new CheckoutLayout.Sold(6, 0, Optional.empty())))), CheckoutLayout::read);
        decoders.put(AlertLayout.encode(new Alert(9, AlertRule.DOUBLE_SALE, new Alert.OfCode(300), 7, 7, new TreeMap<>(Map.of("a", "b")))),
                bytes -> AlertLayout.read(AlertLayout.key(9), bytes));
        decoders.put(ForeignLayout.takenKey(3, 4), ForeignLayout::takenIndex);
        return decoders;
    }

    private static void addHistory(Map<byte[], Consumer<byte[]>> decoders) {
        Happening what = new Happening(9, 1000, EventKind.SHIP, Role.OUTPUT, Optional.of(new Departure(400, new Stamp(3, 800))),
                new EventContext(900, "party", "here", "document", "reason"), new TreeMap<>(Map.of("to", "shop")));
        byte[] own = HistoryLayout.key(3, 9, 0);
        decoders.put(HistoryLayout.value(3, 0b1101, what, new ByteWriter()), value -> HistoryLayout.read(own, value));
        decoders.put(HistoryLayout.value(3, 0b1100, what, new ByteWriter()), HistoryLayout::slots);
        decoders.put(own, HistoryLayout::block);
        BatchHappening batch = new BatchHappening(7, 5, what);
        decoders.put(BatchHistoryLayout.value(batch), value -> BatchHistoryLayout.read(BatchHistoryLayout.key(2, 9), value));
        decoders.put(BatchHistoryLayout.key(2, 9), BatchHistoryLayout::batch);
        LotId lot = new LotId(2, "A1");
        decoders.put(LotHistoryLayout.value(new LotHappening(lot, true, what)), value -> LotHistoryLayout.read(LotHistoryLayout.key(lot, 9, 1), value));
        decoders.put(LotHistoryLayout.key(lot, 9, 1), LotHistoryLayout::lot);
        decoders.put(LotLayout.value(LotBalance.NOTHING), LotLayout::read);
        decoders.put(LotLayout.key(lot, "kg"), LotLayout::unit);
        Stay stay = new Stay(5, 24, new Stamp(3, 1000), new Stamp(9, 2000));
        decoders.put(StayLayout.value(stay), value -> StayLayout.stay(StayLayout.key(400, 5, 9), value));
        decoders.put(StayLayout.key(400, 5, 9), key -> StayLayout.stay(key, StayLayout.value(stay)));
        decoders.put(StayLayout.key(400, 5, 9), StayLayout::parent);
    }

    private static byte[] custody() {
        CustodyBlock block = new CustodyBlock().reset(77);
        for (int slot = 3; slot < 40; slot++) {
            block.put(slot, Kind.values()[slot % 3], slot / 5, 1000 + slot / 7, 7);
        }
        return CustodyLayout.encode(block, new ByteWriter());
    }

    private static byte[] block() {
        Block block = new Block().reset(77);
        for (int slot = 3; slot < 40; slot++) {
            block.word(slot, WordLayout.of(slot % 7 == 0 ? 0 : 77 + slot / 9, 2));
        }
        return BlockLayout.encode(block, new ByteWriter());
    }

    private static byte[] batch() {
        Batch.Order order = new Batch.Order("lot", Optional.of(LocalDate.EPOCH), Optional.empty(), new TreeMap<>(Map.of("a", "b")), 1, 1000);
        return CatalogLayout.encode(new CatalogLayout.StoredBatch(1, order, new BatchState(List.of(new Extent(0, 1, 0, 10), new Extent(10, 11, 20, 5)),
                Defaults.all(Disposition.ISSUED).turned(3, 5, Disposition.ISSUED, Disposition.VOIDED))));
    }

    private static byte[] encoded(Command command) {
        ByteWriter out = new ByteWriter();
        CommandLayout.write(command, out);
        return out.toBytes();
    }

    private static byte[] frame() {
        LogFrameLayout.Writer writer = new LogFrameLayout.Writer(HashChain.empty());
        List<Command> commands = commands().subList(0, 4);
        for (int i = 0; i < commands.size(); i++) {
            Caller caller = new Caller(7, i == 0 ? Optional.empty() : Optional.of(InetAddress.getLoopbackAddress()));
            writer.add(new Record(i + 1, 1000 + i, caller, commands.get(i)));
        }
        return writer.take();
    }

    private static List<Command> commands() {
        EventContext context = new EventContext(1000, "party", "here", "document", "reason");
        BatchFacts facts = new BatchFacts("p", "L1", Optional.of(LocalDate.of(2025, 11, 3)), Optional.empty(), new TreeMap<>(Map.of("a", "b")));
        Product product = new Product(1, "p", "name", "drug", "drug-20", new TreeMap<>(Map.of("drugId", "8112340")), "", Level.CASE,
                new BigDecimal("0.0001"), new TreeMap<>());
        return List.of(new Command.Pack(300, new long[] {5, 6, 7, 900}, context), new Command.OrderBatch(facts, 1000, new TreeMap<>(Map.of("f", "v"))),
                new Command.Register(facts, 2, List.of("C1".getBytes(StandardCharsets.UTF_8), "C2".getBytes(StandardCharsets.UTF_8))), new Command.VoidBatch(1),
                new Command.Unpack(300, new long[] {5, 6}, EventContext.NONE), new Command.Commission(new long[] {8}, context),
                new Command.CommissionRange(1, 5, 10, EventContext.NONE), new Command.PutProduct(product),
                new Command.CheckoutDecided(new Command.Checkout(new long[] {5, 6, -4}, List.of("x"), "p", "t", context), List.of(Verdict.OK, Verdict.SOLD, Verdict.NOT_ISSUED)),
                new Command.Sell(new long[] {5, 8}, context), new Command.UndoCheckout(300, "p", context),
                new Command.Ship(new long[] {5, 8}, "from", "to", context), new Command.Receive(new long[] {5, 8}, "from", context),
                new Command.Transform(List.of(new Goods.Lot("p", "L", new BigDecimal("1.5"), "kg"), new Goods.Codes(new long[] {5, 6})),
                        List.of(new Goods.Codes(new long[] {8})), context),
                new Command.HandleLot(Command.LotDeed.SHIP, new Goods.Lot("p", "L", BigDecimal.ONE, "kg"), new TreeMap<>(Map.of("to", "x")), context),
                new Command.Inspect(new long[] {5, 8}, false, "certificate", context),
                new Command.Recall(new RecallScope.OfCodes(new long[] {5, 8}), "reason", "1", context), new Command.LiftRecall(300, context),
                new Command.Recall(new RecallScope.OfContents(300), "reason", "1", context),
                new Command.Recall(new RecallScope.OfMadeFromLot("p", "L"), "reason", "1", context),
                new Command.Recall(new RecallScope.OfMadeFromCode(300), "reason", "1", context),
                new Command.RaiseAlert(AlertRule.SURGE, new Alert.OfProduct("p"), 1000, new TreeMap<>(Map.of("a", "b"))),
                new Command.CountScans(new long[] {5, 8}, new int[] {1, 300}, new long[] {1000, 2000}),
                new Command.PutParty(new Party(1, "id", "name", "farm", "", "", "330100", "address", Optional.of(new Position(30_250_000, -120_160_000)))));
    }
}
