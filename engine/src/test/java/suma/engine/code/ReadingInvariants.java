package suma.engine.code;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What holds of every text, whatever its bytes: it has an answer, and what was read in it reads as itself. */
final class ReadingInvariants {

    private static final String STEM = "https://example.org/stem";
    private static final int MIN_COMPANY_PREFIX = 6;
    private static final int MAX_COMPANY_PREFIX = 12;
    private static final String SEED = "seed-20";

    private final Schemes schemes;
    private final Reading reading = new Reading();
    private final Reading again = new Reading();

    ReadingInvariants(Schemes schemes) {
        this.schemes = schemes;
    }

    /** Reads {@code start} and the bytes after it. */
    void hold(String start, byte[] rest) {
        byte[] first = start.getBytes(UTF_8);
        byte[] text = Arrays.copyOf(first, first.length + rest.length);
        System.arraycopy(rest, 0, text, first.length, rest.length);
        hold(text);
    }

    void hold(byte[] text) {
        schemes.read(text, 0, text.length, reading);
        boolean none = reading.kind() == Reading.Kind.NONE;
        assertEquals(none, reading.candidates() == 0);
        assertEquals(none, !reading.problem().isEmpty());
        for (int i = 0; i < reading.elements(); i++) {
            assertTrue(reading.elementAi(i).length() + reading.elementValue(i).length() > 2);
        }
        for (int i = 0; i < reading.candidates(); i++) {
            candidateHolds(reading.scheme(i), reading.code(i));
            elementsHold(CodeForms.of(reading, i));
        }
    }

    private void candidateHolds(Scheme scheme, String code) {
        byte[] bytes = code.getBytes(US_ASCII);
        assertTrue(bytes.length > 0 && bytes.length <= scheme.shape().maxLength(), code);
        List<String> keys = new ArrayList<>();
        scheme.prefixLengths(bytes.length);
        scheme.productKeys(bytes, 0, bytes.length, keys);
        if (!shortSeed(scheme, code)) {
            readsAs(scheme, code, code);
        }
        formsHold(scheme, code);
    }

    /** Seed codes below the full length are told from other words by the label around them only. */
    private static boolean shortSeed(Scheme scheme, String code) {
        return scheme.name().equals(SEED) && code.length() < scheme.shape().minLength();
    }

    /** Forms of all that was read are read as the same elements. */
    private void elementsHold(CodeForms all) {
        for (Optional<String> form : List.of(all.bracketed(), all.elementString(), all.digitalLink(STEM))) {
            form.ifPresent(text -> {
                readsAs(all.scheme(), all.code(), text);
                assertEquals(all.elements(), CodeForms.of(again, 0).elements(), text);
            });
        }
    }

    private void formsHold(Scheme scheme, String code) {
        CodeForms alone = CodeForms.of(scheme, code);
        List<Optional<String>> forms = new ArrayList<>(List.of(alone.bracketed(), alone.elementString(), alone.digitalLink(STEM)));
        for (int length = MIN_COMPANY_PREFIX; length <= MAX_COMPANY_PREFIX; length++) {
            forms.add(alone.epcUrn(length));
        }
        forms.forEach(form -> form.ifPresent(text -> readsAs(scheme, code, text)));
    }

    private void readsAs(Scheme scheme, String code, String text) {
        byte[] bytes = text.getBytes(US_ASCII);
        schemes.read(bytes, 0, bytes.length, again);
        boolean found = false;
        for (int i = 0; i < again.candidates(); i++) {
            found |= again.scheme(i) == scheme && again.code(i).equals(code);
        }
        assertTrue(found, () -> scheme + " " + code + " as " + text + ": " + Texts.line(again));
    }
}
