package suma.engine.code;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;

/** Reads texts by the standard schemes and puts what came out in one line. */
final class Texts {

    /** Stands for FNC1 in tables of texts. */
    private static final char FNC1 = '^';

    private Texts() {
    }

    static Reading read(Schemes schemes, String text) {
        byte[] bytes = text.replace(FNC1, (char) ByteClass.GS).getBytes(UTF_8);
        Reading reading = new Reading();
        schemes.read(bytes, 0, bytes.length, reading);
        return reading;
    }

    /** {@code CODE drug-20=… market-20=…}, or {@code NONE} and the problem. */
    static String line(Reading reading) {
        StringBuilder line = new StringBuilder(reading.kind().toString());
        for (int i = 0; i < reading.candidates(); i++) {
            line.append(' ').append(reading.scheme(i)).append('=').append(reading.code(i));
        }
        return reading.kind() == Reading.Kind.NONE ? line + " " + reading.problem() : line.toString();
    }

    /** The elements as {@code (01)…(21)…}. */
    static String elements(Reading reading) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < reading.elements(); i++) {
            line.append('(').append(reading.elementAi(i)).append(')').append(reading.elementValue(i));
        }
        return line.toString();
    }

    /** The rows of a table, each split at its last {@code " -> "}. */
    static List<String[]> rows(String table) {
        return table.lines().filter(line -> !line.isBlank()).map(line -> {
            int arrow = line.lastIndexOf(" -> ");
            return new String[] {line.substring(0, arrow).strip().replace("\\n", "\n"), line.substring(arrow + 4).strip()};
        }).toList();
    }
}
