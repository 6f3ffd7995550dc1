package suma.engine.code;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** What holds of every serial space: its codes are read, keep their serials, and show their product. */
final class SpaceInvariants {

    private static final int MARGIN = 3;
    private static final int CODES = 4;

    private final Schemes schemes;
    private final RandomGenerator random;
    private final long[] left = new long[2];
    private final long[] right = new long[2];

    SpaceInvariants(Schemes schemes, RandomGenerator random) {
        this.schemes = schemes;
        this.random = random;
    }

    /** Makes up fields for a scheme; when it takes them, codes of theirs. */
    void hold(Scheme scheme) {
        Map<String, String> product = new HashMap<>();
        Map<String, String> batch = new HashMap<>();
        for (Part part : scheme.shape().parts()) {
            if (part instanceof FieldPart field) {
                (field.ofBatch() ? batch : product).put(field.name(), value(field.rule()));
            }
        }
        if (random.nextBoolean() && scheme.optionalProductFields().contains(SerialChoice.LENGTH)) {
            product.put(SerialChoice.LENGTH, Integer.toString(random.nextInt(Numerals.MAX_LENGTH + 2)));
        }
        try {
            codesHold(scheme, product, batch);
        } catch (FieldException refused) {
            assertTrue(product.containsKey(refused.field()) || batch.containsKey(refused.field())
                    || refused.field().equals(SerialChoice.LENGTH) || refused.field().equals("scheme"), refused::toString);
        }
    }

    private String value(FieldRule rule) {
        if (!rule.values().isEmpty()) {
            return rule.values().get(random.nextInt(rule.values().size()));
        }
        int length = random.nextInt(rule.minLength(), rule.maxLength() + 1);
        StringBuilder value = new StringBuilder();
        while (value.length() < length) {
            value.append((char) rule.alphabet().character(random.nextInt(rule.alphabet().radix())));
        }
        byte[] text = value.toString().getBytes(US_ASCII);
        boolean checkable = rule.check().filter(c -> c.alphabet().firstOutside(text, 0, length - 1) < 0).isPresent();
        return checkable ? value.substring(0, length - 1) + (char) rule.check().get().character(text, 0, length - 1) : value.toString();
    }

    private void codesHold(Scheme scheme, Map<String, String> product, Map<String, String> batch) throws FieldException {
        scheme.checkProduct(product);
        Map<String, String> fields = new HashMap<>(product);
        fields.putAll(batch);
        SpaceFormat space = scheme.space(fields);
        for (int i = 0; i < CODES; i++) {
            int half = space.serialLength() / 2;
            left[0] = random.nextLong(size(space.radix(), half));
            right[0] = random.nextLong(size(space.radix(), space.serialLength() - half));
            codeHolds(space, scheme.productKey(product));
        }
    }

    private static long size(int radix, int numerals) {
        return BigInteger.valueOf(radix).pow(numerals).longValueExact();
    }

    private void codeHolds(SpaceFormat space, String productKey) {
        byte[] text = new byte[space.textLength() + 2 * MARGIN];
        space.render(left[0], right[0], text, MARGIN);
        assertEquals(0, text[MARGIN - 1] | text[MARGIN + space.textLength()]);
        assertTrue(space.extract(text, MARGIN, space.textLength(), left, right, 1), space.key());
        assertArrayEquals(new long[] {left[0], right[0]}, new long[] {left[1], right[1]}, space.key());
        Reading reading = new Reading();
        schemes.read(text, MARGIN, space.textLength(), reading);
        boolean read = false;
        for (int i = 0; i < reading.candidates(); i++) {
            read |= reading.scheme(i) == space.scheme() && reading.length(i) == space.textLength();
        }
        assertTrue(read || reading.candidates() == Reading.MAX_CANDIDATES, () -> space.key() + " " + Texts.line(reading));
        List<String> keys = new ArrayList<>();
        space.scheme().productKeys(text, MARGIN, space.textLength(), keys);
        assertTrue(keys.contains(productKey), () -> productKey + " " + keys);
    }
}
