package suma.engine.code;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;

/** Says why a text is no code: for each scheme that has codes of the length, what is wrong where. */
final class Diagnosis {

    private static final int MAX_NAMED = 3;
    private static final int MAX_SHOWN = 40;

    private final byte[] text;
    private final int offset;
    private final int length;
    private final List<String> findings = new ArrayList<>();

    Diagnosis(List<Scheme> schemes, byte[] text, int offset, int length) {
        this.text = text;
        this.offset = offset;
        this.length = length;
        for (Scheme scheme : schemes) {
            CodeShape shape = scheme.shape();
            if (length >= shape.minLength() && length <= shape.maxLength() && findings.size() < MAX_NAMED) {
                findings.add(finding(scheme));
            }
        }
    }

    private String finding(Scheme scheme) {
        int wrong = scheme.shape().mismatch(text, offset, length);
        if (wrong >= 0) {
            return scheme.name() + ": unexpected '" + (char) (text[wrong] & 0xff) + "' at position " + (wrong - offset + 1);
        }
        int last = offset + length - 1;
        CheckRule rule = scheme.shape().check().orElseThrow().rule();
        return scheme.name() + ": check digit: expected " + (char) rule.character(text, offset, length - 1)
                + ", actual " + (char) text[last] + " at position " + length;
    }

    @Override
    public String toString() {
        return findings.isEmpty() ? "no scheme has codes like \"" + shown() + "\"" : String.join("; ", findings);
    }

    private String shown() {
        return new String(text, offset, Math.min(length, MAX_SHOWN), UTF_8);
    }
}
