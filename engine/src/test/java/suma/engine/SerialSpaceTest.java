package suma.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import suma.engine.catalog.Level;
import suma.engine.command.Command;
import suma.engine.command.Outcome.Kind;
import suma.engine.command.Outcome.Refused;
import suma.engine.catalog.Verdict;

/** Small, exhausted, shared and ambiguous serial spaces. */
class SerialSpaceTest {
    private static final String CRATE = """
            {"name": "crate", "title": "Crates", "category": "vegetables",
             "parts": [{"constant": "C"}, {"product": "depot", "length": 3}, {"serial": "digits", "length": 2}]}""";
    private static final String LINE = """
            {"name": "line", "title": "Lines", "category": "vegetables",
             "parts": [{"constant": "L"}, {"serial": "digits", "length": 7}, {"product": "line", "length": 2}]}""";
    private static final String DAILY = """
            {"name": "daily", "title": "Daily", "category": "vegetables",
             "parts": [{"constant": "D"}, {"batch": "day", "date": "yyMMdd"}, {"product": "depot", "length": 2}, {"serial": "digits", "length": 2}]}""";

    @TempDir
    Path folder;

    private Bed bed;

    @BeforeEach
    void open() {
        bed = Bed.open(config());
    }

    private EngineConfig config() {
        return EngineConfig.at(folder).withSchemes(Bed.schemes(CRATE, LINE, DAILY));
    }

    @AfterEach
    void closeAndVerify() {
        bed.close();
        assertEquals(List.of(), Bed.findings(config()));
    }

    private void reopen() {
        bed.close();
        bed = Bed.open(config());
    }

    private void putSgtin(String id, Map<String, String> serial) {
        java.util.TreeMap<String, String> fields = new java.util.TreeMap<>(serial);
        fields.put("gtin", "12345678901231");
        bed.put(Bed.product(id, "gs1-sgtin", fields, Level.UNIT, "0.0001"));
    }

    private Refused refusePut(String scheme, Map<String, String> fields) {
        return bed.refuse(new Command.PutProduct(Bed.product("rival", scheme, fields, Level.UNIT, "0.0001")));
    }

    @Test
    void smallSpacesIssueInOrderWhateverTheOdds() {
        bed.put(Bed.product("crate", "crate", Map.of("depot", "042"), Level.CASE, "0.0001"));
        assertEquals(List.of("C04200", "C04201", "C04202"), bed.codes(bed.order("crate", 3)));
        assertEquals(Verdict.NOT_COMMISSIONED, bed.verdict("C04202"));
        assertEquals(Verdict.NOT_ISSUED, bed.verdict("C04203"));
        reopen();
        assertEquals(List.of("C04203"), bed.codes(bed.order("crate", 1)));
    }

    @Test
    void anExhaustedSpaceIssuesNoMore() {
        bed.put(Bed.product("crate", "crate", Map.of("depot", "042"), Level.CASE, "0.0001"));
        assertEquals(Kind.CONFLICT, bed.refuse(Bed.ordering("crate", 101, Map.of())).kind());
        bed.order("crate", 60);
        Refused refused = bed.refuse(Bed.ordering("crate", 41, Map.of()));
        assertEquals("quantity: serial space crate/042 has 100 serials, 60 of them issued or registered; actual 41", refused.detail());
        assertEquals(IntStream.range(60, 100).mapToObj(i -> "C042" + i).toList(), bed.codes(bed.order("crate", 40)));
        assertEquals(Kind.CONFLICT, bed.refuse(Bed.ordering("crate", 1, Map.of())).kind());
    }

    @Test
    void serialsOfRegisteredCodesCountAsTaken() {
        bed.put(Bed.product("crate", "crate", Map.of("depot", "042"), Level.CASE, "0.0001"));
        bed.register("crate", "C04205", "C04299", "C04210");
        assertEquals(Kind.CONFLICT, bed.refuse(Bed.ordering("crate", 98, Map.of())).kind());
        List<String> codes = bed.codes(bed.order("crate", 97));
        assertEquals("C04298", codes.get(96));
        assertTrue(codes.stream().allMatch(code -> bed.verdict(code) == Verdict.NOT_COMMISSIONED));
        assertEquals(Verdict.OK, bed.verdict("C04299"));
        assertEquals(Kind.CONFLICT, bed.refuse(Bed.ordering("crate", 1, Map.of())).kind());
    }

