package suma.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import suma.engine.catalog.Level;
import suma.engine.scan.Finding;
import suma.engine.scan.Lookup;

/** Lookups of codes issued here allocate nothing, whatever has become of them. */
class LookupAllocationTest {
    private static final int WARM_UP = 100_000;
    private static final int MEASURED = 20_000;

    @TempDir
    Path folder;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private Bed bed;
    private Lookup lookup;

    @BeforeEach
    void open() {
        bed = Bed.open(EngineConfig.at(folder));
        bed.put(Bed.drug("unit", 8112340, Level.UNIT));
        bed.put(Bed.drug("case", 8112341, Level.CASE));
        bed.put(Bed.product("item", "gs1-sgtin", Map.of("gtin", "12345678901231", "serialAlphabet", "alphanumeric"), Level.UNIT, "0.0001"));
        bed.put(Bed.product("pallet", "gs1-sscc", Map.of("companyPrefix", "6901234"), Level.PALLET, "0.01"));
        lookup = bed.engine.newLookup();
    }

    @AfterEach
    void close() {
        lookup.close();
        bed.close();
    }

    private List<byte[]> codes() {
        List<String> units = bed.codes(bed.order("unit", 500));
        List<String> items = bed.codes(bed.order("item", 500));
        List<String> cases = bed.codes(bed.order("case", 3));
        List<String> pallets = bed.codes(bed.order("pallet", 2));
        bed.accept(bed.pack(cases.get(0), units.subList(0, 250)));
        bed.accept(bed.pack(cases.get(1), items.subList(0, 250)));
        bed.accept(bed.pack(pallets.get(0), cases.subList(0, 2)));
        bed.accept(Bed.commission(bed.engine.catalog().batch(1).orElseThrow(), 250, 100));
        bed.party("shop");
        bed.accept(bed.pack(cases.get(2), units.subList(400, 450)));
        bed.checkOut("shop", cases.get(2), units.get(0), units.get(1));
        bed.accept(new suma.engine.command.Command.CountScans(bed.ids(items.subList(250, 270)), java.util.stream.IntStream.generate(() -> 3).limit(20).toArray(), new long[20]));
        List<String> all = new ArrayList<>(units);
        all.addAll(items);
        all.addAll(cases);
        all.addAll(pallets);
        return all.stream().map(code -> code.getBytes(StandardCharsets.US_ASCII)).toList();
    }

    /** Bytes that {@code MEASURED} runs of {@code work} allocate, once it has run often. */
    private long allocatedBytes(Runnable work, int warmUp, int measured) {
        for (int i = 0; i < warmUp; i++) {
            work.run();
        }
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < measured; i++) {
            work.run();
        }
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    @Test
    void findAllocatesNothing() {
        byte[][] codes = codes().toArray(byte[][]::new);
        Finding finding = new Finding();
        int[] at = {0};
        assertNone(allocatedBytes(() -> {
            byte[] code = codes[at[0]++ % codes.length];
            if (!lookup.find(code, 0, code.length, finding) || !finding.hasBatch()) {
                throw new AssertionError(new String(code, StandardCharsets.US_ASCII));
            }
        }, WARM_UP, MEASURED), MEASURED);
    }

    @Test
    void codeIdsAndRenderAllocateNothing() {
        byte[][] codes = codes().toArray(byte[][]::new);
        long[] ids = new long[codes.length];
        byte[] text = new byte[Lookup.LONGEST_CODE];
        assertNone(allocatedBytes(() -> {
            lookup.clear();
            for (byte[] code : codes) {
                lookup.add(code, 0, code.length);
            }
            lookup.codeIds(ids);
            for (int i = 0; i < ids.length; i++) {
                if (lookup.render(ids[i], text, 0) != codes[i].length) {
                    throw new AssertionError(new String(codes[i], StandardCharsets.US_ASCII));
                }
            }
        }, 60, 40), 40L * codes.length);
    }

    /** Issued codes and registered ones, packed or not, as one run. */
    @Test
    void findAllAllocatesNothing() {
        bed.put(Bed.product("foreign", "gs1-sgtin", Map.of("gtin", "12345678901248"), Level.UNIT, "0.0001"));
        List<byte[]> all = new ArrayList<>(codes());
        for (int i = 0; i < 100; i++) {
            String code = "0112345678901248" + "21X" + i;
            bed.register("foreign", code);
            all.add(code.getBytes(StandardCharsets.US_ASCII));
        }
        int[] found = {0};
        Lookup.Taker taker = (position, finding) -> found[0] += finding.hasBatch() ? 1 : 0;
        assertNone(allocatedBytes(() -> {
            lookup.clear();
            for (byte[] code : all) {
                lookup.add(code, 0, code.length);
            }
            lookup.findAll(taker);
        }, 60, 40), 40L * all.size());
        assertEquals(100 * all.size(), found[0]);
    }

    /** A few bytes in all are the measuring itself and the compiler at work; one byte a code would be far more. */
    private static void assertNone(long allocatedBytes, long codes) {
        assertEquals(0, allocatedBytes / codes, "bytes a code, " + allocatedBytes + " in all");
    }
}
