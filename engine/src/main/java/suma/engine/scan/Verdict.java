package suma.engine.scan;

import java.util.Locale;

/** What a scan of a well-formed code finds. */
public enum Verdict {
    /** Commissioned and in trade. */
    OK,
    /** Issued, but not reported to stand on goods. */
    NOT_COMMISSIONED,
    SOLD,
    RECALLED,
    EXPIRED,
    VOIDED,
    DESTROYED,
    /** Well formed and of a known product, but no such code was ever given out. */
    NOT_ISSUED,
    /** Well formed, of no product known here. */
    UNKNOWN_PRODUCT;

    private final String text = name().toLowerCase(Locale.ROOT);

    public String text() {
        return text;
    }
}
