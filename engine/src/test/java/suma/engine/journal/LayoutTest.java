package suma.engine.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import suma.engine.CorruptionException;
import suma.engine.alert.Alert;
import suma.engine.alert.AlertRule;
import suma.engine.catalog.Level;
import suma.engine.catalog.Party;
import suma.engine.catalog.Position;
import suma.engine.catalog.Product;
import suma.engine.catalog.Verdict;
import suma.engine.command.Caller;
import suma.engine.command.Command;
import suma.engine.command.Command.BatchFacts;
import suma.engine.command.EventContext;
import suma.engine.recall.RecallScope;

/** The exact bytes of the log; a folder written before must be read for ever. */
class LayoutTest {
    private static final String NO_DAY = "ffffffffffffffff7f";

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }

    private static void assertCommand(String expected, Command command) {
        ByteWriter out = new ByteWriter();
        CommandLayout.write(command, out);
        assertEquals(expected.replace(" ", ""), hex(out.toBytes()));
        ByteReader in = new ByteReader(out.toBytes());
        ByteWriter again = new ByteWriter();
        CommandLayout.write(CommandLayout.read(in), again);
        assertEquals(hex(out.toBytes()), hex(again.toBytes()));
        assertEquals(0, in.remaining());
    }

    @Test
    void numbers() {
        assertEquals("00 7f 8001 ac02 ffffffffffffffffff01".replace(" ", ""),
                hex(new ByteWriter().varint(0).varint(127).varint(128).varint(300).varint(-1).toBytes()));
        assertEquals("00 01 02 ffffffffffffffffff01 feffffffffffffffff01".replace(" ", ""),
                hex(new ByteWriter().zigzag(0).zigzag(-1).zigzag(1).zigzag(Long.MIN_VALUE).zigzag(Long.MAX_VALUE).toBytes()));
        assertEquals("0102030405 ff 00ff".replace(" ", ""), hex(new ByteWriter().fixed(0x0102030405L, 5).u8(255).fixed(255, 2).toBytes()));
        for (long number : new long[] {0, 1, 63, 64, 127, 128, 16_383, 16_384, Long.MAX_VALUE, Long.MIN_VALUE, -1}) {
            byte[] written = new ByteWriter().varint(number).zigzag(number).fixed(number, 8).toBytes();
            ByteReader in = new ByteReader(written);
            assertEquals(List.of(number, number, number), List.of(in.varint(), in.zigzag(), in.fixed(8)));
        }
    }

    @Test
    void textsAndDays() {
        assertEquals("02c3a9 00 02 0161 0162 0163 00".replace(" ", ""),
                hex(new ByteWriter().text("é").text("").texts(new TreeMap<>(Map.of("a", "b", "c", ""))).toBytes()));
        assertEquals(NO_DAY + "00" + "02" + "01", hex(new ByteWriter().day(Optional.empty()).day(Optional.of(LocalDate.EPOCH))
                .day(Optional.of(LocalDate.of(1970, 1, 2))).day(Optional.of(LocalDate.of(1969, 12, 31))).toBytes()));
    }

    @Test
    void events() {
        assertCommand("08 ac02 04 0a 03 02 01 00", new Command.Pack(300, new long[] {5, 6, 7, 9}, EventContext.NONE));
        assertCommand("08 01 03 0e 01 05 02 00", new Command.Pack(1, new long[] {7, 5, 6}, EventContext.NONE));
        assertCommand("09 01 01 06 01 03 d00f 0150", new Command.Unpack(1, new long[] {3}, new EventContext(1000, "P", "", "", "")));
        assertCommand("06 01 04 01 1c 014c 0144 0152", new Command.Commission(new long[] {2}, new EventContext(EventContext.NOT_TOLD, "", "L", "D", "R")));
        assertCommand("07 02 0a ac02 00", new Command.CommissionRange(2, 10, 300, EventContext.NONE));
    }

    @Test
    void trade() {
        assertCommand("0a 03 0a 02 02 01 00", new Command.Sell(new long[] {5, 6, 8}, EventContext.NONE));
        assertCommand("0b 01 06 01 02 0150", new Command.Return(new long[] {3}, new EventContext(EventContext.NOT_TOLD, "P", "", "", "")));
        assertCommand("0c 01 06 01 10 0152", new Command.Destroy(new long[] {3}, new EventContext(EventContext.NOT_TOLD, "", "", "", "R")));
        Command.Checkout checkout = new Command.Checkout(new long[] {5, 6, -4, 9}, List.of("X"), "P", "T", EventContext.NONE);
        assertCommand("0d 04 0a 02 15 01 18 01  00 02 07 01 05 01  01 0158 0150 0154 00", new Command.CheckoutDecided(checkout,
                List.of(Verdict.OK, Verdict.OK, Verdict.NOT_ISSUED, Verdict.VOIDED)));
        assertCommand("10 01 06 01 0146 0154 00", new Command.Ship(new long[] {3}, "F", "T", EventContext.NONE));
        assertCommand("11 01 06 01 0146 02 0150", new Command.Receive(new long[] {3}, "F", new EventContext(EventContext.NOT_TOLD, "P", "", "", "")));
        assertCommand("12 01 06 01 01 0143 00", new Command.Inspect(new long[] {3}, true, "C", EventContext.NONE));
        assertCommand("13 0b 01 ac02 d00f 01 0161 0162", new Command.RaiseAlert(AlertRule.SURGE, new Alert.OfCode(300), 1000, new TreeMap<>(Map.of("a", "b"))));
        assertCommand("14 02 0170 014c 0172 0131 00", new Command.Recall(new RecallScope.OfLot("p", "L"), "r", "1", EventContext.NONE));
        assertCommand("14 01 0170 00 00 00", new Command.Recall(new RecallScope.OfProduct("p"), "", "", EventContext.NONE));
        assertCommand("14 03 07 00 00 00", new Command.Recall(new RecallScope.OfBatch(7), "", "", EventContext.NONE));
        assertCommand("14 04 01 06 01 00 00 00", new Command.Recall(new RecallScope.OfCodes(new long[] {3}), "", "", EventContext.NONE));
        assertCommand("14 05 ac02 00 00 00", new Command.Recall(new RecallScope.OfContents(300), "", "", EventContext.NONE));
        assertCommand("14 06 0170 014c 00 00 00", new Command.Recall(new RecallScope.OfMadeFromLot("p", "L"), "", "", EventContext.NONE));
        assertCommand("14 07 ac02 00 00 00", new Command.Recall(new RecallScope.OfMadeFromCode(300), "", "", EventContext.NONE));
        assertCommand("15 ac02 00", new Command.LiftRecall(300, EventContext.NONE));
        assertCommand("0f 02 0a 02 03 d00f ac02 01", new Command.CountScans(new long[] {5, 6}, new int[] {3, 300}, new long[] {1000, 999}));
        assertCommand("0e ac02 0150 00", new Command.UndoCheckout(300, "P", EventContext.NONE));
    }

    @Test
    void ordersAndRegistrations() {
        BatchFacts facts = new BatchFacts("p", "L1", Optional.empty(), Optional.of(LocalDate.of(1970, 1, 2)), new TreeMap<>(Map.of("a", "b")));
        assertCommand("03 0170 024c31 " + NO_DAY + " 02 01 0161 0162 8001 01 0166 0131",
                new Command.OrderBatch(facts, 128, new TreeMap<>(Map.of("f", "1"))));
        BatchFacts bare = new BatchFacts("p", "", Optional.empty(), Optional.empty(), new TreeMap<>());
        assertCommand("05 0170 00 " + NO_DAY + NO_DAY + " 00 02 02 024331 02c3a9",
                new Command.Register(bare, 2, List.of("C1".getBytes(StandardCharsets.UTF_8), "é".getBytes(StandardCharsets.UTF_8))));
        assertCommand("04 03", new Command.VoidBatch(3));
    }

    @Test
    void partiesAndProducts() {
        assertCommand("01 01 0169 016e 016b 0167 0175 0172 0161", new Command.PutParty(new Party(1, "i", "n", "k", "g", "u", "r", "a")));
        assertCommand("01 01 0169 016e 016b 0167 0175 0172 0161 d00f 03",
                new Command.PutParty(new Party(1, "i", "n", "k", "g", "u", "r", "a", Optional.of(new Position(1000, -2)))));
        assertCommand("02 02 0169 016e 0163 0173 01 0166 0176 0170 02 06302e30303031 00", new Command.PutProduct(new Product(2, "i", "n", "c", "s",
                new TreeMap<>(Map.of("f", "v")), "p", Level.CASE, new BigDecimal("0.0001"), new TreeMap<>())));
    }

    @Test
    void frames() throws NoSuchAlgorithmException {
        LogFrameLayout.Writer writer = new LogFrameLayout.Writer(HashChain.empty());
        writer.add(new Record(1, 1000, 7, new Command.VoidBatch(3)));
        writer.add(new Record(2, 1005, 7, new Command.VoidBatch(4)));
        byte[] frame = writer.take();
        byte[] first = sha256(new byte[32], bytes("0000000000000001 00000000000003e8 00000007 0403"));
        byte[] second = sha256(first, bytes("0000000000000002 00000000000003ed 00000007 0404"));
        assertEquals("02 02 00000000000003e8 05 00 07 00 0403 05 05 07 00 0404".replace(" ", "") + hex(second), hex(frame));
        List<Record> read = new ArrayList<>();
        assertEquals(3, LogFrameLayout.read(1, frame, HashChain.empty(), read::add));
        assertEquals(List.of(new Record(1, 1000, 7, new Command.VoidBatch(3)), new Record(2, 1005, 7, new Command.VoidBatch(4))), read);
        assertEquals(2, LogFrameLayout.count(frame));
        assertEquals(0, writer.count());
        byte[] old = bytes("01 02 00000000000003e8 04 00 07 0403 04 05 07 0404" + hex(second));
        read.clear();
        assertEquals(3, LogFrameLayout.read(1, old, HashChain.empty(), read::add));
        assertEquals(List.of(new Record(1, 1000, 7, new Command.VoidBatch(3)), new Record(2, 1005, 7, new Command.VoidBatch(4))), read);
    }

    @Test
    void framesWithAddresses() throws NoSuchAlgorithmException, UnknownHostException {
        Caller here = Caller.at(7, InetAddress.getByName("192.0.2.9"));
        Caller there = Caller.at(8, InetAddress.getByName("2001:db8::1"));
        List<Record> records = List.of(new Record(1, 1000, here, new Command.VoidBatch(3)), new Record(2, 1000, here, new Command.VoidBatch(4)),
                new Record(3, 1000, there, new Command.VoidBatch(5)), new Record(4, 1000, Caller.OWN, new Command.VoidBatch(6)));
        LogFrameLayout.Writer writer = new LogFrameLayout.Writer(HashChain.empty());
        records.forEach(writer::add);
        byte[] frame = writer.take();
        String ipv6 = "20010db8000000000000000000000001";
        byte[] hash = sha256(new byte[32], bytes("0400000000000001 00000000000003e8 00000007 c0000209 0403"));
        hash = sha256(hash, bytes("0400000000000002 00000000000003e8 00000007 c0000209 0404"));
        hash = sha256(hash, bytes("1000000000000003 00000000000003e8 00000008" + ipv6 + "0405"));
        hash = sha256(hash, bytes("0000000000000004 00000000000003e8 00000000 0406"));
        assertEquals(("02 04 00000000000003e8 09 00 07 04 c0000209 0403 05 00 07 01 0404 15 00 08 10" + ipv6 + "0405 05 00 00 00 0406").replace(" ", "")
                + hex(hash), hex(frame));
        List<Record> read = new ArrayList<>();
        assertEquals(5, LogFrameLayout.read(1, frame, HashChain.empty(), read::add));
        assertEquals(records, read);
    }

    @ParameterizedTest
    @ValueSource(strings = {"05 00 07 01 0403", "05 00 07 02 0403", "09 00 07 05 c0000209 0403", "15 00 07 10 00000000000000000000ffffc0000209 0403", "03 00 07 00"})
    void addressesThatAreNoneAreRefused(String record) {
        byte[] frame = bytes("02 01 00000000000003e8" + record + "00".repeat(HashChain.HASH_BYTES));
        LogFrameReader records = new LogFrameReader(1, frame);
        assertThrows(CorruptionException.class, () -> {
            records.next();
            records.read();
        });
    }

    private static byte[] sha256(byte[] before, byte[] record) throws NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        digest.update(before);
        return digest.digest(record);
    }
}
