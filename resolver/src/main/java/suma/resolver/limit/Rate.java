package suma.resolver.limit;

import java.util.concurrent.TimeUnit;

/**
 * So many a second on average, and at most {@code burst} at once; 0 a second is without limit.
 *
 * <p>What was let through is kept as one time, in ns: when all of it would be over at the even rate (the generic cell rate algorithm,
 * ITU-T I.371 annex A). Something that costs more than is left is still let through, and paid off by what comes after it.
 */
public record Rate(int perSecond, int burst) {
    public static final Rate NO_LIMIT = new Rate(0, 0);
    public static final int MOST_PER_SECOND = 10_000_000;

    /** As many at once as in a second. */
    public static Rate of(int perSecond) {
        return new Rate(perSecond, perSecond);
    }

    boolean unlimited() {
        return perSecond == 0;
    }

    private long costNs(long cost) {
        return cost * TimeUnit.SECONDS.toNanos(1) / perSecond;
    }

    /** How long to wait until one more is let through, 0 for now. */
    long waitNs(long overNs, long nowNs) {
        return Math.max(0, overNs - nowNs - costNs(burst - 1));
    }

    long after(long overNs, long nowNs, int cost) {
        return (overNs - nowNs > 0 ? overNs : nowNs) + costNs(cost);
    }
}
