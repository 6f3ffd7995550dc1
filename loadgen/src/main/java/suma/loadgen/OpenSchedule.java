package suma.loadgen;

import java.util.OptionalDouble;

/**
 * A constant rate, whatever becomes of the answers.
 *
 * @param sliceNs calls that are due within one slice of time are sent together at its end, and timed from when they were due
 */
record OpenSchedule(long startNs, double perSecond, long warmupNs, long measuredNs, long sliceNs) implements Schedule {
    private static final double NS = 1e9;
    private static final long NO_SLICES = 1;

    /** Each call is sent when it is due. */
    OpenSchedule(long startNs, double perSecond, long warmupNs, long measuredNs) {
        this(startNs, perSecond, warmupNs, measuredNs, NO_SLICES);
    }

    long count() {
        return dueWithin(warmupNs + measuredNs);
    }

    /** Of calls that are sent in slices, those whose slice is over. */
    @Override
    public long dueBy(long nowNs) {
        long elapsedNs = nowNs - startNs;
        return elapsedNs >= warmupNs + measuredNs ? count() : dueWithin(elapsedNs - elapsedNs % sliceNs);
    }

    private long dueWithin(long elapsedNs) {
        return elapsedNs <= 0 ? 0 : (long) Math.ceil(elapsedNs * perSecond / NS);
    }

    @Override
    public long dueNs(long number, long nowNs) {
        return startNs + (long) (number * NS / perSecond);
    }

    @Override
    public long sendNs(long number, long nowNs) {
        long sliceEndNs = ((dueNs(number, nowNs) - startNs) / sliceNs + 1) * sliceNs;
        return startNs + Math.min(sliceEndNs, warmupNs + measuredNs) - 1;
    }

    @Override
    public boolean rests() {
        return sliceNs > NO_SLICES;
    }

    @Override
    public boolean isOver(long sent, long nowNs) {
        return sent == count();
    }

    @Override
    public OptionalDouble promised() {
        return OptionalDouble.of(perSecond);
    }

    /** Measured calls that are due before a time. */
    long measuredDueBy(long nowNs) {
        return Math.max(0, dueWithin(Math.min(nowNs - startNs, warmupNs + measuredNs)) - dueWithin(warmupNs));
    }
}
