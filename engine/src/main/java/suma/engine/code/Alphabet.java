package suma.engine.code;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** An ordered set of ASCII characters; a character's place in it is its value as a numeral. */
final class Alphabet {

    /** The largest radix whose numerals are issued as serials. */
    static final int MAX_RADIX = 62;

    private static final String LITERAL = "chars:";
    private static final String DIGIT = "0123456789";
    private static final String UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final String LOWER = "abcdefghijklmnopqrstuvwxyz";

    static final Alphabet DIGITS = new Alphabet("digits", DIGIT);
    static final Alphabet ALPHANUMERIC = new Alphabet("alphanumeric", DIGIT + UPPER);
    static final Alphabet BASE62 = new Alphabet("base62", DIGIT + UPPER + LOWER);
    static final Alphabet HEX = new Alphabet("hex", DIGIT + "ABCDEF");
    /** GB 32100-2015: without I, O, S, V and Z. */
    static final Alphabet USCC = new Alphabet("uscc31", "0123456789ABCDEFGHJKLMNPQRTUWXY");
    /** GS1 General Specifications, 7.11. */
    static final Alphabet CSET82 = new Alphabet("cset82", "!\"%&'()*+,-./" + DIGIT + ":;<=>?" + UPPER + "_" + LOWER);
    /** GS1 General Specifications, 7.11. */
    static final Alphabet CSET39 = new Alphabet("cset39", "#-/" + DIGIT + UPPER);
    /** The file-safe base 64 of GS1 General Specifications, 7.11. */
    static final Alphabet CSET64 = new Alphabet("cset64", "-" + DIGIT + "=" + UPPER + "_" + LOWER);

    /** Every graphic character. */
    static final Alphabet ASCII = new Alphabet("ascii", IntStream.range('!', 0x7f).collect(StringBuilder::new,
            StringBuilder::appendCodePoint, StringBuilder::append).toString());

    private static final Map<String, Alphabet> NAMED = Map.of("digits", DIGITS, "alphanumeric", ALPHANUMERIC,
            "base62", BASE62, "hex", HEX, "uscc31", USCC, "cset82", CSET82, "cset39", CSET39, "cset64", CSET64);

    private final String name;
    private final byte[] characters;
    private final byte[] values = new byte[256];

    private Alphabet(String name, String characters) {
        this.name = name;
        this.characters = characters.getBytes(StandardCharsets.US_ASCII);
        Arrays.fill(values, (byte) -1);
        for (int i = 0; i < this.characters.length; i++) {
            values[this.characters[i]] = (byte) i;
        }
    }

    /** A known name, or {@code chars:} followed by the characters in the order of their values. */
    static Optional<Alphabet> named(String name) {
        if (name.startsWith(LITERAL) && distinctGraphic(name.substring(LITERAL.length()))) {
            return Optional.of(new Alphabet(name, name.substring(LITERAL.length())));
        }
        return Optional.ofNullable(NAMED.get(name));
    }

    private static boolean distinctGraphic(String characters) {
        return characters.length() > 1 && characters.chars().allMatch(c -> c > ' ' && c < 0x7f)
                && characters.chars().distinct().count() == characters.length();
    }

    String name() {
        return name;
    }

    int radix() {
        return characters.length;
    }

    byte[] characters() {
        return characters.clone();
    }

    byte character(int value) {
        return characters[value];
    }

    /** The value of a character, or -1. */
    int value(byte character) {
        return values[character & 0xff];
    }

    boolean includes(Alphabet other) {
        return this == other || firstOutside(other.characters, 0, other.characters.length) < 0;
    }

    boolean includes(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return firstOutside(bytes, 0, bytes.length) < 0;
    }

    /** The offset of the first byte that is not of this alphabet, or -1. */
    int firstOutside(byte[] text, int offset, int length) {
        int all = 0;
        for (int i = offset; i < offset + length; i++) {
            all |= values[text[i] & 0xff];
        }
        int at = offset;
        while (all < 0 && values[text[at] & 0xff] >= 0) {
            at++;
        }
        return all < 0 ? at : -1;
    }

    @Override
    public String toString() {
        return name;
    }
}
