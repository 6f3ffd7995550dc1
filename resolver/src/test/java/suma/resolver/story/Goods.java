package suma.resolver.story;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** What somebody has in hand: single codes, or so much of a lot. */
record Goods(List<String> codes, ObjectNode lot) {

    static Goods of(List<String> codes) {
        return new Goods(codes, Story.object());
    }

    static Goods of(String... codes) {
        return of(List.of(codes));
    }

    /** @param amount as in 600 kg */
    static Goods lot(String amount, String product, String lot) {
        String[] parts = amount.split(" ");
        return new Goods(List.of(), Story.object("product", product, "lot", lot, "quantity", parts[0], "unit", parts[1]));
    }

    ObjectNode json() {
        ObjectNode json = lot.deepCopy();
        if (!codes.isEmpty()) {
            codes.forEach(json.putArray("codes")::add);
        }
        return json;
    }
}
