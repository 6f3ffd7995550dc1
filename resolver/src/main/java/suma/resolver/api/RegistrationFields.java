package suma.resolver.api;

import static suma.resolver.api.FieldRules.MOST_ITEMS;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import suma.engine.command.Command.BatchFacts;
import suma.resolver.json.JsonIn;

/** The JSON body of a registration. */
final class RegistrationFields {
    private final FactsFields facts = new FactsFields();
    private final List<byte[]> codes = new ArrayList<>();
    private boolean codesTold;

    static RegistrationFields read(JsonIn in) {
        RegistrationFields fields = new RegistrationFields();
        if (in.beginObject()) {
            while (in.nextField()) {
                fields.readField(in);
            }
            fields.check(in);
        }
        return fields;
    }

    private void readField(JsonIn in) {
        if (facts.read(in)) {
            return;
        }
        if (in.field().equals("codes")) {
            codesTold = true;
            readCodes(in);
        } else {
            in.unknownField();
        }
    }

    private void readCodes(JsonIn in) {
        if (!in.beginArray()) {
            return;
        }
        while (in.nextElement()) {
            in.characters((text, offset, length) -> codes.add(new String(text, offset, length).getBytes(StandardCharsets.UTF_8)));
        }
        if (codes.isEmpty() || codes.size() > MOST_ITEMS) {
            in.fault("expected 1 to " + MOST_ITEMS + " codes, actual " + codes.size());
        }
    }

    private void check(JsonIn in) {
        facts.check(in);
        if (!codesTold) {
            in.missing("codes");
        }
    }

    BatchFacts facts() {
        return facts.facts();
    }

    List<byte[]> codes() {
        return codes;
    }
}
