package suma.engine.alert;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Why an alert is raised. The store and the log hold positions in this list, so it only ever grows at its end. */
public enum AlertRule {
    /** A code was sold that had been sold before. */
    DOUBLE_SALE,
    RECALLED_SALE,
    EXPIRED_SALE,
    /** A code was sold that had been destroyed or used up. */
    DESTROYED_SALE,
    VOIDED_SALE,
    NEVER_ISSUED_SALE,
    /** Goods went on from one who did not have them, or arrived at one they were not sent to. */
    CUSTODY_GAP,
    /** Goods arrived at one while another still had them. */
    CUSTODY_OVERLAP,
    NEVER_ISSUED_SCAN,
    RECALLED_SCAN,
    /** A code was scanned that had been destroyed or used up. */
    DESTROYED_SCAN,
    /** Far more scans of codes never issued than usual, for one product or from one address. */
    SURGE,
    /** One code in two places too far apart for the time between. */
    FAR_PLACES,
    /** More of a lot was used than was made or received. */
    LOT_OVERDRAWN,
    EXPIRED_SCAN;

    private final String text = name().toLowerCase(Locale.ROOT);

    public String text() {
        return text;
    }

    /** The rule of a text as {@link #text} gives it. */
    public static Optional<AlertRule> of(String text) {
        return Arrays.stream(values()).filter(rule -> rule.text.equals(text)).findFirst();
    }
}
