package suma.resolver.api;

import suma.engine.command.Outcome;
import suma.resolver.json.JsonOut;

/** The answer to an accepted event. */
final class EventAnswer {
    private EventAnswer() {
    }

    static void writeFields(JsonOut out, Outcome.Accepted accepted) {
        out.field("sequence", accepted.sequence()).time("recordedAt", accepted.recordedAtMs());
    }

    static JsonOut of(Outcome.Accepted accepted) {
        JsonOut out = new JsonOut().beginObject();
        writeFields(out, accepted);
        return out.endObject();
    }
}
