package suma.engine.code;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CodeFormsTest {

    private static final String CSET82 = "!\"%&'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz";
    private static final String LINK_STEM = "https://example.cn/trace";

    private final Schemes schemes = Schemes.standard();

    private CodeForms forms(String scheme, String code) {
        return CodeForms.of(schemes.named(scheme).orElseThrow(), code);
    }

    private void assertForms(String scheme, String code, int companyPrefixLength, String bracketed, String link, String urn) {
        CodeForms forms = forms(scheme, code);
        assertEquals(Optional.of(bracketed), forms.bracketed());
        assertEquals(Optional.of(link), forms.digitalLink(CodeForms.CANONICAL_STEM));
        assertEquals(Optional.of(urn), forms.epcUrn(companyPrefixLength));
    }

    @Test
    void onlyGs1CodesHaveOtherForms() {
        CodeForms drug = forms("drug-20", "81234567890123456789");
        assertTrue(drug.elementString().isEmpty());
        assertTrue(drug.digitalLink(LINK_STEM).isEmpty());
        assertTrue(drug.epcUrn(7).isEmpty());
        assertTrue(forms("gs1-sscc", "123456789012345675").epcUrn(13).isEmpty());
    }

    @Test
    void publishedCodesHaveThePublishedForms() {
        assertForms("gs1-sgtin", "0112345678901231219999", 9, "(01)12345678901231(21)9999",
                "https://id.gs1.org/01/12345678901231/21/9999", "urn:epc:id:sgtin:234567890.1123.9999");
        assertForms("gs1-sscc", "123456789012345675", 6, "(00)123456789012345675",
                "https://id.gs1.org/00/123456789012345675", "urn:epc:id:sscc:234567.18901234567");
        assertForms("gs1-lgtin", "0112345678901248101234", 6, "(01)12345678901248(10)1234",
                "https://id.gs1.org/01/12345678901248/10/1234", "urn:epc:class:lgtin:234567.1890124.1234");
        assertForms("gs1-gtin", "0112345678901231", 9, "(01)12345678901231",
                "https://id.gs1.org/01/12345678901231", "urn:epc:idpat:sgtin:234567890.1123.*");
        assertForms("gs1-grai-type", "800302112345678900", 6, "(8003)02112345678900",
                "https://id.gs1.org/8003/02112345678900", "urn:epc:idpat:grai:211234.567890.*");
    }

    /** Text read, then the link or {@code -} where the elements cannot all be in one, and the element string. */
    @Test
    void allThatWasReadIsInTheForms() {
        for (String[] row : Texts.rows("""
                (01)12312312312326(235)TPX(99)000001(22)ABC -> - ^0112312312312326235TPX^99000001^22ABC
                (01)12312312312326(235)ABC(10)DEF -> - ^0112312312312326235ABC^10DEF
                (01)12312312312326(99)1(8200)http://x -> - ^0112312312312326991^8200http://x
                (02)12345678901231(37)100 -> - ^021234567890123137100
                (21)XYZ(01)12312312312333(10)ABC+1(99)X+Y -> https://id.gs1.org/01/12312312312333/10/ABC%2B1/21/XYZ?99=X%2BY ^21XYZ^0112312312312333 10ABC+1^99X+Y
                (8004)1234(01)12312312312326 -> https://id.gs1.org/01/12312312312326?8004=1234 ^80041234^0112312312312326
                (00)123456789012345675(02)12312312312326(37)5 -> https://id.gs1.org/00/123456789012345675?02=12312312312326&37=5 ^00123456789012345675021231231231232637 5
                urn:epc:id:sgtin:234567890.1123.a%2Fb -> https://id.gs1.org/01/12345678901231/21/a%2Fb ^011234567890123121a/b
                """)) {
            CodeForms forms = CodeForms.of(Texts.read(schemes, row[0]), 0);
            String link = forms.digitalLink(CodeForms.CANONICAL_STEM).orElse("-");
            String elements = forms.elementString().orElseThrow().replace('\u001d', '^');
            assertEquals(row[1].split(" ", 2)[0] + " " + row[1].split(" ", 2)[1].replace(" ", ""), link + " " + elements, row[0]);
        }
    }

    @Test
    void everyFormIsReadBackAsTheSameCode() {
        SplittableRandom random = new SplittableRandom(82);
        for (int i = 0; i < 2000; i++) {
            int prefixLength = random.nextInt(6, 13);
            String serial = random.ints(random.nextInt(1, 17), 0, CSET82.length()).map(CSET82::charAt)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
            assertReadBack("gs1-sgtin", "011234567890123121" + serial, prefixLength);
            assertReadBack("gs1-sgtin", "011234567890123121(21)" + serial.substring(0, serial.length() / 2), prefixLength);
            assertReadBack("gs1-lgtin", "011234567890124810" + serial, prefixLength);
            assertReadBack("gs1-grai", "800302112345678900" + serial, prefixLength);
            assertReadBack("gs1-giai", "8004952061414123" + serial, prefixLength);
            assertReadBack("gs1-sscc", "123456789012345675", prefixLength);
            assertReadBack("gs1-gtin", "0112345678901231", prefixLength);
            assertReadBack("gs1-grai-type", "800302112345678900", prefixLength);
        }
    }

    /** From the plain code to each form, from each form to all the others, and back. */
    private void assertReadBack(String scheme, String code, int prefixLength) {
        List<String> texts = texts(forms(scheme, code), prefixLength);
        for (String text : texts) {
            Reading reading = Texts.read(schemes, text);
            int candidate = IntStream.range(0, reading.candidates()).filter(i -> reading.scheme(i).name().equals(scheme)).findFirst()
                    .orElseThrow(() -> new AssertionError(text + " read as " + Texts.line(reading)));
            assertEquals(texts, texts(CodeForms.of(reading, candidate), prefixLength), text);
            assertEquals(text.startsWith("urn:") ? prefixLength : 0, reading.companyPrefixLength(), text);
        }
    }

    private static List<String> texts(CodeForms forms, int prefixLength) {
        return List.of(forms.code(), forms.bracketed().orElseThrow(), forms.elementString().orElseThrow(),
                forms.digitalLink(LINK_STEM).orElseThrow(), forms.epcUrn(prefixLength).orElseThrow());
    }
}
