package suma.resolver.event;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import suma.engine.command.Command.Transform;
import suma.engine.command.Goods;
import suma.resolver.call.FieldRules;
import suma.resolver.json.JsonIn;
import suma.resolver.lookup.CodeTexts;

/** One entry of the inputs or outputs of a transformation, while it is read: codes, or so much of a lot. */
final class GoodsFields {
    private final LotFields lot = new LotFields();
    private final Set<String> told = new HashSet<>();
    private int codesAt;
    private int codes;

    private GoodsFields() {
    }

    static List<GoodsFields> readAll(JsonIn in, CodeTexts texts) {
        List<GoodsFields> goods = new ArrayList<>();
        if (!in.beginArray()) {
            return goods;
        }
        while (in.nextElement()) {
            GoodsFields one = new GoodsFields();
            one.read(in, texts);
            goods.add(one);
        }
        if (goods.isEmpty() || goods.size() > Transform.MOST_GOODS) {
            in.fault("expected 1 to " + Transform.MOST_GOODS + " entries, actual " + goods.size());
        }
        return goods;
    }

    private void read(JsonIn in, CodeTexts texts) {
        if (!in.beginObject()) {
            return;
        }
        while (in.nextField()) {
            String field = in.field();
            told.add(field);
            if (field.equals("codes")) {
                readCodes(in, texts);
            } else if (!lot.read(in, field)) {
                in.unknownField();
            }
        }
        if (told.contains("codes")) {
            LotFields.NAMES.stream().filter(told::contains).forEach(field -> in.faultOf(field, "does not go with codes"));
        } else {
            LotFields.NAMES.stream().filter(field -> !told.contains(field)).forEach(in::missing);
        }
    }

    private void readCodes(JsonIn in, CodeTexts texts) {
        codesAt = texts.count();
        if (!in.beginArray()) {
            return;
        }
        int read = 0;
        while (in.nextElement()) {
            in.characters(texts);
            read++;
        }
        codes = texts.count() - codesAt;
        if (read == 0 || read > FieldRules.MOST_ITEMS) {
            in.fault("expected 1 to " + FieldRules.MOST_ITEMS + " codes, actual " + read);
        }
    }

    int codes() {
        return codes;
    }

    /** Position of the first code among the texts. */
    int codesAt() {
        return codesAt;
    }

    Goods goods(long[] codeIds) {
        return told.contains("codes") ? new Goods.Codes(Arrays.copyOfRange(codeIds, codesAt, codesAt + codes)) : lot.lot();
    }
}
