package suma.resolver.call;

import suma.engine.command.Outcome;
import suma.resolver.json.JsonOut;

/** The answer to an accepted event. */
public final class EventAnswer {
    private EventAnswer() {
    }

    public static void writeFields(JsonOut out, Outcome.Accepted accepted) {
        out.field("sequence", accepted.sequence()).time("recordedAt", accepted.recordedAtMs());
    }

    public static JsonOut of(Outcome.Accepted accepted) {
        JsonOut out = new JsonOut().beginObject();
        writeFields(out, accepted);
        return out.endObject();
    }
}
