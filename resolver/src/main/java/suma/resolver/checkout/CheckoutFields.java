package suma.resolver.checkout;

import java.util.OptionalLong;
import suma.resolver.call.CodeLists;
import suma.resolver.call.FieldRules;
import suma.resolver.json.JsonIn;
import suma.resolver.lookup.LookupTexts;

/** The body of a sale: {@code {codes, party, terminal, number}}. */
final class CheckoutFields {
    private CheckoutFields() {
    }

    /** Hands the codes over, and returns the rest. */
    static Sale read(JsonIn in, LookupTexts codes) {
        codes.clear();
        String party = "";
        String terminal = "";
        OptionalLong number = OptionalLong.empty();
        boolean told = false;
        for (boolean more = in.beginObject() && in.nextField(); more; more = in.nextField()) {
            switch (in.field()) {
                case "codes" -> {
                    told = true;
                    CodeLists.read(in, codes, FieldRules.MOST_BASKET_CODES);
                }
                case "party" -> party = in.text(FieldRules.ID);
                case "terminal" -> terminal = in.text(FieldRules.ID);
                case "number" -> number = OptionalLong.of(in.number(0, Long.MAX_VALUE));
                default -> in.unknownField();
            }
        }
        check(in, told, terminal, number);
        return new Sale(party, terminal, number);
    }

    private static void check(JsonIn in, boolean told, String terminal, OptionalLong number) {
        if (in.faults().isEmpty() && !told) {
            in.missing("codes");
        }
        if (in.faults().isEmpty() && number.isPresent() && terminal.isEmpty()) {
            in.missing("terminal");
        }
    }
}
