package suma.engine.code;

import java.util.ArrayList;
import java.util.List;

/** One stretch of an application identifier's value, such as {@code N13:csum} or {@code [X..16]}. */
record AiComponent(Alphabet alphabet, LengthRange lengths, boolean optional, List<ValueCheck> checks) {

    static AiComponent parse(String text) {
        boolean optional = text.startsWith("[");
        String[] words = (optional ? text.substring(1, text.length() - 1) : text).split(":");
        boolean upTo = words[0].startsWith("..", 1);
        int longest = Integer.parseInt(words[0].substring(upTo ? 3 : 1));
        List<ValueCheck> checks = new ArrayList<>();
        for (int i = 1; i < words.length; i++) {
            checks.add(ValueCheck.named(words[i]));
        }
        LengthRange lengths = new LengthRange(upTo ? 1 : longest, longest);
        return new AiComponent(alphabet(words[0].charAt(0)), lengths, optional, checks);
    }

    private static Alphabet alphabet(char letter) {
        return switch (letter) {
            case 'N' -> Alphabet.DIGITS;
            case 'X' -> Alphabet.CSET82;
            case 'Y' -> Alphabet.CSET39;
            case 'Z' -> Alphabet.CSET64;
            default -> throw new IllegalArgumentException("component: expected N, X, Y or Z, actual " + letter);
        };
    }

    /** How much of a rest the component takes: 0 for none, or -1 when the rest is too short. */
    int taken(int rest) {
        if (optional && rest == 0) {
            return 0;
        }
        return rest < lengths.min() ? -1 : Math.min(rest, lengths.max());
    }

    /** The first of the checks that fails has its last byte blamed. */
    int mismatch(byte[] text, int offset, int length) {
        int outside = alphabet.firstOutside(text, offset, length);
        for (int i = 0; outside < 0 && length > 0 && i < checks.size(); i++) {
            outside = checks.get(i).holds(text, offset, length) ? -1 : offset + length - 1;
        }
        return outside;
    }
}
