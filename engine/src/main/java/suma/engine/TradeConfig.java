package suma.engine;

import java.time.Duration;

/**
 * What sellers and carriers may do.
 *
 * @param checkoutUndo how long after a checkout its party may undo it
 */
public record TradeConfig(Duration checkoutUndo) {
    public static final TradeConfig STANDARD = new TradeConfig(Duration.ofHours(24));

    public TradeConfig withCheckoutUndo(Duration other) {
        return new TradeConfig(other);
    }
}
