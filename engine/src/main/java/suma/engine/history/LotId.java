package suma.engine.history;

/** A lot of a product, by the product's number. */
public record LotId(int product, String lot) {
    /** UTF-8 bytes of the longest lot. */
    public static final int MOST_BYTES = 255;
}
