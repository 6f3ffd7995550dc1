package suma.engine.code;

import java.util.Optional;

/** How a check character follows from the characters before it. */
enum CheckRule {

    /** GS1 General Specifications 7.9.1: weights 3 and 1 from the right, up to the next ten. */
    GS1("mod10") {
        @Override
        int value(byte[] text, int offset, int length) {
            int sum = 0;
            int weight = 3;
            for (int i = offset + length - 1; i >= offset; i--) {
                sum += weight * (text[i] - '0');
                weight = 4 - weight;
            }
            return (10 - sum % 10) % 10;
        }
    },

    /** Chinese medicinal materials: weights 3, 9, 7, 1 from the right; as deployed, 7 from the 20th position of the code on. */
    MEDICINAL("tcm") {
        @Override
        int value(byte[] text, int offset, int length) {
            int sum = 0;
            for (int i = 0; i < length; i++) {
                int weight = i < FAR ? WEIGHTS[i & 3] : WEIGHTS[2];
                sum += weight * (text[offset + length - 1 - i] - '0');
            }
            return sum % 10;
        }
    },

    /** GB 32100-2015: weights 3^i modulo 31 from the left. */
    MOD31("mod31") {
        @Override
        int value(byte[] text, int offset, int length) {
            int sum = 0;
            int weight = 1;
            for (int i = offset; i < offset + length; i++) {
                sum += weight * alphabet().value(text[i]);
                weight = weight * 3 % 31;
            }
            return (31 - sum % 31) % 31;
        }

        @Override
        Alphabet alphabet() {
            return Alphabet.USCC;
        }
    };

    private static final int FAR = 18;
    private static final int[] WEIGHTS = {3, 9, 7, 1};

    private final String label;

    CheckRule(String label) {
        this.label = label;
    }

    static Optional<CheckRule> named(String label) {
        for (CheckRule rule : values()) {
            if (rule.label.equals(label)) {
                return Optional.of(rule);
            }
        }
        return Optional.empty();
    }

    /** The check value of characters that are all of {@link #alphabet()}. */
    abstract int value(byte[] text, int offset, int length);

    /** What the rule is defined over; the check character is of it too. */
    Alphabet alphabet() {
        return Alphabet.DIGITS;
    }

    final byte character(byte[] text, int offset, int length) {
        return alphabet().character(value(text, offset, length));
    }

    /** Whether the last character of a text is the check character of those before it. */
    final boolean holds(byte[] text, int offset, int length) {
        return alphabet().firstOutside(text, offset, length) < 0
                && character(text, offset, length - 1) == text[offset + length - 1];
    }

    @Override
    public String toString() {
        return label;
    }
}
