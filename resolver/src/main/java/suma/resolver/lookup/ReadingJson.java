package suma.resolver.lookup;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import suma.engine.code.Reading;
import suma.engine.code.Schemes;
import suma.resolver.json.JsonOut;

/** How a text was read, as JSON. */
final class ReadingJson {
    private ReadingJson() {
    }

    /** Reads the text and writes {@code {text, kind, scheme, code, elements, candidates}}, or what is wrong with it. */
    static void write(JsonOut out, Schemes schemes, String text) {
        Reading reading = new Reading();
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        schemes.read(utf8, 0, utf8.length, reading);
        out.beginObject().field("text", text).field("kind", reading.kind().name().toLowerCase(Locale.ROOT));
        if (reading.candidates() > 0) {
            out.field("scheme", reading.scheme(0).name()).field("code", reading.code(0));
        } else {
            out.field("problem", reading.problem());
        }
        writeElements(out, reading);
        if (reading.candidates() > 1) {
            writeCandidates(out, reading);
        }
        out.endObject();
    }

    private static void writeElements(JsonOut out, Reading reading) {
        out.name("elements").beginArray();
        for (int i = 0; i < reading.elements(); i++) {
            out.beginObject().field("ai", reading.elementAi(i)).field("value", reading.elementValue(i)).endObject();
        }
        out.endArray();
    }

    private static void writeCandidates(JsonOut out, Reading reading) {
        out.name("candidates").beginArray();
        for (int i = 0; i < reading.candidates(); i++) {
            out.beginObject().field("scheme", reading.scheme(i).name()).field("code", reading.code(i)).endObject();
        }
        out.endArray();
    }
}
