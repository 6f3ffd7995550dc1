package suma.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import suma.engine.catalog.Level;
import suma.engine.catalog.Verdict;
import suma.engine.store.StoreException;

/** A bit that flips in a file, or a file that is gone, is named when the folder is opened, read or verified, or does no harm. */
class BrokenFileTest {
    private static final int FLIPS = 12;

    @TempDir
    Path root;

    private Path whole;
    private List<String> units;
    private String parent;
    private long sequence;

    @BeforeEach
    void fill() {
        whole = root.resolve("whole");
        try (Bed bed = Bed.open(EngineConfig.at(whole))) {
            bed.put(Bed.drug("unit", 8112340, Level.UNIT));
            bed.put(Bed.drug("case", 8112341, Level.CASE));
            units = bed.codes(bed.order("unit", 100));
            parent = bed.codes(bed.order("case", 1)).get(0);
            bed.engine.compact();
            bed.accept(bed.pack(parent, units.subList(0, 24)));
            bed.order("unit", 5);
            sequence = bed.engine.sequence();
        }
    }

    private Path copy(String name) throws IOException {
        return Folders.copy(whole, root.resolve(name));
    }

    /** What names the damage; empty when everything is as it was. */
    private List<String> told(Path folder) {
        EngineConfig config = EngineConfig.at(folder);
        List<String> told = new ArrayList<>();
        try (Bed bed = Bed.open(config)) {
            for (int i = 0; i < units.size(); i++) {
                assertEquals(i < 24 ? Verdict.OK : Verdict.NOT_COMMISSIONED, bed.verdict(units.get(i)), folder.toString());
                assertEquals(i < 24 ? parent : "", bed.parent(units.get(i)), folder.toString());
            }
            assertEquals(sequence, bed.engine.sequence(), folder.toString());
        } catch (EngineException | CorruptionException | StoreException refused) {
            told.add(String.valueOf(refused.getMessage()));
        }
        told.addAll(Bed.findings(config));
        return told;
    }

    @ParameterizedTest
    @ValueSource(strings = {"store/.*log", "store/.*sst", "store/MANIFEST.*", "store/CURRENT", "index/segment-0", "index/clean", "sequence.mark", "keystore.json"})
    void aFlippedBitNeverGivesAWrongVerdict(String pattern) throws IOException {
        long seed = Long.getLong("seed", 1);
        Random random = new Random(seed);
        int named = 0;
        for (int i = 0; i < FLIPS; i++) {
            Path folder = copy("flip-" + i);
            List<Path> files = Folders.files(folder, pattern);
            Path file = files.get(random.nextInt(files.size()));
            flip(file, random);
            named += told(folder).isEmpty() ? 0 : 1;
            Folders.delete(folder);
        }
        boolean rebuilt = pattern.matches("index/.*|sequence.mark");
        assertTrue(rebuilt ? named == 0 : named > 0, pattern + ": named " + named + " of " + FLIPS + ", seed " + seed);
        assertTrue(!pattern.equals("store/.*log") || named == FLIPS, pattern + ": named " + named + " of " + FLIPS + ", seed " + seed);
    }

    private static void flip(Path file, Random random) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        Files.write(file, bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"store/.*log", "store/.*sst", "store/MANIFEST.*", "store/CURRENT", "keystore.json"})
    void aMissingFileIsNamed(String pattern) throws IOException {
        for (int i = 0; i < Folders.files(whole, pattern).size(); i++) {
            Path folder = copy("missing-" + i);
            Path file = Folders.files(folder, pattern).get(i);
            Files.delete(file);
            assertTrue(!told(folder).isEmpty(), file + " is missing and nothing says so");
            Folders.delete(folder);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"index/segment-0", "index/clean", "sequence.mark", "store/OPTIONS.*", "store/IDENTITY"})
    void aMissingFileThatFollowsFromOthersIsMadeAgain(String pattern) throws IOException {
        Path folder = copy("missing");
        for (Path file : Folders.files(folder, pattern)) {
            Files.delete(file);
        }
        assertEquals(List.of(), told(folder));
    }

    @Test
    void aMissingStoreBesideItsIndexIsNamed() throws IOException {
        Path folder = copy("missing");
        Folders.delete(folder.resolve("store"));
        assertTrue(!told(folder).isEmpty());
    }

    @Test
    void aClockThatJumpsBackAndForthLeavesTimesRising() {
        Path folder = root.resolve("clock");
        StepClock clock = new StepClock(1_800_000_000_000L);
        try (Bed bed = Bed.open(EngineConfig.at(folder).withClock(clock))) {
            bed.put(Bed.drug("unit", 8112340, Level.UNIT));
            for (long jumpMs : new long[] {-3_600_000, 86_400_000L * 4000, -86_400_000L * 5000, 1}) {
                clock.advance(jumpMs);
                bed.order("unit", 10);
            }
        }
        assertEquals(List.of(), Bed.findings(EngineConfig.at(folder).withClock(clock)));
    }
}
