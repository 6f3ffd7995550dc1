package suma.loadgen;

/** Looks for the highest rate that passes: grows by half until one does not, then halves the gap until it is small. */
final class RateSearch {
    private static final double GROWTH = 1.5;
    private static final double FINE = 0.05;
    private static final int MOST_STEPS = 24;

    private double passed;
    private double failed = Double.POSITIVE_INFINITY;
    private double next;
    private int steps;

    RateSearch(double first) {
        next = first;
    }

    boolean goesOn() {
        return steps < MOST_STEPS && (Double.isInfinite(failed) || failed - passed > FINE * failed);
    }

    /** The rate to try. */
    double next() {
        return next;
    }

    void tried(boolean good) {
        steps++;
        if (good) {
            passed = next;
        } else {
            failed = next;
        }
        next = Double.isInfinite(failed) ? passed * GROWTH : (passed + failed) / 2;
    }

    /** The highest rate that passed, 0 when none did. */
    double found() {
        return passed;
    }
}
