package suma.resolver.call;

import java.nio.charset.StandardCharsets;
import java.util.List;
import suma.resolver.json.JsonIn;

/** Reads a JSON array of scanned texts. */
public final class CodeLists {
    private CodeLists() {
    }

    public static void read(JsonIn in, List<byte[]> codes, int most) {
        read(in, (text, offset, length) -> codes.add(new String(text, offset, length).getBytes(StandardCharsets.UTF_8)), most);
    }

    /** Hands over the texts up to {@code most}; an array of more is at fault. */
    public static void read(JsonIn in, JsonIn.CharacterSink codes, int most) {
        if (!in.beginArray()) {
            return;
        }
        int read = 0;
        while (in.nextElement()) {
            in.characters(read < most ? codes : (text, offset, length) -> { });
            read++;
        }
        if (read == 0 || read > most) {
            in.fault("expected 1 to " + most + " codes, actual " + read);
        }
    }
}
