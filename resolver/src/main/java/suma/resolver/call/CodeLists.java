package suma.resolver.call;

import java.nio.charset.StandardCharsets;
import java.util.List;
import suma.resolver.json.JsonIn;

/** Reads a JSON array of scanned texts. */
public final class CodeLists {
    private CodeLists() {
    }

    public static void read(JsonIn in, List<byte[]> codes, int most) {
        if (!in.beginArray()) {
            return;
        }
        int read = 0;
        while (in.nextElement()) {
            in.characters((text, offset, length) -> codes.add(new String(text, offset, length).getBytes(StandardCharsets.UTF_8)));
            read++;
        }
        if (read == 0 || read > most) {
            in.fault("expected 1 to " + most + " codes, actual " + read);
        }
    }
}
