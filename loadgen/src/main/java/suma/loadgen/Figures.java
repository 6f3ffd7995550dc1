package suma.loadgen;

import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** Counts and latencies of one kind of calls. */
final class Figures {
    /** What took longer counts as this. */
    static final long LONGEST_NS = TimeUnit.HOURS.toNanos(1);
    private static final int DIGITS = 3;

    private final Histogram latencyNs = new Histogram(LONGEST_NS, DIGITS);
    private long offered;
    private long failed;

    void offered() {
        offered++;
    }

    void done(long ns) {
        latencyNs.recordValue(Math.min(ns, LONGEST_NS));
    }

    void failed() {
        failed++;
    }

    /** Adds another kind's. */
    void add(Figures other) {
        latencyNs.add(other.latencyNs);
        offered += other.offered;
        failed += other.failed;
    }

    Figures offering(long count) {
        offered = count;
        return this;
    }

    long offeredCount() {
        return offered;
    }

    /** Answered as they must be. */
    long doneCount() {
        return latencyNs.getTotalCount();
    }

    long failedCount() {
        return failed;
    }

    /** From the time a call was due to the end of its answer. */
    Histogram latencyNs() {
        return latencyNs;
    }

    double millis(double percentile) {
        return latencyNs.getValueAtPercentile(percentile) / 1e6;
    }

    double maxMillis() {
        return latencyNs.getMaxValue() / 1e6;
    }
}
