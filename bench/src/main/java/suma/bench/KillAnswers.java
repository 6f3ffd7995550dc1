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

    /** What the server says of one code. */
    record Verdict(String code, String batch, KillStanding standing) {
    }

    private KillAnswers() {
    }

    /** The texts and numbers of a flat object by name; what else it holds is passed over. */
    static Map<String, String> fields(String json) {
        try (JsonIn in = JsonIn.of(json.getBytes(StandardCharsets.UTF_8))) {
            return fields(in);
        }
    }

    private static Map<String, String> fields(JsonIn in) {
        Map<String, String> fields = new HashMap<>();
        for (boolean more = in.beginObject() && in.nextField(); more; more = in.nextField()) {
            String name = in.field();
            fields.put(name, in.textOrNumber(ANY));
        }
        return fields;
    }

    static long number(String json, String field) {
        String text = fields(json).getOrDefault(field, "");
        if (!text.matches("\\d{1,18}")) {
            throw new KillException("expected a number as " + field + ", actual answer " + json);
        }
        return Long.parseLong(text);
    }

    /** The answer to {@code POST /v1/resolve}. */
    static List<Verdict> verdicts(String json) {
        List<Verdict> found = new ArrayList<>();
        try (JsonIn in = JsonIn.of(json.getBytes(StandardCharsets.UTF_8))) {
            in.beginObject();
            in.nextField();
            in.beginArray();
            while (in.nextElement()) {
                found.add(verdict(fields(in)));
            }
        }
        return found;
    }

    /** The answer to {@code GET /v1/codes/…}. */
    static Verdict verdict(String json) {
        return verdict(fields(json));
    }

    private static Verdict verdict(Map<String, String> fields) {
        return new Verdict(fields.getOrDefault("code", ""), fields.getOrDefault("batch", ""),
                new KillStanding(fields.getOrDefault("state", ""), fields.getOrDefault("parent", "")));
    }
}
