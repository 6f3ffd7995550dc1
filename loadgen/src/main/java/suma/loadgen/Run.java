package suma.loadgen;

import java.net.URI;
import java.time.Instant;
import java.util.Locale;

/**
 * What was asked for, as reports tell it.
 *
 * @param perSecond infinite where there was no rate to keep
 */
record Run(String scenario, URI target, double perSecond, Times times, Links links, Instant at, Machine machine) {
    /** How long a run is. */
    record Times(int seconds, int warmupSeconds) {
    }

    boolean closed() {
        return Double.isInfinite(perSecond);
    }

    String pace() {
        return closed() ? "as fast as it answers" : String.format(Locale.ROOT, "%.0f/s", perSecond);
    }

    String title() {
        return scenario + " against " + target + ", " + pace() + " for " + times.seconds + " s over " + links.connections() + " connections"
                + (links.depth() > 1 ? ", " + links.depth() + " calls under way on each" : "");
    }

    /** From when latencies count. */
    String timedFrom() {
        return closed() ? "from sending" : "from when a call was due";
    }
}
