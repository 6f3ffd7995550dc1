package suma.loadgen;

import java.util.OptionalDouble;

/** As many as the target answers: each call is due when there is room for it, so a stall delays calls instead of being charged for them. */
record ClosedSchedule(long startNs, long warmupNs, long measuredNs) implements Schedule {
    @Override
    public long dueBy(long nowNs) {
        return nowNs < startNs || nowNs > endNs() ? 0 : Long.MAX_VALUE;
    }

    @Override
    public long dueNs(long number, long nowNs) {
        return nowNs;
    }

    @Override
    public long sendNs(long number, long nowNs) {
        return nowNs;
    }

    @Override
    public boolean isOver(long sent, long nowNs) {
        return nowNs >= endNs();
    }

    @Override
    public OptionalDouble promised() {
        return OptionalDouble.empty();
    }
}
