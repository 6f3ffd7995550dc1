package suma.engine.command;

/**
 * What the caller tells about an event beside its codes. Texts that were not told are empty.
 *
 * @param atMs when it happened, epoch milliseconds UTC, or {@link #NOT_TOLD}
 */
public record EventContext(long atMs, String party, String location, String document, String reason) {
    public static final long NOT_TOLD = Long.MIN_VALUE;
    public static final EventContext NONE = new EventContext(NOT_TOLD, "", "", "", "");
}
