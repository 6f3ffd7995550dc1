package suma.resolver.story;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.StringJoiner;

/** A recall, and what has become of what it covers by now. */
final class RecallText {
    private final Story story;
    private final JsonNode begun;

    RecallText(Story story, JsonNode begun) {
        this.story = story;
        this.begun = begun;
    }

    String id() {
        return begun.get("recall").asText();
    }

    private JsonNode now() {
        return story.asks("/v1/recalls/" + id());
    }

    /** How many codes are how, as in 3 sold, 4 commissioned. */
    String states() {
        StringJoiner states = new StringJoiner(", ");
        now().get("byState").properties().forEach(one -> states.add(one.getValue().asText() + " " + one.getKey()));
        return states.toString();
    }

    /** How many codes are in which region. */
    String regions() {
        return shares(now().get("byRegion"), "region");
    }

    String parties() {
        return shares(now().get("byParty"), "party");
    }

    private static String shares(JsonNode shares, String of) {
        StringJoiner text = new StringJoiner(", ");
        shares.forEach(share -> text.add(share.path(of).asText("unknown") + " " + share.get("codes").asText()));
        return text.toString();
    }

    /** As in 400 sold by 200 parties. */
    String sold() {
        JsonNode sold = now().get("sold");
        return sold.get("codes").asText() + " sold by " + sold.get("parties").asText() + " parties";
    }

    /** The codes a party is to be told of. */
    List<String> codesOf(String party) {
        return story.lines("/v1/recalls/" + id() + "/codes?party=" + party);
    }

    void lift() {
        story.lifts(id());
    }
}
