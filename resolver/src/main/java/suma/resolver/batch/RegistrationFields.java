package suma.resolver.batch;

import static suma.resolver.call.FieldRules.MOST_ITEMS;

import java.util.ArrayList;
import java.util.List;
import suma.engine.command.Command.BatchFacts;
import suma.resolver.call.CodeLists;
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
            CodeLists.read(in, codes, MOST_ITEMS);
        } else {
            in.unknownField();
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
