package suma.engine.history;

/**
 * What befell a lot.
 *
 * @param whole false where it befell single codes of it only
 */
public record LotHappening(LotId lot, boolean whole, Happening what) {
    /** Names of details. */
    public static final String QUANTITY = "quantity";
    public static final String UNIT = "unit";
    public static final String CODES = "codes";
}
