package suma.engine.code;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CodeFormsTest {

    private static final String CSET82 = "!\"%&'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz";
    private static final String LINK_STEM = "https://example.cn/trace";

    private final Schemes schemes = Schemes.standard();

    private void assertForms(String scheme, String code, int companyPrefixLength, String bracketed, String link, String urn) {
        Scheme of = schemes.named(scheme).orElseThrow();
        assertEquals(Optional.of(bracketed), CodeForms.bracketed(of, code));
        assertEquals(Optional.of(link), CodeForms.digitalLink(of, code, "https://id.gs1.org"));
        assertEquals(Optional.of(urn), CodeForms.epcUrn(of, code, companyPrefixLength));
    }

    @Test
    void onlyGs1CodesHaveOtherForms() {
        Scheme drug = schemes.named("drug-20").orElseThrow();
        assertTrue(CodeForms.elementString(drug, "81234567890123456789").isEmpty());
        assertTrue(CodeForms.digitalLink(drug, "81234567890123456789", LINK_STEM).isEmpty());
        assertTrue(CodeForms.epcUrn(drug, "81234567890123456789", 7).isEmpty());
        assertTrue(CodeForms.epcUrn(schemes.named("gs1-sscc").orElseThrow(), "123456789012345675", 13).isEmpty());
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
    }

    @Test
    void everyFormIsReadBackAsTheSameCode() {
        SplittableRandom random = new SplittableRandom(82);
        for (int i = 0; i < 2000; i++) {
            int prefixLength = random.nextInt(6, 13);
            String serial = random.ints(random.nextInt(1, 17), 0, CSET82.length()).map(CSET82::charAt)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
            assertReadBack("gs1-sgtin", "011234567890123121" + serial, prefixLength);
            assertReadBack("gs1-lgtin", "011234567890124810" + serial, prefixLength);
            assertReadBack("gs1-grai", "800302112345678900" + serial, prefixLength);
            assertReadBack("gs1-giai", "8004952061414123" + serial, prefixLength);
            assertReadBack("gs1-sscc", "123456789012345675", prefixLength);
        }
    }

    private void assertReadBack(String scheme, String code, int prefixLength) {
        Scheme of = schemes.named(scheme).orElseThrow();
        Stream.of(Optional.of(code), CodeForms.elementString(of, code).map("]d2"::concat), CodeForms.digitalLink(of, code, LINK_STEM),
                CodeForms.epcUrn(of, code, prefixLength)).forEach(form -> {
                    Reading reading = Texts.read(schemes, form.orElseThrow());
                    assertTrue(Texts.line(reading).contains(" " + scheme + "=" + code), () -> form + " read as " + Texts.line(reading));
                });
    }
}
