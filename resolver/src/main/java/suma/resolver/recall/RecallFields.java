package suma.resolver.recall;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import suma.engine.catalog.Batch;
import suma.engine.command.Command;
import suma.engine.command.EventContext;
import suma.engine.command.Fault;
import suma.engine.recall.RecallScope;
import suma.resolver.call.CodeLists;
import suma.resolver.call.FieldRules;
import suma.resolver.http.Problem;
import suma.resolver.json.JsonIn;
import suma.resolver.json.TextRule;
import suma.resolver.lookup.SpokenTexts;

/** A recall while it is read. */
final class RecallFields {
    private static final List<String> SCOPES = List.of("product", "batch", "codes", "contentsOf", "madeFrom");
    private static final TextRule BATCH = text -> Batch.number(text) == Batch.NO_BATCH
            ? "expected a batch id such as B7, actual " + TextRule.quoted(text) : TextRule.FINE;

    private final SpokenTexts codes = new SpokenTexts();
    private final Set<String> told = new TreeSet<>();
    private String product = "";
    private String lot = "";
    private String batch = "";
    private String usedProduct = "";
    private String usedLot = "";
    private String reason = "";
    private String level = "";
    private String party = "";
    private long atMs = EventContext.NOT_TOLD;

    static RecallFields read(JsonIn in) {
        RecallFields recall = new RecallFields();
        if (in.beginObject()) {
            while (in.nextField()) {
                recall.readField(in, in.field());
            }
            recall.check(in);
        }
        return recall;
    }

    private void readField(JsonIn in, String field) {
        told.add(field);
        switch (field) {
            case "product" -> product = in.text(FieldRules.ID);
            case "lot" -> lot = in.text(FieldRules.LOT);
            case "batch" -> batch = in.text(BATCH);
            case "codes" -> CodeLists.read(in, codes, FieldRules.MOST_ITEMS);
            case "contentsOf" -> in.characters(codes);
            case "madeFrom" -> readMadeFrom(in);
            case "reason" -> reason = in.text(FieldRules.NAME);
            case "level" -> level = in.textOrNumber(FieldRules.CATEGORY);
            case "party" -> party = in.text(FieldRules.ID);
            case "at" -> atMs = in.timeMs();
            default -> in.unknownField();
        }
    }

    /** A code, or a lot of a product. */
    private void readMadeFrom(JsonIn in) {
        if (!in.nextIsObject()) {
            in.characters(codes);
            return;
        }
        in.beginObject();
        while (in.nextField()) {
            switch (in.field()) {
                case "product" -> usedProduct = in.text(FieldRules.ID);
                case "lot" -> usedLot = in.text(FieldRules.LOT);
                default -> in.unknownField();
            }
        }
        if (usedProduct.isEmpty()) {
            in.missing("product");
        }
        if (usedLot.isEmpty()) {
            in.missing("lot");
        }
    }

    private void check(JsonIn in) {
        List<String> scopes = SCOPES.stream().filter(told::contains).toList();
        if (told.contains("lot") && !told.contains("product")) {
            in.faultOf("lot", "goes only with product");
        } else if (scopes.isEmpty()) {
            in.fault("expected one of " + String.join(", ", SCOPES) + "; actual none");
        } else if (scopes.size() > 1) {
            in.faultOf(scopes.get(1), "does not go with " + scopes.get(0));
        }
    }

    SpokenTexts codes() {
        return codes;
    }

    /** @param codeIds of {@link #codes}, in their order */
    Command.Recall command(long[] codeIds) {
        return new Command.Recall(scope(codeIds), reason, level, new EventContext(atMs, party, "", "", ""));
    }

    private RecallScope scope(long[] codeIds) {
        if (told.contains("codes")) {
            return new RecallScope.OfCodes(codeIds);
        } else if (told.contains("contentsOf")) {
            return new RecallScope.OfContents(codeIds[0]);
        } else if (told.contains("madeFrom")) {
            return usedLot.isEmpty() ? new RecallScope.OfMadeFromCode(codeIds[0]) : new RecallScope.OfMadeFromLot(usedProduct, usedLot);
        } else if (told.contains("batch")) {
            return new RecallScope.OfBatch(Batch.number(batch));
        }
        return lot.isEmpty() ? new RecallScope.OfProduct(product) : new RecallScope.OfLot(product, lot);
    }

    Problem.Part fault(Fault fault) {
        boolean single = fault.item() == Fault.PARENT;
        String field = !single ? "codes[" + fault.item() + "]" : told.contains("madeFrom") ? "madeFrom" : "contentsOf";
        return new Problem.Part(codes.text(single ? 0 : fault.item()), field, fault.reason().text());
    }
}
