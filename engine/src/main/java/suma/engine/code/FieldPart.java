package suma.engine.code;

import java.util.List;
import java.util.Map;

/** A part filled from the product or from the batch; {@code standard} is taken when a product leaves it out, empty for none. */
record FieldPart(String name, boolean ofBatch, String standard, FieldRule rule) implements Part {

    @Override
    public int minLength() {
        return rule.minLength();
    }

    @Override
    public int maxLength() {
        return rule.maxLength();
    }

    @Override
    public int mismatch(byte[] text, int offset, int length) {
        return rule.mismatch(text, offset, length);
    }

    @Override
    public boolean takesDigits() {
        return rule.takesDigits();
    }

    @Override
    public boolean within(Alphabet alphabet) {
        return alphabet.includes(rule.alphabet());
    }

    @Override
    public List<String> starts() {
        return rule.values();
    }

    /** The field's text in a code, out of the fields given. */
    String text(Map<String, String> values) throws FieldException {
        String value = values.getOrDefault(name, standard);
        if (value.isEmpty()) {
            throw new FieldException(name, "expected " + rule.expected() + ", actual none");
        }
        return rule.encode(name, value);
    }

    boolean optional() {
        return !standard.isEmpty();
    }
}
