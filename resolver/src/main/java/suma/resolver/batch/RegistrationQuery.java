package suma.resolver.batch;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.TreeMap;
import suma.engine.command.Command.BatchFacts;
import suma.resolver.call.FieldRules;
import suma.resolver.http.Query;
import suma.resolver.http.Refusal;
import suma.resolver.json.TextRule;

/** The facts of a streamed registration, which stand in the query. */
final class RegistrationQuery {
    private RegistrationQuery() {
    }

    static BatchFacts facts(Query query) {
        String product = text(query, "product", FieldRules.ID)
                .orElseThrow(() -> Refusal.of(400, "product: is missing in the query"));
        String lot = text(query, "lot", FieldRules.LOT).orElse("");
        Optional<LocalDate> producedOn = date(query, "producedOn");
        Optional<LocalDate> expiresOn = date(query, "expiresOn");
        if (FactsFields.datesCross(producedOn, expiresOn)) {
            throw Refusal.of(400, "expiresOn: expected " + producedOn.get() + " or later, actual " + expiresOn.get());
        }
        return new BatchFacts(product, lot, producedOn, expiresOn, new TreeMap<>());
    }

    private static Optional<String> text(Query query, String name, TextRule rule) {
        Optional<String> text = query.text(name);
        String problem = text.map(rule::problem).orElse(TextRule.FINE);
        if (!problem.equals(TextRule.FINE)) {
            throw Refusal.of(400, name + ": " + problem);
        }
        return text;
    }

    private static Optional<LocalDate> date(Query query, String name) {
        Optional<String> text = query.text(name);
        try {
            return text.map(LocalDate::parse);
        } catch (DateTimeException none) {
            throw Refusal.of(400, name + ": expected a date such as 2026-05-31, actual " + TextRule.quoted(text.orElse("")));
        }
    }
}
