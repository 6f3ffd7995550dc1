package suma.loadgen;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** What a target must find of a code. */
enum Standing {
    OK, SOLD, RECALLED, NOT_ISSUED,
    /** The text is no code at all and must be refused. */
    NO_CODE;

    private final String text = name().toLowerCase(Locale.ROOT);
    private final byte[] field = ("\"verdict\":\"" + text + "\"").getBytes(StandardCharsets.US_ASCII);

    String text() {
        return text;
    }

    /** The verdict as a field of JSON. */
    byte[] field() {
        return field;
    }
}
