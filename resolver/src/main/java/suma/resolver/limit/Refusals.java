package suma.resolver.limit;

import io.prometheus.metrics.core.datapoints.CounterDataPoint;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Remembers and counts whom the servers did not let in. What strangers do cannot push out what holders of keys did, nor fill the disk: there
 * is a book for each, and both are bounded. Any thread may report.
 */
public final class Refusals {
    public static final String FOLDER = "audit";
    /** Call {@link #turn} so often. */
    public static final long MINUTE_MS = 60_000;
    private static final int MOST_OF_HOLDERS = 512;
    private static final int MOST_OF_STRANGERS = 128;
    private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);

    private final Clock clock;
    private final RefusalBook holders;
    private final RefusalBook strangers;
    private final Map<Refused, CounterDataPoint> counts = new EnumMap<>(Refused.class);

    private Refusals(Path folder, Clock clock, PrometheusRegistry metrics) throws IOException {
        this.clock = clock;
        holders = new RefusalBook(new RefusalFile(folder, "holders"), MOST_OF_HOLDERS);
        strangers = new RefusalBook(new RefusalFile(folder, "strangers"), MOST_OF_STRANGERS);
        Counter counter = Counter.builder().name("suma_refused_total").help("Calls and commands of callers that were not let in").labelNames("why").register(metrics);
        for (Refused why : Refused.values()) {
            counts.put(why, counter.labelValues(why.text()));
        }
    }

    /** Goes on with the books of a data folder. */
    public static Refusals open(Path dataDir, Clock clock, PrometheusRegistry metrics) throws IOException {
        return new Refusals(dataDir.resolve(FOLDER), clock, metrics);
    }

    /**
     * @param key  number of the key, 0 for none that is known
     * @param what the route or the command, one of a few
     */
    public void add(Refused why, int key, InetAddress from, String what) {
        counts.get(why).inc();
        RefusalBook book = key == 0 ? strangers : holders;
        book.add(why, new RefusedCalls.Who(key, Network.clientText(from)), what, clock.instant());
    }

    /** Ends the minute: what was alike in it is one entry. */
    public void turn() {
        try {
            holders.turn();
            strangers.turn();
        } catch (IOException unwritten) {
            LOG.warn("refused calls stay in memory only: {}", unwritten.getMessage());
        }
    }

    /** All that are remembered, oldest first. */
    public List<RefusedCalls> all() {
        List<RefusedCalls> all = new ArrayList<>(holders.all());
        all.addAll(strangers.all());
        all.sort(Comparator.comparing(RefusedCalls::first));
        return all;
    }
}
