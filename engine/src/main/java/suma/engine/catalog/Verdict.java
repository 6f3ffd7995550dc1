package suma.engine.catalog;

import java.util.Locale;

/** What a scan of a well-formed code finds. The log holds positions in this list, so it only ever grows at its end. */
public enum Verdict {
    /** Commissioned and in trade. */
    OK,
    /** Issued, but not reported to stand on goods. */
    NOT_COMMISSIONED,
    SOLD,
    RECALLED,
    EXPIRED,
    VOIDED,
    /** Destroyed, or used up by a transformation. */
    DESTROYED,
    /** Well formed and of a known product, but no such code was ever given out. */
    NOT_ISSUED,
    /** Well formed, of no product known here. */
    UNKNOWN_PRODUCT;

    private final String text = name().toLowerCase(Locale.ROOT);

    public String text() {
        return text;
    }

    /** The verdict on a code that exists; of several things that hold, the one that weighs most. */
    public static Verdict of(Disposition disposition, boolean recalled, boolean expired) {
        return switch (disposition) {
            case VOIDED -> VOIDED;
            case DESTROYED, CONSUMED -> DESTROYED;
            case ISSUED -> NOT_COMMISSIONED;
            case SOLD -> recalled ? RECALLED : SOLD;
            case COMMISSIONED -> recalled ? RECALLED : expired ? EXPIRED : OK;
        };
    }
}
