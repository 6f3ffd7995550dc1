package suma.resolver.event;

import static suma.resolver.json.TextRule.FINE;
import static suma.resolver.json.TextRule.quoted;

import java.math.BigDecimal;
import java.util.List;
import suma.engine.command.Goods;
import suma.resolver.call.FieldRules;
import suma.resolver.json.JsonIn;
import suma.resolver.json.TextRule;

/** So much of a lot, while it is read. */
final class LotFields {
    static final List<String> NAMES = List.of("product", "lot", "quantity", "unit");
    private static final int LONGEST_QUANTITY = Goods.Lot.MOST_DIGITS + 1;
    private static final TextRule UNIT = TextRule.upTo(Goods.Lot.LONGEST_UNIT);
    private static final TextRule QUANTITY = text -> isQuantity(text) ? FINE
            : "expected a number more than 0 with at most " + Goods.Lot.MOST_DIGITS + " digits, actual " + quoted(text);

    private String product = "";
    private String lot = "";
    private String quantity = "";
    private String unit = "";

    private static boolean isQuantity(String text) {
        return text.matches("\\d+(\\.\\d+)?") && new BigDecimal(text).signum() > 0
                && new BigDecimal(text).precision() <= Goods.Lot.MOST_DIGITS;
    }

    /** False, with nothing read, when the field is none of these. */
    boolean read(JsonIn in, String field) {
        switch (field) {
            case "product" -> product = in.text(FieldRules.ID);
            case "lot" -> lot = in.text(FieldRules.LOT);
            case "quantity" -> quantity = checked(in, in.textOrNumber(TextRule.upTo(LONGEST_QUANTITY)));
            case "unit" -> unit = in.text(UNIT);
            default -> {
                return false;
            }
        }
        return true;
    }

    /** A number is held to the rule like a text. */
    private static String checked(JsonIn in, String text) {
        String problem = QUANTITY.problem(text);
        if (!problem.equals(FINE) && !text.isEmpty()) {
            in.fault(problem);
        }
        return text;
    }

    Goods.Lot lot() {
        return new Goods.Lot(product, lot, new BigDecimal(quantity), unit);
    }
}
