package suma.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import suma.engine.catalog.Batch;
import suma.engine.catalog.Level;
import suma.engine.catalog.Product;
import suma.engine.command.Command;
import suma.engine.command.Outcome.Kind;
import suma.engine.command.Outcome.Refused;
import suma.engine.scan.CodeChunk;
import suma.engine.scan.CodeCursor;
import suma.engine.catalog.Verdict;

/** What may be ordered, and that codes are the same on every asking and never issued twice. */
class OrderTest {
    @TempDir
    Path folder;

    private Bed bed;

    @BeforeEach
    void open() {
        bed = Bed.open(EngineConfig.at(folder));
    }

    @AfterEach
    void closeAndVerify() {
        bed.close();
        assertEquals(List.of(), Bed.findings(EngineConfig.at(folder)));
    }

    private void reopen() {
        bed.close();
        bed = Bed.open(EngineConfig.at(folder));
    }

    private Refused refuseUnchanged(Command command) {
        long before = bed.engine.sequence();
        Refused refused = bed.refuse(command);
        assertEquals(before, bed.engine.sequence());
        return refused;
    }

    @ParameterizedTest
    @CsvSource({"market-20, subject, 1234567890123, 0.0001, 999", "drug-20, drugId, 8112340, 0.0001, 99999999",
        "market-20, subject, 1234567890123, 0.00000015, 1", "market-20, subject, 1234567890123, 0.0000003, 2", "market-20, subject, 1234567890123, 1, 9999999"})
    void guessOddsEndOneBelowTheLimit(String scheme, String field, String value, String odds, long most) {
        bed.put(Bed.product("p", scheme, Map.of(field, value), Level.UNIT, odds));
        Refused refused = refuseUnchanged(Bed.ordering("p", most + 1, Map.of()));
        assertEquals(Kind.CONFLICT, refused.kind());
        assertTrue(refused.detail().contains("expected at most " + most + ", actual " + (most + 1)), refused.detail());
        bed.order("p", most);
        assertTrue(bed.refuse(Bed.ordering("p", 1, Map.of())).detail().contains("expected at most 0, actual 1"));
        reopen();
        bed.refuse(Bed.ordering("p", 1, Map.of()));
    }

    @Test
    void oddsCountWhatEveryProductOfTheSpaceTook() {
        bed.put(Bed.product("strict", "vetdrug-24", Map.of("enterprise", "12345"), Level.UNIT, "0.0000000001"));
        bed.put(Bed.product("lax", "vetdrug-24", Map.of("enterprise", "12345"), Level.CASE, "0.0001"));
        Map<String, String> day = Map.of("applicationDate", "2025-11-03");
        bed.order("strict", 4, day);
        Batch lax = bed.order("lax", 6, day);
        assertEquals(Kind.CONFLICT, bed.refuse(Bed.ordering("strict", 1, day)).kind());
        bed.order("strict", 9, Map.of("applicationDate", "2025-11-04"));
        assertEquals("lax", bed.find(bed.codes(lax).get(0)).batch().product().id());
        assertEquals("strict", bed.find(bed.codes(bed.engine.catalog().batch(1).orElseThrow()).get(3)).batch().product().id());
    }

    @Test
    void aProductWithBatchesKeepsItsSchemeFieldsAndLevel() {
        bed.put(Bed.drug("unit", 8112340, Level.UNIT));
        bed.put(Bed.drug("unit", 8112341, Level.CASE));
        String code = bed.codes(bed.order("unit", 1)).get(0);
        for (Product changed : List.of(Bed.drug("unit", 8112340, Level.CASE), Bed.drug("unit", 8112341, Level.UNIT),
                Bed.product("unit", "market-20", Map.of("subject", "1234567890123"), Level.CASE, "0.0001"))) {
            assertEquals(Kind.CONFLICT, refuseUnchanged(new Command.PutProduct(changed)).kind());
        }
        bed.put(new Product(0, "unit", "新名", "other", "drug-20", new TreeMap<>(Map.of("drugId", "8112341")), "", Level.CASE,
                new BigDecimal("0.001"), new TreeMap<>(Map.of("colour", "red"))));
        assertEquals("新名", bed.find(code).product().orElseThrow().name());
        reopen();
        assertEquals(Map.of("colour", "red"), bed.find(code).product().orElseThrow().attributes());
    }

