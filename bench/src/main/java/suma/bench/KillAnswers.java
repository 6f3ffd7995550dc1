package suma.bench;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import suma.resolver.json.JsonIn;
import suma.resolver.json.TextRule;

/** Reads what the server answers. */
final class KillAnswers {
    private static final TextRule ANY = text -> TextRule.FINE;
    /** Where an answer names the record it stands for; behind one letter where it is an id. */
    private static final List<String> SEQUENCES = List.of("sequence", "checkout", "recall");

    /**
     * What the server says of one code.
     *
     * @param soldAt time of its sale, empty for none
     */
    record Verdict(String code, String batch, String verdict, KillStanding standing, String soldAt) {
        /** Of a code that does not exist the server may say one thing or another. */
        boolean agrees() {
            return standing.state().isEmpty() || verdict.equals(standing.verdict());
        }
    }

    /** What a checkout made of one code. */
    record Sold(String code, String verdict, String at, String party) {
    }

    private KillAnswers() {
    }

    /** Texts and numbers by name, those of inner objects as in {@code sold.at}; what else there is is passed over. */
    static Map<String, String> fields(String json) {
        try (JsonIn in = JsonIn.of(json.getBytes(StandardCharsets.UTF_8))) {
            return fields(in);
        }
    }

    private static Map<String, String> fields(JsonIn in) {
        Map<String, String> fields = new HashMap<>();
        fields(in, "", fields);
        return fields;
    }

    private static void fields(JsonIn in, String prefix, Map<String, String> fields) {
        for (boolean more = in.beginObject() && in.nextField(); more; more = in.nextField()) {
            String name = prefix + in.field();
            if (in.nextIsObject()) {
                fields(in, name + '.', fields);
            } else {
                fields.put(name, in.textOrNumber(ANY));
            }
        }
    }

    static long number(String json, String field) {
        return parsed(json, fields(json).getOrDefault(field, ""));
    }

    private static long parsed(String json, String text) {
        if (!text.matches("\\d{1,18}")) {
            throw new KillException("expected a number, actual " + text + " in " + json);
        }
        return Long.parseLong(text);
    }

    /** The record of the log that an answer stands for. */
    static long sequence(String json) {
        Map<String, String> fields = fields(json);
        String told = SEQUENCES.stream().filter(fields::containsKey).findFirst().map(fields::get).orElse("");
        return parsed(json, told.replaceFirst("^[A-Z]", ""));
    }

    /** The answer to {@code POST /v1/resolve}. */
    static List<Verdict> verdicts(String json) {
        return results(json).stream().map(KillAnswers::verdict).toList();
    }

    /** What the answer to {@code POST /v1/checkouts} tells of each code. */
    static List<Sold> sold(String json) {
        return results(json).stream().map(fields -> new Sold(text(fields, "code"), text(fields, "verdict"), text(fields, "sold.at"),
                text(fields, "sold.party"))).toList();
    }

    /** The objects in the one list of an object. */
    private static List<Map<String, String>> results(String json) {
        List<Map<String, String>> found = new ArrayList<>();
        try (JsonIn in = JsonIn.of(json.getBytes(StandardCharsets.UTF_8))) {
            for (boolean more = in.beginObject() && in.nextField(); more; more = in.nextField()) {
                if (in.nextIsArray()) {
                    for (boolean another = in.beginArray() && in.nextElement(); another; another = in.nextElement()) {
                        found.add(fields(in));
                    }
                } else {
                    in.textOrNumber(ANY);
                }
            }
        }
        return found;
    }

    /** The answer to {@code GET /v1/codes/…}. */
    static Verdict verdict(String json) {
        return verdict(fields(json));
    }

    private static Verdict verdict(Map<String, String> fields) {
        KillStanding standing = new KillStanding(text(fields, "state"), text(fields, "parent"), text(fields, "sold.party"), fields.containsKey("recall"));
        return new Verdict(text(fields, "code"), text(fields, "batch"), text(fields, "verdict"), standing, text(fields, "sold.at"));
    }

    private static String text(Map<String, String> fields, String name) {
        return fields.getOrDefault(name, "");
    }
}
