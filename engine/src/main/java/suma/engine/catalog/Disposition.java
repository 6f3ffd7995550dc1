package suma.engine.catalog;

import java.util.Locale;

/** What has become of a code. The number is what files hold; 0 there means "as its batch says". */
public enum Disposition {
    ISSUED(1), COMMISSIONED(2), VOIDED(3);

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
            default -> throw new IllegalArgumentException("disposition: expected 1 to 3, actual " + number);
        };
    }
}
