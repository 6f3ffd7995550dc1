package suma.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import suma.engine.FaultPoints.Place;
import suma.engine.catalog.Batch;
import suma.engine.catalog.Level;
import suma.engine.command.Command;
import suma.engine.command.EventContext;
import suma.engine.scan.Finding;
import suma.engine.scan.Lookup;
import suma.engine.catalog.Verdict;
import suma.engine.store.SequenceMark;

/** The index is a cache: whatever happened to its files, lookups are right, and it equals the store again. */
class RecoveryTest {
    private static final int SPREAD = 64;

    @TempDir
    Path folder;

    private final Gate gate = new Gate();
    private List<String> units;
    private List<String> cases;

    private EngineConfig config() {
        return EngineConfig.at(folder).withFaults(gate);
    }

    @BeforeEach
    void fill() {
        try (Bed bed = Bed.open(config())) {
            bed.put(Bed.drug("unit", 8112340, Level.UNIT));
            bed.put(Bed.drug("case", 8112341, Level.CASE));
            units = bed.codes(bed.order("unit", 400));
            cases = bed.codes(bed.order("case", 8));
            for (int i = 0; i < 8; i++) {
                bed.accept(bed.pack(cases.get(i), units.subList(i * 40, i * 40 + 24)));
            }
        }
        assertEquals(List.of(), Bed.findings(config()));
        assertTrue(Files.exists(folder.resolve("index/clean")));
    }

    private void assertRight(Bed bed) {
        for (int i = 0; i < units.size(); i++) {
            boolean packed = i < 320 && i % 40 < 24;
            assertEquals(packed ? cases.get(i / 40) : "", bed.parent(units.get(i)));
            assertEquals(packed ? Verdict.OK : Verdict.NOT_COMMISSIONED, bed.verdict(units.get(i)));
        }
    }

    private void assertOpensRight() {
        try (Bed bed = Bed.open(config())) {
            assertRight(bed);
            bed.order("unit", 1);
        }
        assertEquals(List.of(), Bed.findings(config()));
    }

    private Path index(String file) {
        return folder.resolve("index").resolve(file);
    }

    @Test
    void anUncleanStopRebuildsTheIndex() {
        Bed bed = Bed.open(config());
        gate.breakAt(Place.AFTER_WRITE);
        Heard.of(bed.engine, Bed.ordering("unit", 1, Map.of())).outcome();
        bed.close();
        assertFalse(Files.exists(index("clean")));
        assertOpensRight();
    }

    @Test
    void anotherCleanMarkRebuildsTheIndex() throws IOException {
        for (String wrong : List.of("", "24\n", "ÿ", "-1\n")) {
            Bed.stray(folder, "index/clean", wrong);
            assertOpensRight();
        }
        String right = Files.readString(index("clean"));
        for (String wrong : List.of(right + "1", right.substring(0, right.length() - 1), right.replace("segment-0 ", "segment-1 "))) {
            Bed.stray(folder, "index/clean", wrong);
            assertOpensRight();
        }
    }

    @Test
    void aMarkBehindTheLogsEndTellsThatRecordsAreLost() {
        try (SequenceMark mark = SequenceMark.open(folder)) {
            mark.set(999);
        }
        String said = "store " + folder.resolve("store") + ": expected records up to sequence 999 as " + folder.resolve(SequenceMark.FILE) + " says, actual up to ";
        String refusal = assertThrows(CorruptionException.class, () -> Engine.open(config())).getMessage();
        assertTrue(refusal.startsWith(said), refusal);
        assertTrue(Bed.findings(config()).get(0).startsWith(said));
        Bed.stray(folder, SequenceMark.FILE, "no mark");
        assertOpensRight();
    }

    @Test
    void missingAndEmptiedSegmentsAreRebuilt() throws IOException {
        Files.delete(index("segment-0"));
        assertOpensRight();
        Files.delete(index("segment-0"));
        Files.createFile(index("segment-0"));
        assertOpensRight();
    }

    @Test
    void strayFilesDoNoHarm() {
        for (String name : List.of("segment-9", "segment-x", "segment-", "segment-999999", "segment-99999999999", "segment-0.bak", "other")) {
            Bed.stray(folder, "index/" + name, "");
        }
        assertOpensRight();
        Bed.stray(folder, "index/segment-x", "");
        assertOpensRight();
    }

    @Test
    void garbageForASegmentIsRebuilt() throws IOException {
        Bed.stray(folder, "index/segment-1", "garbage");
        assertOpensRight();
        try (RandomAccessFile segment = new RandomAccessFile(index("segment-0").toFile(), "rw")) {
            segment.write("garbage".getBytes(StandardCharsets.US_ASCII));
        }
        assertOpensRight();
        try (RandomAccessFile segment = new RandomAccessFile(index("segment-0").toFile(), "rw")) {
            segment.setLength(segment.length() / 2);
        }
        assertOpensRight();
    }

    @Test
    void lookupsAreRightWhileTheIndexIsRebuilt() throws IOException {
        int spread = 10_000;
        String far;
        try (Bed bed = Bed.open(config())) {
            Batch batch = bed.order("unit", (long) spread * SPREAD);
            far = Bed.codes(bed.engine.codesOf(batch, SPREAD, 1)).get(0);
            long first = bed.id(far) - SPREAD;
            long[] codes = IntStream.range(0, spread).mapToLong(i -> first + (long) i * SPREAD).toArray();
            bed.accept(new Command.Commission(codes, EventContext.NONE));
        }
        Files.delete(index("clean"));
        int whileRecovering = 0;
        try (Engine engine = Engine.open(config()); Lookup lookup = engine.newLookup()) {
            boolean recovering = true;
            while (recovering) {
                recovering = engine.state() == EngineState.RECOVERING;
                assertFound(lookup, units.get(23), Verdict.OK, cases.get(0));
                assertFound(lookup, units.get(24), Verdict.NOT_COMMISSIONED, "");
                assertFound(lookup, far, Verdict.OK, "");
                whileRecovering += recovering ? 1 : 0;
            }
            assertTrue(engine.footprint().indexBlocks() >= spread);
        }
        assertTrue(whileRecovering > 0);
        assertOpensRight();
    }

    private static void assertFound(Lookup lookup, String code, Verdict verdict, String parent) {
        byte[] text = code.getBytes(StandardCharsets.US_ASCII);
        Finding finding = new Finding();
        assertTrue(lookup.find(text, 0, text.length, finding));
        assertEquals(verdict, finding.verdict());
        assertEquals(parent, finding.parent() == CodeId.NONE ? "" : lookup.text(finding.parent()));
    }

    @Test
    void closingWhileRecoveringLeavesTheFolderInOrder() throws IOException {
        for (int i = 0; i < 5; i++) {
            Files.deleteIfExists(index("clean"));
            Engine engine = Engine.open(config());
            engine.close();
            assertEquals(EngineState.CLOSED, engine.state());
        }
        assertOpensRight();
    }
}
