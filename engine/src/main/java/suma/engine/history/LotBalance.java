package suma.engine.history;

import java.math.BigDecimal;

/** What is known of the amount of a lot, in one unit. */
public record LotBalance(BigDecimal made, BigDecimal received, BigDecimal used) {
    public static final LotBalance NOTHING = new LotBalance(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

    public LotBalance made(BigDecimal more) {
        return new LotBalance(made.add(more), received, used);
    }

    public LotBalance received(BigDecimal more) {
        return new LotBalance(made, received.add(more), used);
    }

    public LotBalance used(BigDecimal more) {
        return new LotBalance(made, received, used.add(more));
    }

    /** How much there was: what was made here, else what was received. */
    public BigDecimal known() {
        return made.signum() > 0 ? made : received;
    }

    /** True when more was used than there was; nothing can be said where nothing is known. */
    public boolean overdrawn() {
        return known().signum() > 0 && used.compareTo(known()) > 0;
    }
}
