package suma.resolver.watch;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.net.InetAddress;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import suma.engine.Engine;
import suma.engine.EngineState;
import suma.engine.journal.LogFrame;
import suma.engine.journal.LogFrameReader;
import suma.resolver.watch.AlertConfig.NetworkRegion;

/** The thread that looks at public scans and at the log for what should be looked at by somebody. */
public final class AlertWatch implements AutoCloseable {
    private static final long LOOK_NS = TimeUnit.MILLISECONDS.toNanos(400);
    private static final int PIECE_BYTES = 256 << 10;
    /** Records before the start that are read again for where codes were. */
    private static final long LOOK_BACK_RECORDS = 10_000;
    private static final Logger LOG = LoggerFactory.getLogger(AlertWatch.class);

    private final Engine engine;
    private final AlertConfig config;
    private final ScanReports reports;
    private final Raising raising;
    private final ScanRules scans;
    private final Sightings sightings;
    private final long begin;
    private final Thread thread = new Thread(this::run, "suma-watch");
    private long after;
    private volatile boolean closing;

    /** Watches the log from here on, once it is started. */
    public AlertWatch(Engine engine, AlertConfig config, PrometheusRegistry metrics, Clock clock) {
        this.engine = engine;
        this.config = config;
        reports = new ScanReports(!config.farPlaces().networks().isEmpty(), clock);
        raising = new Raising(engine, config, metrics, clock);
        scans = new ScanRules(config, raising);
        sightings = new Sightings(config.farPlaces(), raising);
        begin = engine.sequence();
        after = Math.max(0, begin - LOOK_BACK_RECORDS);
        thread.setDaemon(true);
        thread.setUncaughtExceptionHandler((dead, failure) -> LOG.error("the watch broke: it raises no further alerts", failure));
    }

    public void start() {
        thread.start();
    }

    /** Where public scans are to be handed in. */
    public ScanReports reports() {
        return reports;
    }

    private void run() {
        while (!closing && engine.state() != EngineState.RUNNING) {
            LockSupport.parkNanos(LOOK_NS);
        }
        if (engine.state() != EngineState.RUNNING) {
            return;
        }
        raising.restore();
        try (TillRules tills = new TillRules(engine, scans, sightings)) {
            for (boolean last = false; !last && engine.state() == EngineState.RUNNING; ) {
                last = closing;
                look(tills);
                LockSupport.parkNanos(this, last ? 0 : LOOK_NS);
            }
        }
    }

    private void look(TillRules tills) {
        List<ScanReports.Scan> taken = reports.take();
        scans.look(taken);
        if (!config.farPlaces().networks().isEmpty()) {
            taken.stream().filter(scan -> scan.codeId() > 0)
                    .forEach(scan -> place(scan.client()).ifPresent(place -> sightings.seen(scan.codeId(), place, scan.atMs(), true)));
        }
        raising.withhold(reports.takeLeftOut());
        for (List<LogFrame> frames = read(); !frames.isEmpty() && engine.state() == EngineState.RUNNING; frames = read()) {
            frames.forEach(frame -> look(frame, tills));
        }
    }

    private List<LogFrame> read() {
        return engine.feed(after, PIECE_BYTES);
    }

    private void look(LogFrame frame, TillRules tills) {
        LogFrameReader records = frame.records();
        while (records.next()) {
            if (records.sequence() > after) {
                after = records.sequence();
                if (records.isTrade()) {
                    tills.look(records.read(), after > begin);
                }
            }
        }
    }

    private Optional<Place> place(InetAddress client) {
        return config.farPlaces().networks().stream().filter(network -> network.block().contains(client)).findFirst().map(AlertWatch::place);
    }

    private static Place place(NetworkRegion network) {
        return new Place(network.block().address().getHostAddress() + "/" + network.block().bits(), network.region(), Optional.empty());
    }

    /** Looks once more, and ends. */
    @Override
    public void close() {
        closing = true;
        LockSupport.unpark(thread);
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
