package suma.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import suma.engine.PowerCut.Fate;
import suma.engine.PowerDisk.Moment;
import suma.engine.PowerLoad.Book;
import suma.engine.store.SequenceMark;

/**
 * The machine dies, not only the process: of what was not synced, any part may be there, cut, torn or zeroed, each file for
 * itself. What was acknowledged is there all the same, and what was not is there whole or not at all. A finding names the
 * seed and what was done to which file; {@link Seeds} runs a seed again.
 */
class PowerLossTest {
    @TempDir
    Path root;

    private final AtomicLong acknowledged = new AtomicLong();
    private Book book;

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("suma.engine.Seeds#one")
    void nothingAcknowledgedIsLost(long seed) throws IOException {
        assertEquals(List.of(), findings(seed, true, 20, 20));
    }

    @Tag("slow")
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("suma.engine.Seeds#many")
    void nothingAcknowledgedIsLostForLong(long seed) throws IOException {
        assertEquals(List.of(), findings(seed, true, 60, 60));
    }

    /** The power goes at every record of a run: exactly behind what was synced, and at some byte of what was not. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("suma.engine.Seeds#one")
    void nothingAcknowledgedIsLostAtAnyRecord(long seed) throws IOException {
        assertEquals(List.of(), findingsOfEveryMoment(seed, 3, Fate.CUT_AT_SYNC, Fate.CUT_ANYWHERE));
    }

    @Tag("slow")
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("suma.engine.Seeds#few")
    void nothingAcknowledgedIsLostAtAnyRecordForLong(long seed) throws IOException {
        assertEquals(List.of(), findingsOfEveryMoment(seed, 10, Fate.CUT_AT_SYNC, Fate.CUT_ANYWHERE, Fate.CUT_ANYWHERE, Fate.ZEROED_BEHIND, Fate.TORN_PAGES));
    }

    /** All files meet the same fate, one fate after the other. */
    private List<String> findingsOfEveryMoment(long seed, int steps, Fate... fates) throws IOException {
        Random random = new Random(seed);
        List<Moment> moments = run(random, true, steps);
        List<String> findings = new ArrayList<>();
        for (int i = 0; i < moments.size() * fates.length; i++) {
            Path folder = root.resolve("cut-" + i);
            findings(moments.get(i / fates.length), folder, random, fates[i % fates.length]).forEach(finding -> findings.add("seed " + seed + ", " + finding));
            Folders.delete(folder);
        }
        return findings;
    }

    /** Every moment is tried, and of what was not synced nothing stays: which moments there are is chance. */
    @Test
    void theRigFindsTheLossWhereNothingIsSynced() throws IOException {
        Random random = new Random(1);
        List<Moment> moments = run(random, false, 12);
        List<String> findings = new ArrayList<>();
        for (int i = 0; i < moments.size() && !tellsOfALoss(findings); i++) {
            findings.addAll(findings(moments.get(i), root.resolve("cut-" + i), random, Fate.CUT_AT_SYNC));
        }
        assertTrue(tellsOfALoss(findings), findings.toString());
    }

    private static boolean tellsOfALoss(List<String> findings) {
        return findings.stream().anyMatch(finding -> finding.contains("): lost: acknowledged up to sequence "));
    }

    private List<String> findings(long seed, boolean syncs, int steps, int cuts) throws IOException {
        Random random = new Random(seed);
        List<Moment> moments = run(random, syncs, steps);
        List<String> findings = new ArrayList<>();
        for (int i = 0; i < cuts; i++) {
            Moment moment = moments.get(i == 0 ? moments.size() - 1 : random.nextInt(moments.size()));
            findings(moment, root.resolve("cut-" + i), random, Fate.values()).forEach(finding -> findings.add("seed " + seed + ", " + finding));
        }
        return findings;
    }

    private List<String> findings(Moment moment, Path folder, Random random, Fate... fates) throws IOException {
        String damage = new PowerCut(random, fates).write(moment, folder.resolve("store"));
        leaveTheRest(folder, random, moment.acknowledged());
        List<String> findings = new PowerCheck(EngineConfig.at(folder), book, moment.acknowledged()).findings();
        return findings.stream().map(finding -> folder.getFileName() + " (" + damage + "): " + finding).toList();
    }

    private List<Moment> run(Random random, boolean syncs, int steps) {
        Path live = root.resolve("live");
        PowerDisk disk = new PowerDisk(live.resolve("store"), syncs, acknowledged::get);
        try (Bed bed = Bed.open(EngineConfig.at(live).withFaults(disk))) {
            book = new PowerLoad(bed, random, acknowledged).run(steps);
            return disk.moments();
        }
    }

    /**
     * The keystore was synced before anything was issued; the index is never to be trusted after such an end. The mark is
     * written behind each group, and may have come to disk or not.
     */
    private void leaveTheRest(Path folder, Random random, long marked) throws IOException {
        if (random.nextBoolean()) {
            try (SequenceMark mark = SequenceMark.open(folder)) {
                mark.set(marked);
            }
        }
        Files.copy(root.resolve("live/keystore.json"), folder.resolve("keystore.json"));
        byte[] garbage = new byte[random.nextInt(3) * 5000];
        random.nextBytes(garbage);
        Files.createDirectories(folder.resolve("index"));
        Files.write(folder.resolve("index/segment-0"), garbage);
    }
}
