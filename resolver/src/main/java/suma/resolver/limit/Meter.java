package suma.resolver.limit;

import java.util.concurrent.atomic.AtomicLong;

/** Holds one caller to a {@link Rate}. Any thread may ask. */
public final class Meter {
    /** Lets everything through. */
    public static final Meter OPEN = new Meter(Rate.NO_LIMIT, 0);

    private final Rate rate;
    private final AtomicLong overNs;

    Meter(Rate rate, long nowNs) {
        this.rate = rate;
        overNs = new AtomicLong(nowNs);
    }

    /** Lets something of this cost through and answers 0, or answers how long to wait. */
    public long take(int cost, long nowNs) {
        if (rate.unlimited()) {
            return 0;
        }
        while (true) {
            long over = overNs.get();
            long waitNs = rate.waitNs(over, nowNs);
            if (waitNs > 0 || overNs.compareAndSet(over, rate.after(over, nowNs, cost))) {
                return waitNs;
            }
        }
    }

    /** Adds to the cost of something that was let through. */
    public void charge(int cost, long nowNs) {
        if (!rate.unlimited()) {
            overNs.updateAndGet(over -> rate.after(over, nowNs, cost));
        }
    }
}
