package suma.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import suma.engine.catalog.Batch;
import suma.engine.catalog.Level;
import suma.engine.catalog.Verdict;
import suma.engine.command.Command;
import suma.engine.scan.Finding;

/** How often a code was asked for in public is remembered, and changes nothing else. */
class ScanCountTest {
    private static final String SHAPE = "scans: expected 1 to 1000000 codes, each with at least 1 scan and the time of the first";

    @TempDir
    Path folder;

    private Bed bed;
    private Batch batch;
    private List<String> units;

    @BeforeEach
    void open() {
        bed = Bed.open(EngineConfig.at(folder));
        bed.put(Bed.drug("unit", 8112340, Level.UNIT));
        batch = bed.order("unit", 100);
        units = bed.codes(batch);
    }

    @AfterEach
    void closeAndVerify() {
        bed.close();
        assertEquals(List.of(), Bed.findings(EngineConfig.at(folder)));
    }

    private Command scans(long[] codes, int[] counts, long... firstMs) {
        return new Command.CountScans(codes, counts, firstMs);
    }

    @Test
    void refusesCountsThatAreNone() {
        long[] one = bed.ids(units.subList(0, 1));
        assertEquals(SHAPE, bed.refuse(scans(new long[0], new int[0])).detail());
        assertEquals(SHAPE, bed.refuse(scans(one, new int[] {0}, 1000)).detail());
        assertEquals(SHAPE, bed.refuse(scans(one, new int[] {1, 1}, 1000)).detail());
        assertEquals(SHAPE, bed.refuse(scans(one, new int[] {1})).detail());
        assertEquals("counting scans refused: 1 code is at fault", bed.refuse(scans(new long[] {one[0], 5000}, new int[] {1, 1}, 1, 1)).detail());
        assertEquals(0, bed.find(units.get(0)).scans());
    }

    @Test
    void addsUpAndKeepsTheFirst() {
        bed.accept(scans(bed.ids(units.subList(3, 5)), new int[] {1, 2}, 5000, 6000));
        bed.accept(scans(bed.ids(units.subList(4, 5)), new int[] {40}, 5500));
        bed.close();
        bed = Bed.open(EngineConfig.at(folder));
        Finding finding = bed.find(units.get(4));
        assertEquals(42, finding.scans());
        assertEquals(5500, finding.firstScanMs());
        assertEquals(1, bed.find(units.get(3)).scans());
        assertEquals(0, bed.find(units.get(5)).scans());
    }

    @Test
    void aScannedCodeStillFollowsItsBatch() {
        bed.accept(scans(bed.ids(units.subList(3, 4)), new int[] {1}, 5000));
        assertEquals(Verdict.NOT_COMMISSIONED, bed.verdict(units.get(3)));
        bed.accept(Bed.commission(batch, 0, 100));
        assertEquals(Verdict.OK, bed.verdict(units.get(3)));
        assertEquals("ok", bed.checkOut("", units.get(3)));
        assertEquals(1, bed.find(units.get(3)).scans());
    }
}
