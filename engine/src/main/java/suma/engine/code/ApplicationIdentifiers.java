package suma.engine.code;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The table of GS1 application identifiers. */
final class ApplicationIdentifiers {

    private static final String TABLE = "application-identifiers.txt";
    private static final int MAX_DIGITS = 4;
    /** Where the identifiers of 2, 3 and 4 digits begin in {@link #BY_NUMBER}. */
    private static final int[] STARTS = {0, 0, 0, 100, 1_100};

    private static final ApplicationIdentifier[] BY_NUMBER = new ApplicationIdentifier[11_100];
    /** How many digits an identifier has, by its first two. */
    private static final byte[] DIGITS = new byte[100];

    static {
        Arrays.fill(BY_NUMBER, ApplicationIdentifier.UNKNOWN);
        load();
    }

    private ApplicationIdentifiers() {
    }

    private static void load() {
        try (BufferedReader table = new BufferedReader(
                new InputStreamReader(ApplicationIdentifiers.class.getResourceAsStream(TABLE), UTF_8))) {
            table.lines().filter(line -> !line.startsWith("#")).forEach(ApplicationIdentifiers::add);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static void add(String line) {
        String[] words = line.split(" ");
        String[] range = words[0].split("-");
        int last = Integer.parseInt(range[range.length - 1]);
        for (int number = Integer.parseInt(range[0]); number <= last; number++) {
            add(String.format("%0" + range[0].length() + "d", number), words);
        }
    }

    private static void add(String code, String[] words) {
        List<String> format = new ArrayList<>();
        List<List<String>> qualifiers = new ArrayList<>();
        LinkUse use = LinkUse.ATTRIBUTE;
        for (String word : Arrays.asList(words).subList(1, words.length)) {
            if (word.startsWith("key")) {
                use = LinkUse.KEY;
                Stream.of(word.replaceFirst("key=?", "").split("\\|")).map(sequence -> List.of(sequence.split(","))).forEach(qualifiers::add);
            } else if (word.equals("path")) {
                use = LinkUse.NO_ATTRIBUTE;
            } else {
                format.add(word);
            }
        }
        int number = STARTS[code.length()] + Integer.parseInt(code);
        BY_NUMBER[number] = new ApplicationIdentifier(number, code, format, use, qualifiers);
        DIGITS[Integer.parseInt(code.substring(0, 2))] = (byte) code.length();
    }

    static ApplicationIdentifier numbered(int number) {
        return BY_NUMBER[number];
    }

    static ApplicationIdentifier named(String code) {
        byte[] digits = code.getBytes(UTF_8);
        return at(digits, 0, digits.length);
    }

    /** The identifier a text begins with. */
    static ApplicationIdentifier at(byte[] text, int offset, int end) {
        if (end - offset < 2 || !digits(text, offset, 2)) {
            return ApplicationIdentifier.UNKNOWN;
        }
        int length = DIGITS[number(text, offset, 2)];
        if (length == 0 || end - offset < length || !digits(text, offset, length)) {
            return ApplicationIdentifier.UNKNOWN;
        }
        return BY_NUMBER[STARTS[length] + number(text, offset, length)];
    }

    /** The identifier that a text is, and nothing more. */
    static ApplicationIdentifier whole(byte[] text, int offset, int end) {
        ApplicationIdentifier ai = end - offset > MAX_DIGITS ? ApplicationIdentifier.UNKNOWN : at(text, offset, end);
        return ai.code().length() == end - offset ? ai : ApplicationIdentifier.UNKNOWN;
    }

    private static boolean digits(byte[] text, int offset, int length) {
        return Alphabet.DIGITS.firstOutside(text, offset, length) < 0;
    }

    private static int number(byte[] text, int offset, int length) {
        int number = 0;
        for (int i = offset; i < offset + length; i++) {
            number = number * 10 + text[i] - '0';
        }
        return number;
    }
}
