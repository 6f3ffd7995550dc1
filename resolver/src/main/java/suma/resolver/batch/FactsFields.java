package suma.resolver.batch;

import java.time.LocalDate;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import suma.engine.command.Command.BatchFacts;
import suma.resolver.call.FieldRules;
import suma.resolver.json.FieldFault;
import suma.resolver.json.JsonIn;

/** The facts that all codes of a batch share, while they are read from a body. */
final class FactsFields {
    private String product = "";
    private boolean productTold;
    private String lot = "";
    private Optional<LocalDate> producedOn = Optional.empty();
    private Optional<LocalDate> expiresOn = Optional.empty();
    private SortedMap<String, String> attributes = new TreeMap<>();

    /** False, with nothing read, for a field that is none of the facts. */
    boolean read(JsonIn in) {
        switch (in.field()) {
            case "product" -> {
                productTold = true;
                product = in.text(FieldRules.ID);
            }
            case "lot" -> lot = in.text(FieldRules.LOT);
            case "producedOn" -> producedOn = Optional.of(in.date());
            case "expiresOn" -> expiresOn = Optional.of(in.date());
            case "attributes" -> attributes = in.texts(FieldRules.MOST_ATTRIBUTES, FieldRules.ATTRIBUTE_NAME,
                    FieldRules.ATTRIBUTE);
            default -> {
                return false;
            }
        }
        return true;
    }

    void check(JsonIn in) {
        if (!productTold) {
            in.missing("product");
        }
        if (in.faults().isEmpty() && datesCross(producedOn, expiresOn)) {
            in.note(new FieldFault("expiresOn", "expected " + producedOn.get() + " or later, actual " + expiresOn.get()));
        }
    }

    static boolean datesCross(Optional<LocalDate> producedOn, Optional<LocalDate> expiresOn) {
        return producedOn.isPresent() && expiresOn.isPresent() && expiresOn.get().isBefore(producedOn.get());
    }

    BatchFacts facts() {
        return new BatchFacts(product, lot, producedOn, expiresOn, attributes);
    }
}