    @Test
    void aBillionCodesAreOneRecord() {
        bed.put(Bed.product("unit", "gs1-sgtin", Map.of("gtin", "12345678901231"), Level.UNIT, "0.0001"));
        bed.order("unit", 1);
        bed.engine.compact();
        long before = bed.engine.footprint().storeBytes();
        long sequence = bed.engine.sequence();
        Batch batch = bed.batch(bed.accept(Bed.ordering("unit", 900_000_000, Map.of())));
        assertEquals(sequence + 1, bed.engine.sequence());
        assertEquals(Kind.CONFLICT, bed.refuse(Bed.ordering("unit", 99_999_999, Map.of())).kind());
        bed.engine.compact();
        assertTrue(bed.engine.footprint().storeBytes() - before < 10_000);
        for (long offset : new long[] {0, 1, 63, 64, 4_194_303, 500_000_000, 899_999_999}) {
            String code = Bed.codes(bed.engine.codesOf(batch, offset, 1)).get(0);
            assertEquals(Verdict.NOT_COMMISSIONED, bed.verdict(code));
            assertEquals(offset + 2, CodeId.ordinal(bed.id(code)));
        }
        bed.accept(Bed.commission(batch, 0, batch.quantity()));
        assertEquals(Verdict.OK, bed.verdict(Bed.codes(bed.engine.codesOf(batch, 777_777_777, 1)).get(0)));
    }

    @Test
    void codesAreTheSameOnEveryAsking() {
        bed.put(Bed.drug("unit", 8112340, Level.UNIT));
        bed.order("unit", 77);
        Batch batch = bed.order("unit", 3000);
        List<String> codes = bed.codes(batch);
        assertEquals(3000, codes.size());
        for (int[] slice : new int[][] {{0, 1}, {1, 1}, {1023, 2}, {1024, 1025}, {2999, 1}, {100, 2000}}) {
            assertEquals(codes.subList(slice[0], slice[0] + slice[1]), Bed.codes(bed.engine.codesOf(batch, slice[0], slice[1])));
        }
        assertEquals(codes.subList(2990, 3000), Bed.codes(bed.engine.codesOf(batch, 2990, Long.MAX_VALUE)));
        assertEquals(List.of(), Bed.codes(bed.engine.codesOf(batch, 3000, 5)));
        assertEquals(List.of(), Bed.codes(bed.engine.codesOf(batch, Long.MAX_VALUE, Long.MAX_VALUE)));
        assertEquals(List.of(), Bed.codes(bed.engine.codesOf(batch, 5, 0)));
        reopen();
        assertEquals(codes, bed.codes(bed.engine.catalog().batch(batch.id()).orElseThrow()));
    }

    @Test
    void noCodeIsIssuedTwice() {
        Set<String> seen = new HashSet<>();
        bed.put(Bed.drug("unit", 8112340, Level.UNIT));
        bed.put(Bed.drug("same", 8112340, Level.CASE));
        for (int i = 0; i < 200; i++) {
            if (i % 50 == 49) {
                reopen();
            }
            Batch batch = bed.order(i % 3 == 0 ? "same" : "unit", 1 + i * 37 % 300);
            List<String> codes = bed.codes(batch);
            assertEquals(batch.quantity(), codes.size());
            codes.forEach(code -> assertTrue(seen.add(code), code));
        }
    }

    @Test
    void neighboursInPrintOrderShowNoOrder() {
        bed.put(Bed.drug("unit", 8112340, Level.UNIT));
        List<String> codes = bed.codes(bed.order("unit", 1000));
        assertNotEquals(codes.stream().sorted().toList(), codes);
        CodeChunk chunk = new CodeChunk();
        try (CodeCursor cursor = bed.engine.codesOf(bed.engine.catalog().batch(1).orElseThrow(), 10, 5)) {
            assertTrue(cursor.next(chunk));
            assertEquals(11, CodeId.ordinal(chunk.codeId(0)));
        }
    }
}
