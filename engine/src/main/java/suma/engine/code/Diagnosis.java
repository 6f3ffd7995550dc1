package suma.engine.code;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Says why a text is no code: for the schemes that come nearest to it, what is wrong where. */
final class Diagnosis {

    static final Diagnosis NOTHING_READ = new Diagnosis(List.of());

    private static final Scheme[] NO_SCHEMES = {};
    private static final int MAX_NAMED = 3;
    /** A scheme is near when one part in so many of the text fits it. */
    private static final int NEAR = 3;
    private static final int MAX_SHOWN = 40;

    private final List<Scheme> schemes;

    /** {@code at} counts the bytes that fit before the wrong one. */
    private record Finding(int at, String text) {
    }

    Diagnosis(List<Scheme> schemes) {
        this.schemes = schemes;
    }

    String of(byte[] text, int offset, int length) {
        Stream<Finding> ofSchemes = schemes.stream().filter(s -> s.shape().possible(length))
                .map(s -> finding(s, text, offset, length));
        List<String> nearest = Stream.concat(ofSchemes, tradeItem(text, offset, length))
                .filter(f -> f.at() * NEAR >= length)
                .sorted(Comparator.comparingInt(Finding::at).reversed())
                .limit(MAX_NAMED).map(Finding::text).toList();
        return nearest.isEmpty() ? "no scheme has codes like \"" + shown(text, offset, length) + "\"" + unexpected(text, offset, length) + elements(text, offset, length)
                : String.join("; ", nearest);
    }

    /** Tells of the first character that no code has, other than a letter: digits of other scripts look like digits. */
    private static String unexpected(byte[] text, int offset, int length) {
        int[] characters = new String(text, offset, length, UTF_8).codePoints().toArray();
        int at = 0;
        while (at < characters.length && characters[at] >= ' ' && characters[at] < 0x7f) {
            at++;
        }
        boolean wrong = at < characters.length && !Character.isLetter(characters[at]);
        return wrong ? String.format(": unexpected U+%04X at position %d", characters[at], at + 1) : "";
    }

    /** Tells what a text is that lacks FNC1 and begins with a key of GS1 which is not read without. */
    private static String elements(byte[] text, int offset, int length) {
        int end = offset + length;
        ApplicationIdentifier first = ApplicationIdentifiers.at(text, offset, end);
        Reading reading = new Reading();
        reading.start(NO_SCHEMES, NOTHING_READ, text, offset, length);
        return first.key() && ElementString.read(text, offset, end, reading) ? "; as GS1 elements, (" + first.code() + ") names no item and no product" : "";
    }

    private static String shown(byte[] text, int offset, int length) {
        String line = new String(text, offset, length, UTF_8).replaceAll("[\\p{Cntrl}\\s]+", " ");
        return line.length() <= MAX_SHOWN ? line : line.substring(0, MAX_SHOWN) + "…";
    }

    private static Stream<Finding> tradeItem(byte[] text, int offset, int length) {
        boolean digits = ByteClass.of(text, offset, length) == ByteClass.DIGIT;
        if (!digits || !TradeItemNumber.possible(length)) {
            return Stream.empty();
        }
        return Stream.of(new Finding(length, checkDigit("gs1-gtin", CheckRule.GS1, text, offset, length, length)));
    }

    private static Finding finding(Scheme scheme, byte[] text, int offset, int length) {
        CodeShape shape = scheme.shape();
        int wrong = shape.mismatch(text, offset, length);
        if (wrong < 0) {
            CheckRule rule = shape.check().orElseThrow().rule();
            return new Finding(length, checkDigit(scheme.name(), rule, text, offset, length, length));
        }
        int at = wrong - offset;
        return new Finding(at, shape.head().checkedFieldEnding(at)
                .filter(p -> rule(p).alphabet().firstOutside(text, offset + p.at(), p.part().minLength()) < 0)
                .map(p -> fieldCheck(scheme, p, text, offset))
                .orElseGet(() -> scheme.name() + ": unexpected '" + (char) (text[wrong] & 0xff) + "' at position " + (at + 1)));
    }

    private static String fieldCheck(Scheme scheme, PartRun.Placed placed, byte[] text, int offset) {
        int length = placed.part().minLength();
        CheckRule rule = rule(placed).check().orElseThrow();
        return checkDigit(scheme.name(), rule, text, offset + placed.at(), length, placed.at() + length);
    }

    private static FieldRule rule(PartRun.Placed placed) {
        return ((FieldPart) placed.part()).rule();
    }

    private static String checkDigit(String scheme, CheckRule rule, byte[] text, int offset, int length, int position) {
        return scheme + ": check digit: expected " + (char) rule.character(text, offset, length - 1) + ", actual "
                + (char) text[offset + length - 1] + " at position " + position;
    }
}
