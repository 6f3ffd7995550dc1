package suma.engine.code;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoundTripTest {

    private static final int MARGIN = 3;
    private static final int FULL_WIDTH = '！' - '!';

    private final Schemes schemes = Schemes.standard();
    private final long[] left = new long[2];
    private final long[] right = new long[2];

    @ParameterizedTest
    @ValueSource(strings = {
        "gs1-sgtin gtin=12345678901231 -> gs1-sgtin/12345678901231:13:digits",
        "gs1-sgtin gtin=12345678901231 serialLength=20 -> gs1-sgtin/12345678901231:20:digits",
        "gs1-sgtin gtin=12345678901231 serialLength=20 serialAlphabet=alphanumeric -> gs1-sgtin/12345678901231:20:alphanumeric",
        "gs1-sgtin gtin=12345678901231 serialLength=1 -> gs1-sgtin/12345678901231:1:digits",
        "gs1-sgtin gtin=12345678901231 serialLength=2 serialAlphabet=alphanumeric -> gs1-sgtin/12345678901231:2:alphanumeric",
        "gs1-sscc extension=1 companyPrefix=234567 -> gs1-sscc/1/234567",
        "gs1-sscc companyPrefix=234567890123 -> gs1-sscc/0/234567890123",
        "gs1-grai assetType=2112345678900 -> gs1-grai/2112345678900:13:digits",
        "gs1-giai companyPrefix=952061 -> gs1-giai/952061:13:digits",
        "drug-20 drugId=8123456 -> drug-20/8123456",
        "pesticide-32 registrationCategory=1 registrationNumber=123456 productionType=2 specification=001 -> pesticide-32/1/123456/2/001",
        "pesticide-2026 registrationCategory=2 registrationNumber=123456 productionType=3 specification=001 serialLength=14"
            + " -> pesticide-2026/2/123456/3/001:14",
        "vetdrug-24 applicationDate=2025-11-03 enterprise=12345 -> vetdrug-24/20251103/12345",
        "vetdrug-24 applicationDate=20240229 enterprise=12345 -> vetdrug-24/20240229/12345",
        "seed-20 -> seed-20",
        "organic-17 certifier=123 year=25 -> organic-17/123/25",
        "market-20 subject=1234567890123 -> market-20/1234567890123",
        "tcm-28 enterprise=10127300114596 -> tcm-28/5/10127300114596",
        "tcm-35 packLevel=7 enterprise=10127300114596 -> tcm-35/7/10127300114596",
        "equipment class=3110 maker=10001 year=2014 -> equipment/3110/10001/2014:5",
        "equipment class=3110 maker=10001 year=2014 serialLength=4 -> equipment/3110/10001/2014:4",
        "equipment-20 class=3110 region=110000 registered=201401 -> equipment-20/3110/110000/201401",
        "detonator-13 maker=01 productionDate=2025-01-09 feature=1 -> detonator-13/01/50109/1",
        "oid root=1.2.156.3088 -> oid/1.2.156.3088",
        "handle prefix=86.100.1 serialAlphabet=alphanumeric -> handle/86.100.1:alphanumeric",
        "ecode systemId=0001 goods=12345678 -> ecode/1/0001/12345678"})
    void whatIsRenderedIsReadAndExtracted(String row) throws FieldException {
        String[] words = row.substring(0, row.indexOf(" -> ")).split(" ");
        Map<String, String> fields = new LinkedHashMap<>();
        for (String word : Arrays.asList(words).subList(1, words.length)) {
            fields.put(word.split("=")[0], word.split("=")[1]);
        }
        SpaceFormat space = schemes.named(words[0]).orElseThrow().space(fields);
        assertEquals(row.substring(row.indexOf(" -> ") + 4), space.key());
        SplittableRandom random = new SplittableRandom(20251103);
        for (int i = 0; i < 500; i++) {
            roundTrip(space, fields, random);
        }
        for (int count = 0; count < 5; count++) {
            runIsItsCodes(space, count, random);
        }
    }

    /** A run of codes is the same as one code after the other, and nothing around it is written. */
    private static void runIsItsCodes(SpaceFormat space, int count, SplittableRandom random) {
        long[] lefts = random.longs(count, 0, power(space.radix(), space.serialLength() / 2)).toArray();
        long[] rights = random.longs(count, 0, power(space.radix(), space.serialLength() - space.serialLength() / 2)).toArray();
        byte[] expected = new byte[MARGIN + count * space.textLength() + MARGIN];
        for (int i = 0; i < count; i++) {
            space.render(lefts[i], rights[i], expected, MARGIN + i * space.textLength());
        }
        byte[] run = new byte[expected.length];
        space.render(lefts, rights, count, run, MARGIN);
        assertArrayEquals(expected, run, space.key());
    }

    private void roundTrip(SpaceFormat space, Map<String, String> fields, SplittableRandom random) {
        left[0] = random.nextLong(power(space.radix(), space.serialLength() / 2));
        right[0] = random.nextLong(power(space.radix(), space.serialLength() - space.serialLength() / 2));
        byte[] text = new byte[space.textLength() + 2 * MARGIN];
        space.render(left[0], right[0], text, MARGIN);
        String code = new String(text, MARGIN, space.textLength(), US_ASCII);
        assertEquals(0, text[MARGIN - 1] | text[MARGIN + space.textLength()], "written outside the code " + code);
        assertTrue(space.extract(text, MARGIN, space.textLength(), left, right, 1), code);
        assertArrayEquals(new long[] {left[0], right[0]}, new long[] {left[1], right[1]}, code);
        for (String writing : writings(space.scheme(), code)) {
            assertIsCandidate(space, writing, code);
        }
        assertSeenInCode(space, fields, text, code);
        assertChangedCodeIsOther(space, text, random);
    }

    /** What a code is written as: plain, grouped, in full width, as the address of its page, and in the forms of GS1. */
    private static List<String> writings(Scheme scheme, String code) {
        String wide = code.chars().map(c -> c + FULL_WIDTH).collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        List<String> writings = new ArrayList<>(List.of(code, wide, code.replaceAll("(.{4})(?!$)", "$1 "),
                "https://suma.example.cn/c/" + URLEncoder.encode(code, US_ASCII)));
        CodeForms forms = CodeForms.of(scheme, code);
        Stream.of(forms.bracketed(), forms.elementString(), forms.digitalLink(CodeForms.CANONICAL_STEM), forms.epcUrn(6))
                .flatMap(Optional::stream).forEach(writings::add);
        return writings;
    }

    private void assertIsCandidate(SpaceFormat space, String writing, String code) {
        Reading reading = Texts.read(schemes, writing);
        assertEquals(Reading.Kind.CODE, reading.kind(), () -> writing + " " + reading.problem());
        assertTrue(IntStream.range(0, reading.candidates())
                .anyMatch(i -> reading.scheme(i) == space.scheme() && reading.code(i).equals(code)), () -> writing + " " + Texts.line(reading));
    }

    private void assertSeenInCode(SpaceFormat space, Map<String, String> fields, byte[] text, String code) {
        Scheme scheme = space.scheme();
        List<String> keys = new ArrayList<>();
        scheme.productKeys(text, MARGIN, space.textLength(), keys);
        assertTrue(keys.contains(scheme.productKey(fields)), () -> code + " " + keys);
        assertTrue(IntStream.of(scheme.prefixLengths(space.textLength())).anyMatch(n -> n == space.serialOffset()), code);
        assertEquals(new String(space.prefix(), US_ASCII), code.substring(0, space.serialOffset()));
    }

    /** Another last character means another serial, a wrong check digit or a wrong suffix: never the same halves. */
    private void assertChangedCodeIsOther(SpaceFormat space, byte[] text, SplittableRandom random) {
        int at = MARGIN + random.nextInt(space.textLength());
        text[at] = (byte) (text[at] == '7' ? '8' : '7');
        boolean same = space.extract(text, MARGIN, space.textLength(), left, right, 1) && left[0] == left[1] && right[0] == right[1];
        assertFalse(same, () -> "changed at " + at);
        text[at] = (byte) random.nextInt(0x80, 0x100);
        assertFalse(space.extract(text, MARGIN, space.textLength(), left, right, 1));
    }

    @Test
    void knownCodesAreRenderedAsPublished() throws FieldException {
        assertEquals("123456789012345675", rendered("gs1-sscc", Map.of("extension", "1", "companyPrefix", "234567"), 89012, 34567));
        assertEquals("0112345678901231219999", rendered("gs1-sgtin", Map.of("gtin", "12345678901231", "serialLength", "4"), 99, 99));
        assertEquals("51012730011459600004014011400000093",
                rendered("tcm-35", Map.of("enterprise", "10127300114596"), 40140, 1140000009));
    }

    private String rendered(String scheme, Map<String, String> fields, long leftHalf, long rightHalf) throws FieldException {
        SpaceFormat space = schemes.named(scheme).orElseThrow().space(fields);
        byte[] text = new byte[space.textLength()];
        space.render(leftHalf, rightHalf, text, 0);
        return new String(text, US_ASCII);
    }

    private static long power(long radix, int exponent) {
        return exponent == 0 ? 1 : radix * power(radix, exponent - 1);
    }
}
