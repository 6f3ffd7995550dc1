package suma.engine.code;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class DefinitionTest {

    private static final String CRATE = """
            {"schemes": [{"name": "crate-18", "title": "Crates", "category": "vegetables", "from": "2026-01-01",
              "until": "2030-12-31", "parts": [{"constant": "77"}, {"product": "depot", "length": 3},
              {"batch": "packedOn", "date": "yyMMdd"}, {"serial": "digits", "length": 6}, {"check": "mod10"}]}]}""";

    private static Schemes load(String json) throws IOException, DefinitionException {
        return Schemes.load(new ByteArrayInputStream(json.getBytes(UTF_8)));
    }

    @Test
    void mistakesAreExplainedWithTheirPath() {
        String table = """
                "parts": [] -> $.schemes[0].parts: expected at least one part, actual []
                "parts": {} -> $.schemes[0].parts: expected an array, actual {}
                "parts": [5] -> $.schemes[0].parts[0]: expected an object, actual 5
                "parts": [{}] -> $.schemes[0].parts[0]: expected one of constant, product, batch, serial, check
                "color": 1, "parts": [] -> $.schemes[0].color: unknown, expected one of [assumption, category, from, inText, length, name, names, optionalPrefix, parts, productOf, shape, title, until]
                "parts": [{"constant": ""}] -> $.schemes[0].parts[0].constant: expected text, actual ""
                "parts": [{"constant": "甲"}] -> $.schemes[0].parts[0].constant: expected at most 100 ASCII characters, actual "甲"
                "parts": [{"constant": "1"}, {"product": "x"}] -> $.schemes[0].parts[1].length: expected a length or a range such as 6..12, of at most 100, actual nothing
                "parts": [{"product": "x", "length": 0}] -> $.schemes[0].parts[0].length: expected a length or a range such as 6..12, of at most 100, actual 0
                "parts": [{"product": "x", "length": "7..6"}] -> $.schemes[0].parts[0].length: expected a length or a range such as 6..12, of at most 100, actual "7..6"
                "parts": [{"product": "x", "length": 1, "alphabet": "roman"}] -> $.schemes[0].parts[0].alphabet: expected an alphabet such as digits, alphanumeric or chars:01X, actual "roman"
                "parts": [{"product": "x", "length": 1, "alphabet": "chars:00"}] -> $.schemes[0].parts[0].alphabet: expected an alphabet such as digits, alphanumeric or chars:01X, actual "chars:00"
                "parts": [{"product": "x", "date": "ddMM"}] -> $.schemes[0].parts[0].date: expected one of yyyyMMdd, yyMMdd, yMMdd, yyyy, actual "ddMM"
                "parts": [{"product": "x", "length": 1}, {"product": "x", "length": 1}] -> $.schemes[0].parts[1]: expected a field name that is not yet taken
                "parts": [{"serial": "digits", "length": 22}] -> $.schemes[0].parts[0].length: expected a length or a range such as 6..12, of at most 21, actual 22
                "parts": [{"serial": "cset82", "length": 9}] -> $.schemes[0].parts[0].serial: expected an alphabet of at most 62 characters, actual "cset82"
                "parts": [{"serial": ["alphanumeric", "digits"], "length": 9}] -> $.schemes[0].parts[0].serial: expected the alphabet that is read, digits, to include what is issued, actual ["alphanumeric","digits"]
                "parts": [{"serial": "chars:0~", "length": 9, "read": "cset82"}] -> $.schemes[0].parts[0].read: expected the alphabet that is read, cset82, to include what is issued, actual "cset82"
                "shape": "oid", "parts": [{"serial": "chars:.0", "length": 9}] -> $.schemes[0].parts[0]: expected a serial of digits and letters, for the sake of the shape
                "parts": [{"serial": "digits", "length": 9}, {"serial": "digits", "length": 9}] -> $.schemes[0].parts[1]: expected one serial
                "parts": [{"serial": "digits", "length": "rest"}] -> $.schemes[0].parts[0]: expected a scheme length that leaves room for the serial
                "parts": [{"check": "mod10"}, {"serial": "digits", "length": 9}] -> $.schemes[0].parts[0]: expected the check to be the last part
                "parts": [{"constant": "CR"}, {"serial": "digits", "length": 9}, {"check": "mod10"}] -> $.schemes[0].parts[0]: expected characters that the check is defined over, digits
                "parts": [{"serial": "digits", "length": 9}, {"check": "mod11"}] -> $.schemes[0].parts[1].check: expected one of mod10, tcm, mod31, actual "mod11"
                "parts": [{"product": "x", "length": 2, "default": "ab"}] -> $.schemes[0].parts[0].default: expected 2 digits, actual "ab"
                "parts": [{"product": "x", "length": 2, "values": ["12", "3"]}] -> $.schemes[0].parts[0].values: expected one of 12, 3, actual ["12","3"]
                "optionalPrefix": "甲", "parts": [{"constant": "1"}] -> $.schemes[0].optionalPrefix: expected ASCII characters, actual "甲"
                "from": "2026-02-01", "until": "2026-01-31", "parts": [{"constant": "1"}] -> $.schemes[0].until: expected a date not before 2026-02-01, actual "2026-01-31"
                "names": "thing", "parts": [{"constant": "1"}] -> $.schemes[0].names: expected item, class or party, actual "thing"
                "from": "soon", "parts": [{"constant": "1"}] -> $.schemes[0].from: expected a date yyyy-MM-dd, actual "soon"
                "shape": "round", "parts": [{"constant": "1"}] -> $.schemes[0].shape: expected oid, handle or ecode, actual "round"
                """;
        Stream<Executable> rows = Texts.rows(table).stream().map(row -> () -> {
            String json = "{\"schemes\": [{\"name\": \"x\", " + row[0] + "}]}";
            assertEquals(row[1], assertThrows(DefinitionException.class, () -> load(json), json).getMessage());
        });
        assertAll(rows);
        assertEquals("$.schemes[0].name", assertThrows(DefinitionException.class,
                () -> load("{\"schemes\": [{\"name\": \"A B\"}]}")).path());
        assertEquals("$", assertThrows(DefinitionException.class, () -> load("{\"schemes\": [")).path());
        for (String json : List.of("", "[]", "{} {}", "{\"schemes\": [], \"schemes\": []}")) {
            assertEquals("$", assertThrows(DefinitionException.class, () -> load(json), json).path());
        }
        assertEquals("$.schemes: expected none named gs1-…, whose texts GS1 has fixed, actual \"gs1-sscc\"", assertThrows(DefinitionException.class,
                () -> load("{\"schemes\": [{\"name\": \"gs1-sscc\", \"parts\": [{\"serial\": \"digits\", \"length\": 5}]}]}")).getMessage());
    }

    @Test
    void aDefinedSchemeIsReadAndIssuedLikeAnyOther() throws IOException, DefinitionException, FieldException {
        Schemes schemes = load(CRATE);
        Scheme crate = schemes.named("crate-18").orElseThrow();
        assertFalse(crate.validOn(LocalDate.of(2025, 12, 31)));
        assertTrue(crate.validOn(LocalDate.of(2030, 12, 31)));
        SpaceFormat space = crate.space(Map.of("depot", "123", "packedOn", "2026-02-03"));
        byte[] code = new byte[space.textLength()];
        space.render(123, 456, code, 0);
        assertEquals("CODE crate-18=771232602031234568 gs1-sscc=771232602031234568", Texts.line(Texts.read(schemes, new String(code, UTF_8))));
        assertEquals(Schemes.standard().all().size() + 1, schemes.all().size());
    }

    @Test
    void codesThatBeginAsAnotherFormAreReadAllTheSame() throws IOException, DefinitionException {
        Schemes schemes = load("{\"schemes\": [{\"name\": \"x\", \"parts\": [{\"serial\": \"chars:(]0\", \"length\": 4}]}]}");
        for (String code : List.of("(0]0", "(00(", "]000", "0(]0")) {
            assertEquals("CODE x=" + code, Texts.line(Texts.read(schemes, code)));
        }
    }

    @Test
    void aProductWhoseCodesWouldHaveAnotherShapeIsRefused() {
        Scheme oid = Schemes.standard().named("oid").orElseThrow();
        assertEquals("root: expected one that makes codes of the shape of oid, actual such as \"1.2.840.1.10000000000000\"",
                assertThrows(FieldException.class, () -> oid.checkProduct(Map.of("root", "1.2.840.1"))).getMessage());
    }

    @Test
    void aProductWhoseCodesWouldBeTooLongIsRefused() throws IOException, DefinitionException {
        Scheme scheme = load("""
                {"schemes": [{"name": "x", "length": 12, "parts": [{"product": "p", "length": "2..6"},
                  {"serial": "digits", "length": "4..8"}]}]}""").named("x").orElseThrow();
        assertEquals("serialLength: expected codes of at most 12 characters, actual 14",
                assertThrows(FieldException.class, () -> scheme.checkProduct(Map.of("p", "123456"))).getMessage());
    }

    @Test
    void preferenceOrdersTheReadingsOfAText() throws IOException, DefinitionException {
        assertEquals("$.preference: expected names of schemes, actual \"crate\"",
                assertThrows(DefinitionException.class, () -> load("{\"preference\": [\"crate\"]}")).getMessage());
        Schemes schemes = load("{\"preference\": [\"seed-20\", \"market-20\"]}");
        assertEquals("CODE seed-20=81234567890123456789 market-20=81234567890123456789 drug-20=81234567890123456789"
                + " equipment-20=81234567890123456789", Texts.line(Texts.read(schemes, "81234567890123456789")));
    }

    @Test
    void aDefinitionOfAKnownNameReplacesTheKnownOne() throws IOException, DefinitionException {
        Schemes schemes = load("""
                {"schemes": [{"name": "market-20", "inText": true, "parts": [{"product": "subject", "length": 9},
                  {"serial": "digits", "length": 6}]}]}""");
        assertEquals("CODE market-20=123456789012345", Texts.line(Texts.read(schemes, "123456789012345")));
        assertEquals(Schemes.standard().all().size(), schemes.all().size());
    }
}
