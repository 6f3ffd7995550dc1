package suma.loadgen;

/**
 * When calls are due: at a constant rate, whatever becomes of the answers. Calls that are due in the warm-up are sent and
 * checked like all others, and not measured. Times are of the loop's clock.
 */
record Schedule(long startNs, double perSecond, long warmupNs, long measuredNs) {
    private static final double NS = 1e9;

    long count() {
        return dueBy(endNs());
    }

    /** Calls that are due strictly before a time. */
    long dueBy(long nowNs) {
        long elapsedNs = Math.min(nowNs - startNs, warmupNs + measuredNs);
        return elapsedNs <= 0 ? 0 : (long) Math.ceil(elapsedNs * perSecond / NS);
    }

    long dueNs(long number) {
        return startNs + (long) (number * NS / perSecond);
    }

    long measuredFromNs() {
        return startNs + warmupNs;
    }

    boolean measures(long dueNs) {
        return dueNs >= measuredFromNs();
    }

    long endNs() {
        return startNs + warmupNs + measuredNs;
    }

    /** Measured calls that are due before a time. */
    long measuredDueBy(long nowNs) {
        return Math.max(0, dueBy(nowNs) - dueBy(measuredFromNs()));
    }
}
