package suma.engine.catalog;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;

/** Codes that were ordered or registered together, with what they share. */
public final class Batch {
    /** Stands for no batch. */
    public static final int NO_BATCH = 0;
    private static final int LONGEST_ID = 10;
    private static final int NEVER = Integer.MAX_VALUE;

    private final int number;
    private final ProductSlot product;
    private final Order order;
    private final int expiryEpochDay;
    private volatile BatchState state;

    Batch(int number, ProductSlot product, Order order, BatchState state) {
        this.number = number;
        this.product = product;
        this.order = order;
        this.expiryEpochDay = order.expiresOn().map(day -> (int) Math.max(-NEVER, Math.min(NEVER, day.toEpochDay()))).orElse(NEVER);
        this.state = state;
    }

    /**
     * What was asked for when the batch was made.
     *
     * @param space number of the serial space, {@link SerialSpace#NO_SPACE} for registered codes
     */
    public record Order(String lot, Optional<LocalDate> producedOn, Optional<LocalDate> expiresOn,
                        SortedMap<String, String> attributes, int space, long orderedAtMs) {
        /** Most batches have no attributes, and all are in memory. */
        public Order {
            attributes = attributes.isEmpty() ? Collections.emptySortedMap() : attributes;
        }
    }

    public int number() {
        return number;
    }

    /** The name users know it by: {@code B} and the number. */
    public String id() {
        return id(number);
    }

    public static String id(int number) {
        return "B" + number;
    }

    /** The number in a batch id, or {@link #NO_BATCH} where the text is none. */
    public static int number(String id) {
        boolean shaped = id.length() >= 2 && id.length() <= LONGEST_ID && id.charAt(0) == 'B' && id.charAt(1) != '0'
                && id.chars().skip(1).allMatch(c -> c >= '0' && c <= '9');
        return shaped ? Integer.parseInt(id, 1, id.length(), 10) : NO_BATCH;
    }

    /** The product as it is now. */
    public Product product() {
        return product.published();
    }

    public Order order() {
        return order;
    }

    public String lot() {
        return order.lot();
    }

    public Optional<LocalDate> expiresOn() {
        return order.expiresOn();
    }

    /** True when others issued its codes. */
    public boolean registered() {
        return order.space() == SerialSpace.NO_SPACE;
    }

    public long quantity() {
        return state.quantity();
    }

    /** True from the day after the expiry date on. */
    public boolean expired(int todayEpochDay) {
        return todayEpochDay > expiryEpochDay;
    }

    public BatchState state() {
        return state;
    }

    void publish(BatchState changed) {
        state = changed;
    }
}
