package suma.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import suma.engine.catalog.Batch;
import suma.engine.catalog.Level;
import suma.engine.catalog.Product;
import suma.engine.command.Command;
import suma.engine.command.Outcome.Kind;
import suma.engine.command.Outcome.Refused;

/** Products and orders that are refused, with the field at fault, and change nothing. */
class OrderRefusalTest {
    private static final long MOST = 1_000_000_000;

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

    private Refused refuseUnchanged(Command command) {
        long before = bed.engine.sequence();
        Refused refused = bed.refuse(command);
        assertEquals(before, bed.engine.sequence());
        return refused;
    }

    private void assertInvalid(Command command, String problem) {
        Refused refused = refuseUnchanged(command);
        assertEquals(Kind.INVALID, refused.kind());
        assertTrue(refused.detail().startsWith(problem), () -> refused.detail() + " of " + command);
    }

    /** Rows of comma-separated cells. */
    private static List<String[]> rows(String table) {
        return table.lines().map(row -> row.strip().split(", ", -1)).toList();
    }

    @Test
    void refusesQuantitiesOutOfRange() {
        bed.put(Bed.drug("unit", 8112340, Level.UNIT));
        for (long quantity : new long[] {0, -1, Long.MIN_VALUE, MOST + 1, Long.MAX_VALUE}) {
            assertInvalid(Bed.ordering("unit", quantity, Map.of()), "quantity: expected 1 to 1000000000, actual " + quantity);
        }
    }

    @Test
    void refusesUnknownProducts() {
        Refused refused = refuseUnchanged(Bed.ordering("nothing", 1, Map.of()));
        assertEquals(Kind.NOT_FOUND, refused.kind());
        assertEquals("product: no product nothing", refused.detail());
    }

    @Test
    void refusesProductsWhoseFieldsDoNotFit() {
        for (String[] row : rows("""
                no-such, drugId, 8112340, scheme: no scheme no-such
                drug-20, gtin, 8112340, gtin
                drug-20, drugId, , drugId
                drug-20, drugId, 811234, drugId
                drug-20, drugId, 81123400, drugId
                drug-20, drugId, 811234x, drugId
                drug-20, drugId, ８112340, drugId
                gs1-sgtin, gtin, 12345678901232, gtin
                gs1-sgtin, gtin, 1234567890123, gtin
                gs1-sscc, companyPrefix, 69012, companyPrefix
                gs1-sscc, companyPrefix, 6901234567890, companyPrefix
                vetdrug-24, applicationDate, 2025-11-03, applicationDate
                market-20, subject, -123456789012, subject""")) {
            assertInvalid(new Command.PutProduct(Bed.product("p", row[0], Map.of(row[1], row[2]), Level.UNIT, "0.0001")), row[3]);
        }
        assertInvalid(new Command.PutProduct(Bed.product("p", "drug-20", Map.of(), Level.UNIT, "0.0001")), "drugId");
        assertInvalid(new Command.PutProduct(Bed.product("p", "gs1-sgtin",
                Map.of("gtin", "12345678901231", "serialLength", "21"), Level.UNIT, "0.0001")), "serialLength");
    }

    @Test
    void refusesGuessOddsThatAreNone() {
        for (String odds : List.of("0", "-0.1", "1.0001", "1E+9", "1E-999999999")) {
            assertInvalid(new Command.PutProduct(Bed.product("p", "drug-20", Map.of("drugId", "8112340"), Level.UNIT, odds)),
                    "guessOdds: expected above 0 and at most 1");
        }
    }

    @Test
    void refusesProductsOfUnknownParties() {
        Product product = Bed.drug("unit", 8112340, Level.UNIT);
        Product owned = new Product(0, "unit", "n", "drug", product.scheme(), product.fields(), "nobody", Level.UNIT, product.guessOdds(), new TreeMap<>());
        assertEquals("party: no party nobody", refuseUnchanged(new Command.PutProduct(owned)).detail());
    }

    @Test
    void refusesBatchFieldsThatAreMissingUnknownOrWrong() {
        bed.put(Bed.product("vet", "vetdrug-24", Map.of("enterprise", "12345"), Level.UNIT, "0.0001"));
        assertInvalid(Bed.ordering("vet", 5, Map.of()), "applicationDate");
        for (String[] row : rows("""
                applicationDate, 0
                applicationDate, 2025-02-30
                applicationDate, 2025-13-01
                applicationDate, 20250230
                applicationDate, 2025-11-03T00:00
                applicationDate, 02025-11-03
                enterprise, 54321
                other, 1""")) {
            assertInvalid(Bed.ordering("vet", 5, Map.of(row[0], row[1])), row[0]);
        }
    }

    @Test
    void refusesBatchFieldsWhereTheSchemeTakesNone() {
        bed.put(Bed.drug("unit", 8112340, Level.UNIT));
        assertTrue(refuseUnchanged(Bed.ordering("unit", 5, Map.of("drugId", "8112349"))).detail().startsWith("drugId"));
    }

    @Test
    void refusesNegativeSlices() {
        bed.put(Bed.drug("unit", 8112340, Level.UNIT));
        Batch batch = bed.order("unit", 10);
        assertThrows(IllegalArgumentException.class, () -> bed.engine.codesOf(batch, -1, 1));
        assertThrows(IllegalArgumentException.class, () -> bed.engine.codesOf(batch, 0, -1));
    }
}
