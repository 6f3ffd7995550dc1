package suma.engine.catalog;

import java.time.LocalDate;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Codes that were ordered or registered together, with what they share. Immutable but for the default dispositions,
 * which the writer replaces whole.
 */
public final class Batch {
    /** Stands for no batch. */
    public static final int NO_BATCH = 0;
    private static final int NEVER = Integer.MAX_VALUE;

    private final int number;
    private final Product product;
    private final BatchOrder order;
    private final int expiryEpochDay;
    private volatile Defaults defaults;

    public Batch(int number, Product product, BatchOrder order, Defaults defaults) {
        this.number = number;
        this.product = product;
        this.order = order;
        this.expiryEpochDay = order.expiresOn().map(day -> (int) day.toEpochDay()).orElse(NEVER);
        this.defaults = defaults;
    }

    public int number() {
        return number;
    }

    /** The name users know it by, {@code B} and the number. */
    public String id() {
        return id(number);
    }

    public static String id(int number) {
        return "B" + number;
    }

    /** The number in a batch id, or {@link #NO_BATCH} where the text is none. */
    public static int number(String id) {
        if (id.length() < 2 || id.length() > 10 || id.charAt(0) != 'B' || id.charAt(1) == '0') {
            return NO_BATCH;
        }
        return id.chars().skip(1).allMatch(c -> c >= '0' && c <= '9') ? Integer.parseInt(id, 1, id.length(), 10) : NO_BATCH;
    }

    public Product product() {
        return product;
    }

    public BatchOrder order() {
        return order;
    }

    public String lot() {
        return order.lot();
    }

    public Optional<LocalDate> expiresOn() {
        return order.expiresOn();
    }

    /** True from the day after the expiry date on. */
    public boolean expired(int todayEpochDay) {
        return todayEpochDay > expiryEpochDay;
    }

    /** What codes without a word of their own in the index are. */
    public Defaults defaults() {
        return defaults;
    }

    void defaults(Defaults published) {
        defaults = published;
    }

    /** What was asked for when the batch was made. {@code space} is 0 for registered batches. */
    public record BatchOrder(String lot, Optional<LocalDate> producedOn, Optional<LocalDate> expiresOn,
                             SortedMap<String, String> attributes, int space, long orderedAtMs) {
    }
}
