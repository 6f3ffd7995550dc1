package suma.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import suma.engine.catalog.Batch;
import suma.engine.catalog.Level;
import suma.engine.command.Command;
import suma.engine.command.Command.BatchFacts;
import suma.engine.command.Unresolved;
import suma.engine.scan.Finding;
import suma.engine.scan.Lookup;
import suma.engine.catalog.Verdict;

/** What a scan of any text finds, and on which day. */
class ScanTest {
    private static final LocalDate EXPIRY = LocalDate.of(2026, 3, 29);

    @TempDir
    Path folder;

    private final Hand hand = new Hand();
    private Bed bed;

    /** A clock whose hand tests move. */
    private static final class Hand extends Clock {
        private Instant now = Instant.parse("2026-03-01T00:00:00Z");
        private ZoneId zone = ZoneId.of("Asia/Shanghai");

        @Override
        public ZoneId getZone() {
            return zone;
        }

        @Override
        public Clock withZone(ZoneId other) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    @BeforeEach
    void open() {
        bed = Bed.open(EngineConfig.at(folder).withClock(hand));
        bed.put(Bed.drug("unit", 8112340, Level.UNIT));
        bed.put(Bed.drug("case", 8112341, Level.CASE));
        bed.put(Bed.product("item", "gs1-sgtin", Map.of("gtin", "12345678901231"), Level.UNIT, "0.0001"));
    }

    @AfterEach
    void closeAndVerify() {
        bed.close();
        assertEquals(List.of(), Bed.findings(EngineConfig.at(folder)));
    }

    private Batch expiring(LocalDate day, long quantity) {
        return bed.order(new BatchFacts("unit", "L7", Optional.empty(), Optional.of(day), new TreeMap<>()), quantity);
    }

    @Test
    void textsThatAreNoCodesSayWhy() {
        for (String text : List.of("", " ", "no code", "123", "８１１２", "\0\0\0", "http://", "https://example.com/x", "9".repeat(4096), "9".repeat(5000),
                "(01)123", "81123400000000000000000", "0112345678901232")) {
            assertFalse(bed.scan(text), text);
            assertFalse(bed.problem().isEmpty(), text);
        }
    }

    @Test
    void aProductIsNoItem() {
        for (String text : List.of("0112345678901231", "(01)12345678901231")) {
            assertFalse(bed.scan(text), text);
            assertEquals("names a product, not an item", bed.problem());
            assertEquals(Unresolved.NAMES_A_PRODUCT.number(), bed.id(text));
        }
    }

    @Test
    void anyBytesAreAnswered() {
        Random random = new Random(17);
        Finding finding = new Finding();
        String good = bed.codes(bed.order("item", 1)).get(0);
        try (Lookup lookup = bed.engine.newLookup()) {
            for (int round = 0; round < 10_000; round++) {
                byte[] bytes = round % 2 == 0 ? new byte[random.nextInt(60)] : good.getBytes(StandardCharsets.US_ASCII);
                if (round % 2 == 0) {
                    random.nextBytes(bytes);
                } else {
                    bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
                }
                boolean code = lookup.find(bytes, 0, bytes.length, finding);
                assertEquals(code, finding.problem().isEmpty(), "round " + round);
                lookup.clear();
                lookup.add(bytes, 0, bytes.length);
                long[] id = new long[1];
                lookup.codeIds(id);
                assertEquals(finding.codeId() != CodeId.NONE, id[0] > 0, "round " + round);
            }
        }
    }

