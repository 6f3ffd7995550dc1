package suma.resolver.batch;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import suma.engine.catalog.Catalog;
import suma.engine.catalog.Product;
import suma.engine.code.FieldException;
import suma.engine.code.Scheme;
import suma.engine.code.Schemes;
import suma.engine.command.Command.OrderBatch;
import suma.resolver.call.FieldRules;
import suma.resolver.json.FieldFault;
import suma.resolver.json.JsonIn;
import suma.resolver.json.TextRule;

/** The body of a batch order while it is read. */
final class OrderFields {
    private static final TextRule SCHEME_FIELD = TextRule.upTo(FieldRules.LONGEST_ID);

    private final FactsFields facts = new FactsFields();
    private final SortedMap<String, String> schemeFields = new TreeMap<>();
    private long quantity;

    void read(JsonIn in) {
        if (facts.read(in)) {
            return;
        }
        String field = in.field();
        if (field.equals("quantity")) {
            quantity = in.number(1, FieldRules.MOST_ORDERED_CODES);
        } else {
            schemeFields.put(field, in.textOrNumber(SCHEME_FIELD));
        }
    }

    /** Checks what can be checked where the product is known; the engine refuses an unknown one. */
    void check(JsonIn in, Catalog catalog, Schemes schemes) {
        if (quantity == 0) {
            in.missing("quantity");
        }
        facts.check(in);
        Optional<Product> product = catalog.product(facts.facts().product());
        product.flatMap(known -> schemes.named(known.scheme())).ifPresent(scheme -> checkScheme(in, scheme, product.get()));
    }

    private void checkScheme(JsonIn in, Scheme scheme, Product product) {
        for (String field : schemeFields.keySet()) {
            if (!scheme.batchFields().contains(field)) {
                in.note(new FieldFault(field, "unknown field; " + scheme + " takes " + scheme.batchFields() + " from a batch"));
            }
        }
        scheme.batchFields().stream().filter(field -> !schemeFields.containsKey(field)).forEach(in::missing);
        if (in.faults().isEmpty()) {
            checkSpace(in, scheme, product);
        }
    }

    private void checkSpace(JsonIn in, Scheme scheme, Product product) {
        Map<String, String> all = new TreeMap<>(product.fields());
        all.putAll(schemeFields);
        try {
            scheme.space(all);
        } catch (FieldException wrong) {
            in.note(new FieldFault(wrong.field().equals("scheme") ? "product" : wrong.field(), wrong.reason()));
        }
    }

    OrderBatch order() {
        return new OrderBatch(facts.facts(), quantity, schemeFields);
    }
}
