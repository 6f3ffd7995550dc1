package suma.resolver.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonInTest {

    private static JsonIn in(String json) {
        return JsonIn.of(json.getBytes(StandardCharsets.UTF_8));
    }

    private static String faults(JsonIn in) {
        return in.faults().stream().map(f -> f.field() + ": " + f.reason()).collect(Collectors.joining("; "));
    }

    @Test
    void everyFaultIsNamedByItsPath() {
        JsonIn in = in("{\"list\": [{\"a\": 1}, {\"b\": [true, \"x\"]}], \"c\": {\"d\": null}, \"e\": 5}");
        in.beginObject();
        in.nextField();
        in.beginArray();
        in.nextElement();
        in.beginObject();
        in.nextField();
        in.text(TextRule.upTo(5));
        in.nextField();
        in.missing("z");
        in.nextElement();
        in.beginObject();
        in.nextField();
        in.beginArray();
        in.nextElement();
        in.number(0, 1);
        in.nextElement();
        in.date();
        in.nextElement();
        in.nextField();
        in.nextElement();
        in.nextField();
        in.beginObject();
        in.nextField();
        in.timeMs();
        in.nextField();
        in.nextField();
        in.unknownField();
        in.nextField();
        in.missing("f");
        in.end();
        assertEquals("list[0].a: expected a text, actual a number; list[0].z: is missing; "
                + "list[1].b[0]: expected a whole number, actual true or false; "
                + "list[1].b[1]: expected a date such as 2026-05-31, actual \"x\"; "
                + "c.d: expected a text, actual null; e: unknown field; f: is missing", faults(in));
    }

    @Test
    void aWrongValueOfAnyShapeIsPassedOver() {
        JsonIn in = in("{\"a\": {\"x\": [1, {\"y\": 2}]}, \"b\": \"ok\"}");
        in.beginObject();
        in.nextField();
        assertEquals("", in.text(TextRule.upTo(9)));
        in.nextField();
        assertEquals("ok", in.text(TextRule.upTo(9)));
        assertEquals("a: expected a text, actual an object", faults(in));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            ~~ | expected JSON, actual nothing at line 1 column 1
            { | JSON ends early at line 1 column 2
            {"a" | JSON ends early
            {"a": "b | JSON ends early
            {"a": tru} | not JSON
            {'a': 1} | not JSON
            {"a": 01} | not JSON
            {"a": NaN} | not JSON
            {"a": 1,} | not JSON
            {"a": 1} 2 | expected the end of the JSON text
            {"a": 1, "a": 2} | not JSON: Duplicate field 'a'
            """)
    void whatIsNoJsonSaysWhere(String json, String message) {
        MalformedJson malformed = assertThrows(MalformedJson.class, () -> readAll(json.getBytes(StandardCharsets.UTF_8)));
        assertEquals(message, malformed.getMessage().substring(0, Math.min(message.length(), malformed.getMessage().length())));
    }

    @Test
    void bytesThatAreNoTextAreMalformed() {
        byte[] broken = "{\"a\": \"x\"}".getBytes(StandardCharsets.US_ASCII);
        broken[7] = (byte) 0xff;
        assertThrows(MalformedJson.class, () -> readAll(broken));
    }

    @Test
    void depthNamesAndNumbersAreBounded() {
        assertThrows(MalformedJson.class, () -> readAll("[".repeat(JsonIn.DEEPEST + 1).getBytes(StandardCharsets.US_ASCII)));
        assertThrows(MalformedJson.class, () -> readAll(("{\"" + "n".repeat(1000) + "\": 1}").getBytes(StandardCharsets.US_ASCII)));
        assertThrows(MalformedJson.class, () -> readAll(("{\"a\": " + "9".repeat(100) + "}").getBytes(StandardCharsets.US_ASCII)));
        assertThrows(MalformedJson.class, () -> readAll(("{\"a\": \"" + "x".repeat(JsonIn.LONGEST_TEXT + 1) + "\"}").getBytes(StandardCharsets.US_ASCII)));
    }

    private static void readAll(byte[] json) {
        try (JsonIn in = JsonIn.of(json)) {
            for (boolean more = in.beginObject() && in.nextField(); more; more = in.nextField()) {
                in.text(TextRule.upTo(JsonIn.LONGEST_TEXT * 2));
            }
            in.end();
        }
    }

    @ParameterizedTest
    @CsvSource({"2026-02-30T00:00:00Z, -1", "2026-01-01, -1", "2026-01-01T00:00:00, -1", "1970-01-01T08:00:01+08:00, 1000",
        "1970-01-01T00:00:00.25Z, 250"})
    void timesAreRfc3339(String text, long expected) {
        JsonIn in = in("\"" + text + "\"");
        long ms = in.timeMs();
        assertEquals(expected, in.faults().isEmpty() ? ms : -1);
    }

    @Test
    void whatIsWrittenIsReadAlike() {
        String text = "\"\\\u0000\u001f/ä漢\uD83D\uDE00 plain";
        JsonOut out = new JsonOut().beginObject().field("a", text).field("b", Long.MIN_VALUE).field("c", 0).field("d", Long.MAX_VALUE)
                .name("e").beginArray().value(true).value("").endArray().endObject();
        JsonIn in = in(out.toString());
        in.beginObject();
        in.nextField();
        assertEquals(text, in.text(any -> TextRule.FINE));
        for (long expected : List.of(Long.MIN_VALUE, 0L, Long.MAX_VALUE)) {
            in.nextField();
            assertEquals(expected, in.number(Long.MIN_VALUE, Long.MAX_VALUE));
        }
        in.nextField();
        in.skipValue();
        in.nextField();
        in.end();
        assertEquals("", faults(in));
    }
}
