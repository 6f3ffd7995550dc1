package suma.engine.code;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The lengths a part may have, both ends included. */
record LengthRange(int min, int max) {

    private static final Pattern TEXT = Pattern.compile("(\\d{1,3})(?:\\.\\.(\\d{1,3}))?");

    /** Reads {@code 7} or {@code 6..12}. */
    static Optional<LengthRange> parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int min = Integer.parseInt(matcher.group(1));
        int max = matcher.group(2) == null ? min : Integer.parseInt(matcher.group(2));
        return min >= 1 && min <= max ? Optional.of(new LengthRange(min, max)) : Optional.empty();
    }
}