    @Test
    void serialsRegisteredBeforeTheirSpaceIsOpenedCountAsTaken() {
        bed.put(Bed.product("daily", "daily", Map.of("depot", "07"), Level.CASE, "0.0001"));
        bed.register("daily", "D2511030705", "D2511030700");
        Map<String, String> day = Map.of("day", "2025-11-03");
        assertEquals(Kind.CONFLICT, bed.refuse(Bed.ordering("daily", 99, day)).kind());
        List<String> codes = bed.codes(bed.order("daily", 98, day));
        assertEquals("D2511030701", codes.get(0));
        assertEquals("D2511030706", codes.get(4));
        assertEquals(100, bed.codes(bed.order("daily", 100, Map.of("day", "2025-11-04"))).size());
    }

    @Test
    void aSuffixTellsSpacesApart() {
        bed.put(Bed.product("one", "line", Map.of("line", "01"), Level.UNIT, "0.01"));
        bed.put(Bed.product("two", "line", Map.of("line", "02"), Level.UNIT, "0.01"));
        bed.codes(bed.order("one", 500)).forEach(code -> assertEquals("one", bed.find(code).batch().product().id()));
        bed.codes(bed.order("two", 500)).forEach(code -> assertEquals("two", bed.find(code).batch().product().id()));
    }

    @Test
    void digitsAndAlphanumericOfOneLengthAreAmbiguous() {
        putSgtin("digits", Map.of("serialLength", "12", "serialAlphabet", "digits"));
        bed.order("digits", 1);
        Refused refused = refusePut("gs1-sgtin", Map.of("gtin", "12345678901231", "serialLength", "12", "serialAlphabet", "alphanumeric"));
        assertEquals(Kind.CONFLICT, refused.kind());
        assertTrue(refused.detail().contains("could not be told"), refused.detail());
        putSgtin("longer", Map.of("serialLength", "13", "serialAlphabet", "alphanumeric"));
        bed.codes(bed.order("digits", 100)).forEach(code -> assertEquals("digits", bed.find(code).batch().product().id()));
        bed.codes(bed.order("longer", 100)).forEach(code -> assertEquals("longer", bed.find(code).batch().product().id()));
    }

    @Test
    void aProductClaimsItsCodesWithItsFirstOrder() {
        putSgtin("mistaken", Map.of("serialAlphabet", "digits"));
        putSgtin("mistaken", Map.of("serialAlphabet", "alphanumeric"));
        putSgtin("late", Map.of("serialAlphabet", "digits"));
        bed.codes(bed.order("mistaken", 100)).forEach(code -> assertEquals("mistaken", bed.find(code).batch().product().id()));
        assertEquals(Kind.CONFLICT, bed.refuse(Bed.ordering("late", 1, Map.of())).kind());
    }

    @Test
    void aCompanyPrefixThatBeginsWithAnotherIsAmbiguous() {
        bed.put(Bed.product("short", "gs1-sscc", Map.of("companyPrefix", "690123", "extension", "1"), Level.PALLET, "0.01"));
        bed.order("short", 1);
        assertEquals(Kind.CONFLICT, refusePut("gs1-sscc", Map.of("companyPrefix", "6901234", "extension", "1")).kind());
        assertEquals(Kind.CONFLICT, refusePut("gs1-sscc", Map.of("companyPrefix", "690123456789", "extension", "1")).kind());
        bed.put(Bed.product("other", "gs1-sscc", Map.of("companyPrefix", "690124", "extension", "1"), Level.PALLET, "0.01"));
        bed.put(Bed.product("extended", "gs1-sscc", Map.of("companyPrefix", "6901234", "extension", "2"), Level.PALLET, "0.01"));
        bed.order("extended", 1);
        assertEquals(Kind.CONFLICT, refusePut("gs1-sscc", Map.of("companyPrefix", "690123", "extension", "2")).kind());
        bed.codes(bed.order("extended", 100)).forEach(code -> assertEquals(Verdict.NOT_COMMISSIONED, bed.verdict(code)));
    }

    @Test
    void productsOfOneSpaceShareItsCounter() {
        Map<String, String> pallet = Map.of("companyPrefix", "6901234", "extension", "1");
        bed.put(Bed.product("a", "gs1-sscc", pallet, Level.PALLET, "0.01"));
        bed.put(Bed.product("b", "gs1-sscc", pallet, Level.CASE, "0.01"));
        List<String> first = bed.codes(bed.order("a", 50));
        List<String> second = bed.codes(bed.order("b", 50));
        reopen();
        first.forEach(code -> assertEquals("a", bed.find(code).batch().product().id()));
        second.forEach(code -> assertEquals("b", bed.find(code).batch().product().id()));
    }
}