    @Test
    void aListFindsWhatEachTextDoesAlone() {
        Random random = new Random(29);
        List<String> texts = new ArrayList<>(List.of("no code", "", "0112345678901231", "99999990000000000000", "81123400000000000000"));
        List<String> units = bed.codes(bed.order("unit", 500));
        List<String> cases = bed.codes(bed.order("case", 2));
        bed.put(Bed.product("theirs", "gs1-sgtin", Map.of("gtin", "12345678901248"), Level.UNIT, "0.0001"));
        bed.register("theirs", "011234567890124821A", "011234567890124821B");
        bed.accept(bed.pack(cases.get(0), units.subList(0, 200)));
        bed.accept(bed.pack(cases.get(1), List.of("011234567890124821A")));
        texts.addAll(units);
        texts.addAll(cases);
        bed.codes(bed.order("item", 300)).forEach(code -> texts.addAll(List.of(code, "https://id.example/01/" + code.substring(2, 16) + "/21/" + code.substring(18))));
        texts.addAll(List.of("011234567890124821A", "011234567890124821B", "011234567890124821C"));
        Collections.shuffle(texts, random);
        List<String> each = texts.stream().map(text -> bed.scan(text) ? told(bed.finding()) : bed.problem()).toList();
        assertEquals(each, foundTogether(texts));
    }

    private List<String> foundTogether(List<String> texts) {
        List<String> found = new ArrayList<>();
        try (Lookup lookup = bed.engine.newLookup()) {
            lookup.clear();
            texts.stream().map(text -> text.getBytes(StandardCharsets.UTF_8)).forEach(bytes -> lookup.add(bytes, 0, bytes.length));
            lookup.findAll((position, finding) -> {
                assertEquals(found.size(), position);
                found.add(finding.isCode() ? told(finding) : finding.problem());
            });
        }
        return found;
    }

    private static String told(Finding finding) {
        return new String(finding.code(), 0, finding.codeLength(), StandardCharsets.UTF_8) + " " + finding.verdict() + " " + finding.scheme()
                + " " + finding.others().list() + " " + finding.codeId() + " in " + finding.parent() + " "
                + new String(finding.parentCode(), 0, finding.parentLength(), StandardCharsets.UTF_8);
    }

    @Test
    void anAmbiguousTextSaysWhatElseItCouldBe() {
        String unit = bed.codes(bed.order("unit", 1)).get(0);
        List<String> others = bed.find(unit).others().list().stream().map(Object::toString).toList();
        assertTrue(others.contains("market-20"), others.toString());
        assertFalse(others.contains("drug-20"), others.toString());
        assertEquals(List.of(), bed.find("011234567890123121A").others().list());
    }

    @Test
    void verdictsFollowWhatHappened() {
        Batch batch = bed.order("unit", 10);
        List<String> units = bed.codes(batch);
        String parent = bed.codes(bed.order("case", 1)).get(0);
        bed.accept(bed.pack(parent, units.subList(0, 2)));
        bed.accept(Bed.commission(batch, 2, 1));
        assertFinding(units.get(0), Verdict.OK, "commissioned", parent);
        assertFinding(units.get(2), Verdict.OK, "commissioned", "");
        assertFinding(units.get(9), Verdict.NOT_COMMISSIONED, "issued", "");
        bed.accept(new Command.VoidBatch(batch.number()));
        assertFinding(units.get(9), Verdict.VOIDED, "voided", "");
        assertFinding(units.get(2), Verdict.OK, "commissioned", "");
        assertFinding("81123400000000000000", Verdict.NOT_ISSUED, "", "");
        assertFinding("99999990000000000000", Verdict.UNKNOWN_PRODUCT, "", "");
    }

    private void assertFinding(String code, Verdict verdict, String state, String parent) {
        Finding finding = bed.find(code);
        assertEquals(verdict, finding.verdict(), code);
        assertEquals(state, finding.state());
        assertEquals(code, new String(finding.code(), 0, finding.codeLength(), StandardCharsets.US_ASCII));
        assertEquals("drug-20", finding.scheme().name());
        assertEquals(!state.isEmpty(), finding.hasBatch());
        assertEquals(parent, bed.parent(code));
    }

    @Test
    void onlyIssuedSerialsAreFound() {
        List<String> issued = bed.codes(bed.order("unit", 200));
        Random random = new Random(23);
        for (int round = 0; round < 2000; round++) {
            char[] code = issued.get(random.nextInt(200)).toCharArray();
            int at = 7 + random.nextInt(13);
            code[at] = (char) ('0' + random.nextInt(10));
            String guess = new String(code);
            assertEquals(issued.contains(guess) ? Verdict.NOT_COMMISSIONED : Verdict.NOT_ISSUED, bed.verdict(guess), guess);
        }
    }

