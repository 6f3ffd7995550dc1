package suma.engine;

import java.time.Duration;

/**
 * What sellers and carriers may do.
 *
 * @param checkoutUndo how long after a checkout its party may undo it
 * @param custody      what is done when goods are sent or taken in by one who should not have them
 * @param quantities   what is done when more of a lot is used than is known of it
 */
public record TradeConfig(Duration checkoutUndo, CustodyMode custody, QuantityMode quantities) {
    public static final TradeConfig STANDARD = new TradeConfig(Duration.ofHours(24), CustodyMode.ACCEPT, QuantityMode.ACCEPT);

    /** What is done about gaps in custody. */
    public enum CustodyMode {
        /** They are recorded, and raise an alert. */
        ACCEPT,
        /** The event is refused. */
        REFUSE
    }

    /** What is done about quantities that do not add up. */
    public enum QuantityMode {
        /** They are recorded, and raise an alert. */
        ACCEPT,
        /** The transformation is refused. */
        REFUSE
    }

    public TradeConfig withCheckoutUndo(Duration other) {
        return new TradeConfig(other, custody, quantities);
    }

    public TradeConfig withCustody(CustodyMode other) {
        return new TradeConfig(checkoutUndo, other, quantities);
    }

    public TradeConfig withQuantities(QuantityMode other) {
        return new TradeConfig(checkoutUndo, custody, other);
    }
}
