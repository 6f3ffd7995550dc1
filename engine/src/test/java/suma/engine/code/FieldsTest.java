package suma.engine.code;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class FieldsTest {

    private final Schemes schemes = Schemes.standard();

    @Test
    void productsThatASchemeCannotTakeAreRefusedByField() {
        String table = """
                gs1-sgtin -> gtin: expected 14 digits, actual none
                gs1-sgtin gtin=1234567890123 -> gtin: expected 14 digits, actual "1234567890123" of length 13
                gs1-sgtin gtin=12345678901235 -> gtin: expected 14 digits, actual "12345678901235", check digit expected 1
                gs1-sgtin gtin=1234567890123x -> gtin: expected 14 digits, actual "1234567890123x", wrong at position 14
                gs1-sgtin gtin=１２３４５６７８９０１２３１ -> gtin: expected 14 digits, actual "１２３４５６７８９０１２３１", wrong at position 1
                gs1-sgtin gtin=12345678901231 serialLength=21 -> serialLength: expected 1 to 20, actual "21"
                gs1-sgtin gtin=12345678901231 serialLength=x -> serialLength: expected 1 to 20, actual "x"
                gs1-sgtin gtin=12345678901231 serialAlphabet=hex -> serialAlphabet: expected one of [digits, alphanumeric], actual "hex"
                gs1-sgtin gtin=12345678901231 lot=5 -> lot: expected none of this name in gs1-sgtin, actual "5"
                gs1-sscc companyPrefix=12345 -> companyPrefix: expected 6 to 12 digits, actual "12345" of length 5
                gs1-sscc companyPrefix=1234567890123 -> companyPrefix: expected 6 to 12 digits, actual "1234567890123" of length 13
                drug-20 drugId=81234567 -> drugId: expected 7 digits, actual "81234567" of length 8
                pesticide-32 registrationCategory=4 registrationNumber=123456 productionType=1 specification=001 -> registrationCategory: expected one of 1, 2, 3, actual "4", wrong at position 1
                vetdrug-24 enterprise=12345 applicationDate=2025-01-01 -> applicationDate: expected none of this name in vetdrug-24, actual "2025-01-01"
                equipment class=3110 maker=10001 year=0201 -> year: expected date yyyy, actual "0201", wrong at position 1
                tcm-35 enterprise=10127300114597 -> enterprise: expected 14 digits, actual "10127300114597", check digit expected 6
                oid root=1.2.156.3088a -> root: expected 7 to 85 chars:.0123456789, actual "1.2.156.3088a", wrong at position 13
                """;
        Stream<Executable> rows = Texts.rows(table).stream().map(row -> () -> {
            String[] words = row[0].split(" ");
            Scheme scheme = schemes.named(words[0]).orElseThrow();
            FieldException refused = assertThrows(FieldException.class, () -> scheme.checkProduct(fields(words)), row[0]);
            assertEquals(row[1], refused.getMessage());
            assertEquals(row[1].substring(0, row[1].indexOf(':')), refused.field());
        });
        assertAll(rows);
    }

    private static Map<String, String> fields(String[] words) {
        return Arrays.stream(words).skip(1).map(w -> w.split("=")).collect(Collectors.toMap(w -> w[0], w -> w[1]));
    }

    @Test
    void aSpaceNeedsTheFieldsOfItsBatchAndAnIssuingScheme() {
        Map<String, String> enterprise = Map.of("enterprise", "12345");
        Scheme vetdrug = schemes.named("vetdrug-24").orElseThrow();
        assertEquals("applicationDate: expected date yyyyMMdd, actual none",
                assertThrows(FieldException.class, () -> vetdrug.space(enterprise)).getMessage());
        assertEquals("applicationDate: expected date yyyy-MM-dd, actual \"2025-02-30\"", assertThrows(FieldException.class,
                () -> vetdrug.space(Map.of("enterprise", "12345", "applicationDate", "2025-02-30"))).getMessage());
        assertEquals("scheme: expected one that names single items, actual gs1-lgtin", assertThrows(FieldException.class,
                () -> schemes.named("gs1-lgtin").orElseThrow().space(Map.of("gtin", "12345678901248"))).getMessage());
    }

    @Test
    void schemesSayWhichFieldsTheyTake() {
        Scheme sgtin = schemes.named("gs1-sgtin").orElseThrow();
        assertEquals(List.of("gtin"), sgtin.productFields());
        assertEquals(List.of("serialLength", "serialAlphabet"), sgtin.optionalProductFields());
        Scheme sscc = schemes.named("gs1-sscc").orElseThrow();
        assertEquals(List.of("companyPrefix"), sscc.productFields());
        assertEquals(List.of("extension"), sscc.optionalProductFields());
        Scheme vetdrug = schemes.named("vetdrug-24").orElseThrow();
        assertEquals(List.of("enterprise"), vetdrug.productFields());
        assertEquals(List.of("applicationDate"), vetdrug.batchFields());
    }

    @Test
    void prefixesHaveTheLengthsThatASpaceOfTheSchemeCanHave() {
        assertArrayEquals(new int[0], schemes.named("drug-20").orElseThrow().prefixLengths(19));
        assertArrayEquals(new int[0], schemes.named("gs1-gtin").orElseThrow().prefixLengths(16));
        assertArrayEquals(new int[] {7}, schemes.named("drug-20").orElseThrow().prefixLengths(20));
        assertArrayEquals(new int[] {7, 8, 9, 10, 11, 12, 13}, schemes.named("gs1-sscc").orElseThrow().prefixLengths(18));
        assertArrayEquals(new int[] {18}, schemes.named("gs1-sgtin").orElseThrow().prefixLengths(31));
    }
}
