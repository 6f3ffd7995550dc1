package suma.engine.command;

import java.math.BigDecimal;

/** What is used or made. */
public sealed interface Goods {

    /** Single codes, with all they hold. */
    record Codes(long[] codes) implements Goods {
    }

    /**
     * So much of a lot; the product must be known, the lot need not be.
     *
     * @param quantity more than 0
     * @param unit     the caller's word, as in kg; quantities of different units are not compared
     */
    record Lot(String product, String lot, BigDecimal quantity, String unit) implements Goods {
        public static final int LONGEST_UNIT = 16;
        public static final int MOST_DIGITS = 18;
    }
}
