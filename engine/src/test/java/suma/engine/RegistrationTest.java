package suma.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import suma.engine.FaultPoints.Place;
import suma.engine.catalog.Batch;
import suma.engine.catalog.Level;
import suma.engine.command.Answer;
import suma.engine.command.Command;
import suma.engine.command.Command.BatchFacts;
import suma.engine.command.Outcome.Accepted;
import suma.engine.command.Outcome.Kind;
import suma.engine.command.Outcome.Refused;
import suma.engine.catalog.Verdict;

/** Codes that others issued: told apart from our own for ever, and then as good as these. */
class RegistrationTest {
    private static final String CRATE = """
            {"name": "crate", "title": "Crates", "category": "vegetables",
             "parts": [{"constant": "C"}, {"product": "depot", "length": 3}, {"serial": "digits", "length": 2}]}""";

    @TempDir
    Path root;

    private final Gate gate = new Gate();
    private Bed bed;

    @BeforeEach
    void open() {
        bed = Bed.open(config("own"));
        bed.put(Bed.drug("import", 8112349, Level.UNIT));
        bed.put(Bed.drug("case", 8112341, Level.CASE));
    }

    private EngineConfig config(String folder) {
        return EngineConfig.at(root.resolve(folder)).withSchemes(Bed.schemes(CRATE)).withFaults(gate);
    }

    @AfterEach
    void closeAndVerify() {
        bed.close();
        assertEquals(List.of(), Bed.findings(config("own")));
    }

    private void reopen() {
        bed.close();
        bed = Bed.open(config("own"));
    }

    private static String foreign(int number) {
        return String.format("8112349%013d", number);
    }

    private Command.Register adding(int batch, String... codes) {
        Command.Register registration = Bed.registration("import", codes);
        return new Command.Register(registration.facts(), batch, registration.codes());
    }

    @Test
    void refusesWhatIsNoRegistration() {
        Batch own = bed.order("import", 1);
        assertEquals(Kind.INVALID, bed.refuse(Bed.registration("import")).kind());
        assertEquals(Kind.INVALID, bed.refuse(Bed.registration("import", foreign(1), "")).kind());
        assertEquals(Kind.INVALID, bed.refuse(Bed.registration("import", "9".repeat(5000))).kind());
        assertEquals(Kind.INVALID, bed.refuse(new Command.Register(Bed.facts("import"), 0,
                Collections.nCopies(Command.MOST_CODES + 1, foreign(1).getBytes(StandardCharsets.UTF_8)))).kind());
        assertEquals(Kind.NOT_FOUND, bed.refuse(Bed.registration("nothing", foreign(1))).kind());
        for (int batch : new int[] {own.number(), 77, -1}) {
            assertEquals(Kind.NOT_FOUND, bed.refuse(adding(batch, foreign(1))).kind());
        }
        assertEquals(Verdict.NOT_ISSUED, bed.verdict(foreign(1)));
    }

    @Test
    void duplicatesAreReportedNotDoubled() {
        Answer.Registered first = bed.register("import", foreign(1), foreign(2), foreign(1), foreign(3));
        assertEquals(3, first.registered());
        assertArrayEquals(new int[] {2}, first.duplicates());
        Answer.Registered second = bed.register("import", foreign(4), foreign(3), foreign(2));
        assertEquals(1, second.registered());
        assertArrayEquals(new int[] {1, 2}, second.duplicates());
        long sequence = bed.engine.sequence();
        assertArrayEquals(new int[] {0, 1}, bed.register("import", foreign(4), foreign(1)).duplicates());
        assertEquals(sequence, bed.engine.sequence());
        assertEquals(3, bed.find(foreign(2)).batch().quantity());
    }

    @Test
    void codesIssuedHereAreKnown() {
        String own = bed.codes(bed.order("import", 5)).get(4);
        Answer.Registered answer = bed.register("import", own, foreign(5));
        assertArrayEquals(new int[] {0}, answer.duplicates());
        assertEquals(Verdict.NOT_COMMISSIONED, bed.verdict(own));
    }

    /** Codes that this folder would issue next, from a copy of it. */
    private List<String> future(int count) throws IOException {
        bed.close();
        Path copy = root.resolve("copy");
        try (var files = Files.walk(root.resolve("own"))) {
            for (Path file : files.toList()) {
                Files.copy(file, copy.resolve(root.resolve("own").relativize(file)));
            }
        }
        try (Bed twin = Bed.open(config("copy"))) {
            return twin.codes(twin.order("import", count));
        } finally {
            bed = Bed.open(config("own"));
        }
    }

    @Test
    void serialsOfRegisteredCodesAreNeverIssued() throws IOException {
        bed.order("import", 3);
        List<String> next = future(8);
        bed.register("import", next.get(3), next.get(0), next.get(6));
        reopen();
        assertEquals(List.of(next.get(1), next.get(2)), bed.codes(bed.order("import", 2)));
        Batch batch = bed.order("import", 3);
        assertEquals(List.of(next.get(4), next.get(5), next.get(7)), bed.codes(batch));
        assertEquals(List.of(next.get(5), next.get(7)), Bed.codes(bed.engine.codesOf(batch, 1, 5)));
        reopen();
        assertEquals(Verdict.OK, bed.verdict(next.get(3)));
        assertEquals(Verdict.NOT_COMMISSIONED, bed.verdict(next.get(7)));
        bed.accept(Bed.commission(bed.engine.catalog().batch(batch.id()).orElseThrow(), 2, 1));
        assertEquals(Verdict.OK, bed.verdict(next.get(7)));
        assertEquals(Verdict.NOT_COMMISSIONED, bed.verdict(next.get(5)));
    }

