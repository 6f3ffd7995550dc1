package suma.resolver.label;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import suma.engine.catalog.Batch;

/** What a GS1 symbol can hold of the batch beside the code; in the order of the symbol, fixed lengths first. */
enum BatchElement {
    PRODUCED_ON("producedOn", "11", "生产 MFD"), EXPIRES_ON("expiresOn", "17", "有效期 EXP"), LOT("lot", "10", "批号 LOT");

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyMMdd");

    private final String text;
    private final String ai;
    private final String title;

    BatchElement(String text, String ai, String title) {
        this.text = text;
        this.ai = ai;
        this.title = title;
    }

    /** Named as the batch's field. */
    String text() {
        return text;
    }

    static List<String> texts() {
        return Arrays.stream(values()).map(BatchElement::text).toList();
    }

    static Optional<BatchElement> of(String text) {
        return Arrays.stream(values()).filter(element -> element.text.equals(text)).findFirst();
    }

    String ai() {
        return ai;
    }

    /** The element's value, empty where the batch has none. */
    Optional<String> value(Batch batch) {
        return switch (this) {
            case LOT -> lot(batch);
            case PRODUCED_ON -> batch.order().producedOn().map(DATE::format);
            case EXPIRES_ON -> batch.expiresOn().map(DATE::format);
        };
    }

    /** As printed for people, empty where the batch has none. */
    Optional<String> print(Batch batch) {
        Optional<String> text = switch (this) {
            case LOT -> lot(batch);
            case PRODUCED_ON -> batch.order().producedOn().map(LocalDate::toString);
            case EXPIRES_ON -> batch.expiresOn().map(LocalDate::toString);
        };
        return text.map(t -> title + " " + t);
    }

    private static Optional<String> lot(Batch batch) {
        return Optional.of(batch.lot()).filter(lot -> !lot.isEmpty());
    }
}
