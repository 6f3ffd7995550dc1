package suma.loadgen;

import java.net.URI;
import java.time.Instant;
import java.util.Locale;

/** What was asked for, as reports tell it. */
record Run(String scenario, URI target, double perSecond, long seconds, long warmupSeconds, int connections, int depth,
           Instant at, Machine machine) {
    String title() {
        return String.format(Locale.ROOT, "%s against %s, %.0f/s for %d s over %d connections", scenario, target, perSecond, seconds,
                connections);
    }
}
