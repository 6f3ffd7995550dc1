package suma.engine.custody;

/**
 * The last change of hands that named a code itself.
 *
 * @param sale     true when it was sold by this, false when it is held since
 * @param party    number of the party that sold or holds it, {@link #UNKNOWN} where that was not told
 * @param atMs     when it happened, as told, else when it was recorded
 * @param sequence the record that says so
 */
public record Holding(boolean sale, int party, long atMs, long sequence) {
    public static final int UNKNOWN = 0;
}
