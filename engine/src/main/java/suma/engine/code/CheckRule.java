package suma.engine.code;

import java.util.Optional;
import java.util.stream.IntStream;

/** How a check character follows from the characters before it. */
enum CheckRule {

    /** GS1 General Specifications 7.9.1: weights 3 and 1 from the right, up to the next ten. */
    GS1("mod10") {
        @Override
        int value(byte[] text, int offset, int length) {
            long sums = DigitSums.of(text, offset, length);
            return sums < 0 ? -1 : DigitSums.checkValue(sums);
        }
    },

    /** Chinese medicinal materials: weights 3, 9, 7, 1 from the right; as deployed, 7 from the 20th position of the code on. */
    MEDICINAL("tcm") {
        @Override
        int value(byte[] text, int offset, int length) {
            int sum = 0;
            int wrong = 0;
            for (int i = 0; i < length; i++) {
                int digit = text[offset + length - 1 - i] - '0';
                wrong |= digit | 9 - digit;
                sum += digit * MEDICINAL_WEIGHTS[i];
            }
            return wrong < 0 ? -1 : sum % 10;
        }
    },

    /** GB 32100-2015: weights 3^i modulo 31 from the left. */
    MOD31("mod31") {
        @Override
        int value(byte[] text, int offset, int length) {
            int sum = 0;
            int wrong = 0;
            for (int i = 0; i < length; i++) {
                int value = Alphabet.USCC.value(text[offset + i]);
                wrong |= value;
                sum += POWERS[i] * value;
            }
            return wrong < 0 ? -1 : (31 - sum % 31) % 31;
        }

        @Override
        Alphabet alphabet() {
            return Alphabet.USCC;
        }
    };

    private static final int FAR = 18;
    private static final int[] WEIGHTS = {3, 9, 7, 1};
    /** By the place from the right. */
    private static final int[] MEDICINAL_WEIGHTS = IntStream.range(0, SchemeDecoder.MAX_CODE_LENGTH).map(i -> WEIGHTS[i < FAR ? i & 3 : 2]).toArray();
    /** 3^i modulo 31. */
    private static final int[] POWERS = IntStream.iterate(1, power -> power * 3 % 31).limit(SchemeDecoder.MAX_CODE_LENGTH).toArray();

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

    /** The check value of a text, or -1 when not all of it is of {@link #alphabet()}. */
    abstract int value(byte[] text, int offset, int length);

    /** What the rule is defined over; the check character is of it too. */
    Alphabet alphabet() {
        return Alphabet.DIGITS;
    }

    /** The check character of a text that is all of {@link #alphabet()}. */
    final byte character(byte[] text, int offset, int length) {
        return alphabet().character(value(text, offset, length));
    }

    /** Whether the last character of a text is the check character of those before it. */
    final boolean holds(byte[] text, int offset, int length) {
        int value = value(text, offset, length - 1);
        return value >= 0 && value == alphabet().value(text[offset + length - 1]);
    }

    @Override
    public String toString() {
        return label;
    }
}