    @Test
    void theExpiryDayItselfIsStillGood() {
        Batch batch = expiring(EXPIRY, 2);
        String code = bed.codes(batch).get(0);
        String idle = bed.codes(batch).get(1);
        bed.accept(Bed.commission(batch, 0, 1));
        assertOn("2026-03-28T12:00:00+08:00", code, Verdict.OK);
        assertOn("2026-03-29T00:00:00+08:00", code, Verdict.OK);
        assertOn("2026-03-29T23:59:59.999+08:00", code, Verdict.OK);
        assertOn("2026-03-30T00:00:00+08:00", code, Verdict.EXPIRED);
        assertOn("2026-03-30T00:00:00+08:00", idle, Verdict.NOT_COMMISSIONED);
        assertOn("2026-03-29T08:00:00+08:00", code, Verdict.OK);
    }

    @Test
    void theZoneSaysWhenTheDayEnds() {
        Batch batch = expiring(EXPIRY, 1);
        String code = bed.codes(batch).get(0);
        bed.accept(Bed.commission(batch, 0, 1));
        bed.close();
        hand.zone = ZoneId.of("Europe/Berlin");
        bed = Bed.open(EngineConfig.at(folder).withClock(hand));
        assertOn("2026-03-30T00:00:00+08:00", code, Verdict.OK);
        assertOn("2026-03-29T23:30:00+02:00", code, Verdict.OK);
        assertOn("2026-03-30T00:30:00+02:00", code, Verdict.EXPIRED);
    }

    private void assertOn(String time, String code, Verdict verdict) {
        hand.now = java.time.OffsetDateTime.parse(time).toInstant();
        assertEquals(verdict, bed.verdict(code), time);
    }

    @Test
    void aBatchThatOutlastsTheCalendarNeverExpires() {
        for (LocalDate day : List.of(LocalDate.MAX, LocalDate.of(5_900_000, 1, 1))) {
            Batch batch = expiring(day, 1);
            bed.accept(Bed.commission(batch, 0, 1));
            assertEquals(Verdict.OK, bed.verdict(bed.codes(batch).get(0)), day.toString());
        }
    }

    @Test
    void recordedTimesNeverFall() {
        long late = bed.accept(Bed.ordering("unit", 1, Map.of())).recordedAtMs();
        hand.now = hand.now.minusSeconds(3600);
        assertEquals(late, bed.accept(Bed.ordering("unit", 1, Map.of())).recordedAtMs());
        bed.close();
        bed = Bed.open(EngineConfig.at(folder).withClock(hand));
        assertEquals(late, bed.accept(Bed.ordering("unit", 1, Map.of())).recordedAtMs());
    }

    @Test
    void contentsAreWalkedByLevel() {
        List<String> units = bed.codes(bed.order("unit", 3000));
        List<String> cases = bed.codes(bed.order("case", 2));
        bed.put(Bed.drug("pallet", 8112342, Level.PALLET));
        String pallet = bed.codes(bed.order("pallet", 1)).get(0);
        bed.accept(bed.pack(cases.get(0), units.subList(0, 2500)));
        bed.accept(bed.pack(cases.get(1), units.subList(2500, 3000)));
        bed.accept(bed.pack(pallet, cases));
        long id = bed.id(pallet);
        assertEquals(units, Bed.codes(bed.engine.contentsOf(id, Optional.of(Level.UNIT))));
        assertEquals(cases, Bed.codes(bed.engine.contentsOf(id, Optional.of(Level.CASE))));
        assertEquals(List.of(), Bed.codes(bed.engine.contentsOf(id, Optional.of(Level.PALLET))));
        assertEquals(3002, bed.contents(pallet).size());
        assertEquals(List.of(), bed.contents(units.get(0)));
        assertTrue(bed.contents(pallet).indexOf(cases.get(1)) > bed.contents(pallet).indexOf(units.get(2499)));
    }
}
