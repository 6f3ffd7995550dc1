package suma.engine.trace;

/**
 * How much of a trace is wanted.
 *
 * @param depth   transformations to follow, each way
 * @param since   events from then on, this one left out
 * @param untilMs events up to then
 * @param events  most events
 */
public record TraceLimits(int depth, Moment since, long untilMs, int events) {
    public static final int MOST_DEPTH = 16;
    public static final int MOST_EVENTS = 10_000;
    public static final TraceLimits USUAL = new TraceLimits(8, Moment.BEFORE_ALL, Long.MAX_VALUE, 1000);

    boolean wants(Moment moment) {
        return moment.compareTo(since) > 0 && moment.atMs() <= untilMs;
    }
}
