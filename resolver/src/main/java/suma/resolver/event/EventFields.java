package suma.resolver.event;

import static suma.resolver.call.FieldRules.MOST_ITEMS;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import suma.engine.catalog.Batch;
import suma.engine.command.EventContext;
import suma.resolver.call.FieldRules;
import suma.resolver.json.JsonIn;
import suma.resolver.json.TextRule;
import suma.resolver.lookup.CodeTexts;

/** One event while it is read. Its codes go to a {@link CodeTexts}; here stand their positions there. */
final class EventFields {
    private static final int NONE = -1;
    private static final TextRule BATCH = text -> Batch.number(text) == Batch.NO_BATCH
            ? "expected a batch id such as B7, actual " + TextRule.quoted(text) : TextRule.FINE;

    private static final String PASS = "pass";
    private static final TextRule RESULT = FieldRules.oneOf(List.of(PASS, "fail"));

    private final CodeTexts texts;
    private final Set<String> told = new HashSet<>(8);
    private String type = "";
    private int parentAt = NONE;
    private String itemsField = "";
    private int itemsAt = NONE;
    private int itemsCount;
    private String batch = "";
    private long offset;
    private long count = NONE;
    private String from = "";
    private String to = "";
    private String result = "";
    private String certificate = "";
    private long atMs = EventContext.NOT_TOLD;
    private String party = "";
    private String location = "";
    private String document = "";
    private String reason = "";

    private EventFields(CodeTexts texts) {
        this.texts = texts;
    }

    static EventFields read(JsonIn in, CodeTexts texts) {
        EventFields event = new EventFields(texts);
        if (in.beginObject()) {
            while (in.nextField()) {
                event.readField(in, in.field());
            }
            event.check(in);
        }
        return event;
    }

    private void readField(JsonIn in, String field) {
        told.add(field);
        switch (field) {
            case "type" -> type = in.text(EventType.RULE);
            case "parent" -> readParent(in);
            case "children", "codes" -> readItems(in, field);
            case "batch" -> batch = in.text(BATCH);
            case "offset" -> offset = in.number(0, FieldRules.MOST_ORDERED_CODES);
            case "from" -> from = in.text(FieldRules.ID);
            case "to" -> to = in.text(FieldRules.ID);
            case "result" -> result = in.text(RESULT);
            case "certificate" -> certificate = in.text(FieldRules.NAME);
            case "count" -> count = in.number(1, FieldRules.MOST_ORDERED_CODES);
            default -> readContext(in, field);
        }
    }

    private void readContext(JsonIn in, String field) {
        switch (field) {
            case "at" -> atMs = in.timeMs();
            case "party" -> party = in.text(FieldRules.ID);
            case "location" -> location = in.text(FieldRules.ID);
            case "document" -> document = in.text(FieldRules.NAME);
            case "reason" -> reason = in.text(FieldRules.NAME);
            default -> in.unknownField();
        }
    }

    private void readParent(JsonIn in) {
        int at = texts.count();
        if (in.characters(texts)) {
            parentAt = at;
        }
    }

    private void readItems(JsonIn in, String field) {
        itemsField = field;
        itemsAt = texts.count();
        if (!in.beginArray()) {
            return;
        }
        int read = 0;
        while (in.nextElement()) {
            in.characters(texts);
            read++;
        }
        itemsCount = texts.count() - itemsAt;
        if (read == 0 || read > MOST_ITEMS) {
            in.fault("expected 1 to " + MOST_ITEMS + " codes, actual " + read);
        }
    }

    private void check(JsonIn in) {
        if (!told.contains("type")) {
            in.missing("type");
        } else if (!type.isEmpty()) {
            checkShape(in);
        }
    }

    private void checkShape(JsonIn in) {
        EventShape.of(type(), told).check(in, type, told);
        boolean twoReceivers = type() == EventType.RECEIVE && !to.isEmpty() && !party.isEmpty() && !to.equals(party);
        if (twoReceivers) {
            in.faultOf("to", "expected the party that receives, " + TextRule.quoted(party) + ", actual " + TextRule.quoted(to));
        }
    }

    EventType type() {
        return EventType.of(type);
    }

    /** Who, where and when; of a receipt, the party is the one that receives. */
    EventContext context() {
        String who = type() == EventType.RECEIVE && party.isEmpty() ? to : party;
        boolean bare = atMs == EventContext.NOT_TOLD && who.isEmpty() && location.isEmpty() && document.isEmpty()
                && reason.isEmpty();
        return bare ? EventContext.NONE : new EventContext(atMs, who, location, document, reason);
    }

    /** Position of the parent among the texts, negative where none was told. */
    int parentAt() {
        return parentAt;
    }

    /** Position of the first child or code among the texts. */
    int itemsAt() {
        return itemsAt;
    }

    int itemsCount() {
        return itemsCount;
    }

    /** {@code children} or {@code codes}, whichever was told. */
    String itemsField() {
        return itemsField;
    }

    String batch() {
        return batch;
    }

    long offset() {
        return offset;
    }

    /** How many codes of the batch from {@link #offset()} on; negative for all the rest. */
    long count() {
        return count;
    }

    /** The party that sent, or empty. */
    String from() {
        return from;
    }

    /** The party that shall receive, or empty. */
    String to() {
        return to;
    }

    boolean passed() {
        return result.equals(PASS);
    }

    String certificate() {
        return certificate;
    }
}
