package suma.engine;

import java.time.Duration;

/**
 * What sellers and carriers may do.
 *
 * @param checkoutUndo how long after a checkout its party may undo it
 * @param custody      what is done when goods are sent or taken in by one who should not have them
 */
public record TradeConfig(Duration checkoutUndo, CustodyMode custody) {
    public static final TradeConfig STANDARD = new TradeConfig(Duration.ofHours(24), CustodyMode.ACCEPT);

    /** What is done about gaps in custody. */
    public enum CustodyMode {
        /** They are recorded, and raise an alert. */
        ACCEPT,
        /** The event is refused. */
        REFUSE
    }

    public TradeConfig withCheckoutUndo(Duration other) {
        return new TradeConfig(other, custody);
    }

    public TradeConfig withCustody(CustodyMode other) {
        return new TradeConfig(checkoutUndo, other);
    }
}
