package suma.resolver.story;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.StringJoiner;

/** What a trace says, as lines that one can read. */
final class TraceText {
    private static final int MOST_NAMED = 3;

    private final Story story;
    private final JsonNode trace;

    TraceText(Story story, JsonNode trace) {
        this.story = story;
        this.trace = trace;
    }

    /** Who had it from when until when, and what does not fit. */
    String custody() {
        StringJoiner lines = lines();
        for (JsonNode tenure : trace.get("custody")) {
            String who = switch (tenure.get("state").asText()) {
                case "held" -> "with " + tenure.path("party").asText();
                case "in_transit" -> "on its way to " + tenure.path("party").asText();
                case "sold" -> "sold by " + tenure.path("party").asText();
                case "gone" -> "gone at " + tenure.path("party").asText();
                default -> "nobody knows where";
            };
            lines.add(who + span(tenure) + (tenure.has("note") ? " (" + tenure.get("note").asText() + ")" : ""));
        }
        return story.told(lines.toString());
    }

    /** What it was in, and what that was in. */
    String parents() {
        StringJoiner lines = lines();
        trace.get("parents").forEach(parent -> lines.add((parent.get("direct").asBoolean() ? "in " : "  in ") + parent.get("code").asText() + span(parent)));
        return story.told(lines.toString());
    }

    private static String span(JsonNode times) {
        return " from " + times.get("since").asText() + (times.has("until") ? " to " + times.get("until").asText() : "");
    }

    String events() {
        StringJoiner lines = lines();
        for (JsonNode event : trace.get("events")) {
            StringJoiner line = new StringJoiner(" ").add(event.get("at").asText()).add(event.get("type").asText());
            for (String field : List.of("role", "code", "party", "from", "to", "result", "certificate", "reason", "document", "quantity", "unit")) {
                if (event.has(field)) {
                    line.add(event.get(field).asText());
                }
            }
            lines.add(line.toString());
        }
        return story.told(lines.toString());
    }

    /** What it was made of, and that in its turn, further to the right. */
    String madeFrom() {
        return made("madeFrom");
    }

    String madeInto() {
        return made("madeInto");
    }

    private String made(String name) {
        StringJoiner lines = lines();
        add(lines, "", trace.get(name), name);
        return story.told(lines.toString());
    }

    private static void add(StringJoiner lines, String indent, JsonNode goods, String name) {
        for (JsonNode one : goods) {
            lines.add(indent + (one.has("codes") ? codes(one) : one.get("quantity").asText() + " " + one.get("unit").asText() + " of "
                    + one.get("product").asText() + " " + one.get("lot").asText()));
            add(lines, indent + "  ", one.path("trace").path(name), name);
        }
    }

    private static String codes(JsonNode goods) {
        JsonNode codes = goods.get("codes");
        StringJoiner named = new StringJoiner(", ");
        if (codes.size() > MOST_NAMED) {
            return goods.path("count").asLong(codes.size()) + " codes";
        }
        codes.forEach(code -> named.add(code.asText()));
        return named.toString();
    }

    private static StringJoiner lines() {
        return new StringJoiner("\n", "", "\n").setEmptyValue("");
    }
}
