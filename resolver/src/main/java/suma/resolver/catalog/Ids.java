package suma.resolver.catalog;

import java.util.List;
import suma.resolver.call.FieldRules;
import suma.resolver.http.Exchange;
import suma.resolver.http.Problem;
import suma.resolver.http.Refusal;
import suma.resolver.json.TextRule;

/** Ids that callers choose. */
final class Ids {
    private Ids() {
    }

    /** The id that stands first in the path of a call that stores something. */
    static String inPath(Exchange exchange) {
        String id = exchange.request().parameter(0);
        String problem = FieldRules.ID.problem(id);
        if (!problem.equals(TextRule.FINE)) {
            throw new Refusal(Problem.of(400, "id in the path: " + problem, List.of(new Problem.Part("", "id", problem))));
        }
        return id;
    }

    /** An id in the body must be that of the path. */
    static TextRule same(String id) {
        return text -> text.equals(id) ? TextRule.FINE
                : "expected the id of the path, " + id + ", actual " + TextRule.quoted(text);
    }
}