    @Test
    void aSpaceOpenedInTheSameGroupIsSeen() {
        gate.hold(Place.BEFORE_WRITE);
        Heard first = Heard.of(bed.engine, Bed.ordering("import", 1, Map.of()));
        gate.awaitReached();
        Heard put = Heard.of(bed.engine, new Command.PutProduct(Bed.product("crate", "crate", Map.of("depot", "042"), Level.CASE, "1")));
        Heard ahead = Heard.of(bed.engine, Bed.registration("crate", "C04202"));
        Heard order = Heard.of(bed.engine, Bed.ordering("crate", 3, Map.of()));
        Heard behind = Heard.of(bed.engine, Bed.registration("crate", "C04201"));
        gate.open();
        List.of(first, put, ahead).forEach(heard -> heard.outcome(Accepted.class));
        Batch batch = bed.batch(order.outcome(Accepted.class));
        assertEquals(List.of("C04200", "C04201", "C04203"), bed.codes(batch));
        assertArrayEquals(new int[] {0}, ((Answer.Registered) behind.outcome(Accepted.class).answer()).duplicates());
        assertEquals(Verdict.OK, bed.verdict("C04202"));
    }

    @Test
    void registeredCodesPackAndSurvive() {
        bed.register("import", foreign(1), foreign(2), foreign(3));
        String parent = bed.codes(bed.order("case", 1)).get(0);
        bed.accept(bed.pack(parent, List.of(foreign(1), foreign(3))));
        reopen();
        assertEquals(List.of(foreign(1), foreign(3)), bed.contents(parent));
        assertEquals(parent, bed.parent(foreign(3)));
        bed.accept(bed.unpack(parent, List.of(foreign(1))));
        assertEquals(List.of(foreign(3)), bed.contents(parent));
        assertEquals(Verdict.OK, bed.verdict(foreign(1)));
        assertTrue(bed.find(foreign(1)).batch().registered());
    }

    @Test
    void codesThatWeWouldNotIssueSoAreFound() {
        bed.put(Bed.product("bottle", "handle", Map.of("prefix", "86.1000.11"), Level.UNIT, "0.0001"));
        String code = "86.1000.11/Wine-bottle_1";
        Command.Register registration = Bed.registration("bottle", code);
        BatchFacts facts = new BatchFacts("bottle", "批号甲", Optional.empty(), Optional.empty(), new TreeMap<>(Map.of("产地", "杭州")));
        bed.accept(new Command.Register(facts, 0, registration.codes()));
        reopen();
        assertEquals(Verdict.OK, bed.verdict(code));
        assertEquals(List.of(code), bed.codes(bed.find(code).batch()));
        assertEquals("批号甲", bed.find(code).batch().lot());
        assertEquals(Map.of("产地", "杭州"), bed.find(code).batch().order().attributes());
    }

    @Test
    void aBatchGrowsInChunks() {
        int batch = bed.register("import", foreign(0)).batch();
        for (int chunk = 1; chunk < 40; chunk++) {
            int from = chunk * 100;
            String[] codes = IntStream.range(from, from + 100).mapToObj(RegistrationTest::foreign).toArray(String[]::new);
            bed.accept(adding(batch, codes));
            if (chunk % 7 == 0) {
                bed.order("case", 1);
                assertFalse(bed.codes(bed.engine.catalog().batch(batch).orElseThrow()).isEmpty());
            }
        }
        List<String> before = bed.codes(bed.engine.catalog().batch(batch).orElseThrow());
        assertEquals(3901, before.size());
        assertEquals(foreign(3999), before.get(3900));
        reopen();
        Batch grown = bed.engine.catalog().batch(batch).orElseThrow();
        assertEquals(before, bed.codes(grown));
        assertEquals(before.subList(700, 1900), Bed.codes(bed.engine.codesOf(grown, 700, 1200)));
        assertEquals(Optional.of("import"), bed.find(foreign(3999)).product().map(product -> product.id()));
    }

    @Test
    void growingTwiceWithinOneGroupKeepsPlacesApart() {
        int batch = bed.register("import", foreign(0)).batch();
        gate.hold(Place.BEFORE_WRITE);
        Heard first = Heard.of(bed.engine, Bed.ordering("case", 1, Map.of()));
        gate.awaitReached();
        Heard one = Heard.of(bed.engine, adding(batch, foreign(1), foreign(2)));
        Heard order = Heard.of(bed.engine, Bed.ordering("case", 5, Map.of()));
        Heard two = Heard.of(bed.engine, adding(batch, foreign(2), foreign(3)));
        gate.open();
        List.of(first, one, order, two).forEach(heard -> heard.outcome(Accepted.class));
        assertArrayEquals(new int[] {0}, ((Answer.Registered) two.outcome(Accepted.class).answer()).duplicates());
        assertEquals(IntStream.range(0, 4).mapToObj(RegistrationTest::foreign).toList(), bed.codes(bed.engine.catalog().batch(batch).orElseThrow()));
        assertEquals(0, IntStream.range(0, 4).filter(i -> bed.verdict(foreign(i)) != Verdict.OK).count());
    }

    @Test
    void aRefusalOfAGroupmateChangesNothing() {
        gate.hold(Place.BEFORE_WRITE);
        Heard first = Heard.of(bed.engine, Bed.ordering("case", 1, Map.of()));
        gate.awaitReached();
        Heard refused = Heard.of(bed.engine, adding(77, foreign(9)));
        Heard accepted = Heard.of(bed.engine, Bed.registration("import", foreign(9)));
        gate.open();
        assertEquals(Kind.NOT_FOUND, refused.outcome(Refused.class).kind());
        assertEquals(1, ((Answer.Registered) accepted.outcome(Accepted.class).answer()).registered());
        first.outcome(Accepted.class);
    }
}
