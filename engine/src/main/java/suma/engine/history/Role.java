package suma.engine.history;

import java.util.Locale;

/** What a code, a batch or a lot was in an event. The store holds positions in this list. */
public enum Role {
    /** It happened to it. */
    SUBJECT,
    /** It was used up. */
    INPUT,
    /** It was made. */
    OUTPUT;

    private final String text = name().toLowerCase(Locale.ROOT);

    public String text() {
        return text;
    }
}
