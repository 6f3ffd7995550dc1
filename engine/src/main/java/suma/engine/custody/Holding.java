package suma.engine.custody;

/**
 * The last change of hands that named a code itself.
 *
 * @param party    number of the party that holds or sold it or that it was sent to, {@link #UNKNOWN} where that was not told
 * @param atMs     when it happened, as told, else when it was recorded
 * @param sequence the record that says so
 */
public record Holding(Kind kind, int party, long atMs, long sequence) {
    public static final int UNKNOWN = 0;

    /** How a code changed hands. The store holds positions in this list, from 1. */
    public enum Kind {
        /** The party has it. */
        HELD,
        /** The party sold it. */
        SALE,
        /** It is on the way to the party. */
        SENT
    }

    public boolean sale() {
        return kind == Kind.SALE;
    }
}
