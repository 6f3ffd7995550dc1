package suma.engine.alert;

import java.util.Locale;

/** Why an alert is raised. The store and the log hold positions in this list, so it only ever grows at its end. */
public enum AlertRule {
    /** A code was sold that had been sold before. */
    DOUBLE_SALE,
    RECALLED_SALE,
    EXPIRED_SALE,
    /** A code was sold that had been destroyed or used up. */
    DESTROYED_SALE,
    VOIDED_SALE,
    NEVER_ISSUED_SALE;

    private final String text = name().toLowerCase(Locale.ROOT);

    public String text() {
        return text;
    }
}
