package suma.engine.catalog;

import java.util.Locale;

/** What has become of a code. The number is what files hold; 0 there means "as its batch says". */
public enum Disposition {
    /** Given out, not reported to stand on goods. */
    ISSUED(1),
    /** On goods and in trade. */
    COMMISSIONED(2),
    /** Withdrawn before it was commissioned. */
    VOIDED(3),
    /** Out of trade by a sale; a return brings it back. */
    SOLD(4),
    DESTROYED(5),
    /** Used up by a transformation. */
    CONSUMED(6);

    /** Stands in a code's word for the default disposition of its batch. */
    public static final int AS_BATCH = 0;

    private final int number;
    private final String text = name().toLowerCase(Locale.ROOT);

    Disposition(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }

    public String text() {
        return text;
    }

    public static Disposition of(int number) {
        return switch (number) {
            case 1 -> ISSUED;
            case 2 -> COMMISSIONED;
            case 3 -> VOIDED;
            case 4 -> SOLD;
            case 5 -> DESTROYED;
            case 6 -> CONSUMED;
            default -> throw new IllegalArgumentException("disposition: expected 1 to 6, actual " + number);
        };
    }
}
