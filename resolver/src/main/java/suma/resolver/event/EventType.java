package suma.resolver.event;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import suma.resolver.call.FieldRules;
import suma.resolver.json.TextRule;

/** What can happen to codes. */
public enum EventType {
    COMMISSION, PACK, UNPACK;

    private static final List<String> TEXTS = Arrays.stream(values()).map(EventType::text).toList();
    static final TextRule RULE = FieldRules.oneOf(TEXTS);

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The type of a text that {@link #RULE} let pass. */
    static EventType of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
