package suma.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import suma.engine.catalog.Batch;
import suma.engine.catalog.Level;
import suma.engine.catalog.Product;
import suma.engine.command.Command;
import suma.engine.command.Outcome;
import suma.engine.command.Outcome.Accepted;
import suma.engine.command.Outcome.Unavailable;
import suma.engine.store.StoreException;
import suma.engine.verify.Verification;

/** A disk that is full, or read-only: a file system of its own in memory, where the user may mount one. */
class FullDiskTest {
    private static final int MOST_COMMANDS = 400;
    private static final int PAGE_BYTES = 4096;
    private static final int LONG_TEXT_BYTES = 500_000;

    @TempDir
    Path root;

    private Path disk;

    @BeforeEach
    void mount() throws IOException, InterruptedException {
        disk = Files.createDirectory(root.resolve("disk"));
        Assumptions.assumeTrue(ran("mount", "-t", "tmpfs", "-o", "size=160m", "tmpfs", disk.toString()), "needs the right to mount");
    }

    @AfterEach
    void unmount() throws IOException, InterruptedException {
        ran("umount", "-l", disk.toString());
    }

    private static boolean ran(String... command) throws IOException, InterruptedException {
        try {
            return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor() == 0;
        } catch (IOException notThere) {
            return false;
        }
    }

    private EngineConfig config() {
        return EngineConfig.at(disk.resolve("data"));
    }

    private void leaveFree(long bytes) throws IOException {
        try (RandomAccessFile filler = new RandomAccessFile(disk.resolve("filler").toFile(), "rw")) {
            long left = Files.getFileStore(disk).getUsableSpace() - bytes;
            for (byte[] page = new byte[PAGE_BYTES]; left >= page.length; left -= page.length) {
                filler.write(page);
            }
        }
    }

    /** Describes products at length until the engine breaks; those acknowledged. */
    private List<String> fillUp(Bed bed, boolean writingTables) {
        List<String> acknowledged = new ArrayList<>();
        for (int i = 0; i < MOST_COMMANDS; i++) {
            Outcome outcome = bed.engine.execute(new Command.PutProduct(longProduct("p" + i)));
            if (outcome instanceof Unavailable) {
                return acknowledged;
            }
            assertTrue(outcome instanceof Accepted, outcome::toString);
            acknowledged.add("p" + i);
            if (writingTables) {
                writeTables(bed);
            }
        }
        throw new AssertionError("the disk was not full after " + acknowledged.size() + " products");
    }

    private static Product longProduct(String id) {
        Product drug = Bed.drug(id, 8112340, Level.UNIT);
        byte[] noise = new byte[LONG_TEXT_BYTES / 2];
        new Random(id.hashCode()).nextBytes(noise);
        return new Product(0, id, drug.name(), drug.category(), drug.scheme(), drug.fields(), "", drug.level(), drug.guessOdds(),
                new TreeMap<>(Map.of("note", HexFormat.of().formatHex(noise))));
    }

    private static void writeTables(Bed bed) {
        try {
            bed.engine.compact();
        } catch (StoreException full) {
            assertTrue(full.getMessage().contains("No space left"), full.getMessage());
        }
    }

    @ParameterizedTest(name = "while tables are written: {0}")
    @ValueSource(booleans = {false, true})
    void aFullDiskStopsTheEngineAndNothingAcknowledgedIsLost(boolean writingTables) throws IOException {
        Bed bed = Bed.open(config());
        bed.put(Bed.drug("unit", 8112340, Level.UNIT));
        Batch batch = bed.order("unit", 100);
        List<String> issued = bed.codes(batch);
        leaveFree(0);
        List<String> acknowledged = fillUp(bed, writingTables);
        assertEquals(EngineState.FAILED, bed.engine.state());
        assertTrue(bed.engine.stateReason().contains("No space left"), bed.engine.stateReason());
        acknowledged.forEach(id -> assertTrue(bed.engine.catalog().product(id).isPresent(), id));
        bed.close();
        Files.delete(disk.resolve("filler"));
        assertWhole(acknowledged, issued);
    }

    private void assertWhole(List<String> acknowledged, List<String> issued) {
        try (Bed bed = Bed.open(config())) {
            acknowledged.forEach(id -> assertTrue(bed.engine.catalog().product(id).isPresent(), id));
            assertTrue(bed.codes(bed.order("unit", 300)).stream().noneMatch(issued::contains));
        }
        assertEquals(List.of(), Verification.of(config(), root, part -> { }).findings());
    }

    @ParameterizedTest(name = "{0} bytes free")
    @ValueSource(ints = {0, 1_000_000})
    void openingOnAFullDiskSaysSoAndLeavesTheFolderAsItWas(int freeBytes) throws IOException {
        List<String> issued;
        try (Bed bed = Bed.open(config())) {
            bed.put(Bed.drug("unit", 8112340, Level.UNIT));
            issued = bed.codes(bed.order("unit", 100));
            bed.accept(bed.commission(issued));
        }
        Files.delete(config().dataDir().resolve("index/clean"));
        Files.delete(config().dataDir().resolve("index/segment-0"));
        leaveFree(freeBytes);
        tryToOpen();
        Files.delete(disk.resolve("filler"));
        assertWhole(List.of(), issued);
    }

    private void tryToOpen() {
        try (Engine engine = Engine.open(config())) {
            while (engine.state() == EngineState.RECOVERING) {
                Thread.onSpinWait();
            }
            assertTrue(engine.state() == EngineState.RUNNING || !engine.stateReason().isEmpty());
        } catch (EngineException refused) {
            assertTrue(refused.getMessage().contains(config().dataDir().toString()), refused.getMessage());
        }
    }

    @Test
    void aReadOnlyFolderIsRefusedByName() throws IOException, InterruptedException {
        Bed.open(config()).close();
        assertTrue(ran("mount", "-o", "remount,ro", disk.toString()));
        String refusal = assertThrows(EngineException.class, () -> Engine.open(config())).getMessage();
        assertTrue(refusal.contains(config().dataDir().toString()), refusal);
        assertTrue(ran("mount", "-o", "remount,rw", disk.toString()));
        Bed.open(config()).close();
    }
}
