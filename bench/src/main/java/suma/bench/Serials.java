package suma.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import suma.engine.code.SpaceFormat;

/** Plain code texts of a space, digit by digit, as a second opinion. */
final class Serials {
    private static final String NUMERALS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    private final SpaceFormat space;
    private final String prefix;

    Serials(SpaceFormat space) {
        this.space = space;
        this.prefix = new String(space.prefix(), US_ASCII);
    }

    /** The numerals of an index, the last one its lowest. */
    byte[] numerals(long index) {
        byte[] numerals = new byte[space.serialLength()];
        long rest = index;
        for (int i = numerals.length - 1; i >= 0; i--) {
            numerals[i] = (byte) (rest % space.radix());
            rest /= space.radix();
        }
        return numerals;
    }

    String code(byte[] numerals) {
        StringBuilder code = new StringBuilder(prefix);
        for (byte numeral : numerals) {
            code.append(NUMERALS.charAt(numeral));
        }
        if (code.length() < space.textLength()) {
            code.append(space.scheme().name().startsWith("tcm") ? medicinal(code) : gs1(code));
        }
        return code.toString();
    }

    private static int gs1(CharSequence digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            sum += (digits.charAt(digits.length() - 1 - i) - '0') * (i % 2 == 0 ? 3 : 1);
        }
        return (10 - sum % 10) % 10;
    }

    private static int medicinal(CharSequence digits) {
        int[] weights = {3, 9, 7, 1};
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            sum += (digits.charAt(digits.length() - 1 - i) - '0') * (i < 18 ? weights[i % 4] : 7);
        }
        return sum % 10;
    }
}
