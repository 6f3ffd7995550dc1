package suma.loadgen;

import java.util.OptionalDouble;

/** A constant rate, whatever becomes of the answers. */
record OpenSchedule(long startNs, double perSecond, long warmupNs, long measuredNs) implements Schedule {
    private static final double NS = 1e9;

    long count() {
        return dueBy(endNs());
    }

    @Override
    public long dueBy(long nowNs) {
        long elapsedNs = Math.min(nowNs - startNs, warmupNs + measuredNs);
        return elapsedNs <= 0 ? 0 : (long) Math.ceil(elapsedNs * perSecond / NS);
    }

    @Override
    public long dueNs(long number, long nowNs) {
        return startNs + (long) (number * NS / perSecond);
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
        return Math.max(0, dueBy(nowNs) - dueBy(measuredFromNs()));
    }
}
