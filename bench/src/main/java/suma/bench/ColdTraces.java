package suma.bench;

import static suma.bench.Figure.Goal.atMost;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.HdrHistogram.Histogram;
import suma.engine.catalog.Level;

/** Traces of units that nobody has read, in a large store of which nothing is in memory; in process and over HTTP, beside PostgreSQL with one lot. */
final class ColdTraces implements Comparison {
    private static final int TRACES = 200;
    private static final int WARMING_TRACES = 5000;
    private static final int SERVER_WARMING_TRACES = 1000;
    private static final long LOT_UNITS = 1_000_000;
    private static final long WARM_UNITS = 100_000;

    private final TrailBench bench;
    private final long lotUnits;
    private final int traces;
    private final List<Past> lots;
    private final Path warm;
    private final Path cold;
    private final Figure first;
    private final Figure median;
    private final Figure p99;
    private final Figure most;
    private final Figure opening;
    private final Figure http;
    private final Figure httpP99;
    private final Figure postgres;
    private final Figure postgresP99;
    private final Optional<PostgresCluster> cluster;
    private final Optional<PostgresPast> rival;
    private int run;

    ColdTraces(TrailBench bench, long units) throws IOException, InterruptedException, SQLException {
        this.bench = bench;
        Results results = bench.results();
        first = results.figure("trace, first one in the cold store", "ms", atMost(5));
        median = results.figure("trace, p50", "ms", atMost(5));
        p99 = results.figure("trace, p99", "ms", atMost(5));
        most = results.figure("trace, slowest", "ms");
        opening = results.figure("opening the cold store", "s");
        http = results.figure("trace over HTTP, p50", "ms", atMost(5));
        httpP99 = results.figure("trace over HTTP, p99", "ms");
        postgres = results.figure("PostgreSQL, one lot, cold, p50", "ms");
        postgresP99 = results.figure("PostgreSQL, one lot, cold, p99", "ms");
        lotUnits = Math.min(units, LOT_UNITS);
        traces = (int) bench.options().size(TRACES, 20);
        lots = Past.lots((int) (units / lotUnits), lotUnits);
        List<Past> warmLots = Past.lots(1, Math.min(lotUnits, WARM_UNITS));
        warm = bench.folders().filled("trace-warm-" + Math.min(lotUnits, WARM_UNITS), plant -> Past.makeAll(warmLots, plant));
        cold = bench.folders().filled("trace-" + units, plant -> Past.makeAll(lots, plant));
        results.note(lots.size() + " lots of " + lotUnits + " units; a trace has " + Past.EVENTS + " events, 3 parents and " + Past.TRANSFORMS + " transformations; "
                + traces + " random units a run; " + PageCache.describe());
        cluster = bench.postgres();
        rival = cluster.isPresent() ? Optional.of(new PostgresPast(cluster.get(), lots.get(0))) : Optional.empty();
    }

    @Override
    public void run() throws IOException, InterruptedException, SQLException {
        run++;
        traceInProcess();
        traceOverHttp();
        if (rival.isPresent()) {
            Histogram times = rival.get().traceCold(traces, new Random(run));
            postgres.add(times.getValueAtPercentile(50) / 1e6);
            postgresP99.add(times.getValueAtPercentile(99) / 1e6);
        }
    }

    private void traceInProcess() throws IOException, InterruptedException {
        try (ChildJvm child = new ChildJvm(Bench.class, "trace-step", "--warm", warm.toString(), "--warm-units", Long.toString(Math.min(lotUnits, WARM_UNITS)),
                "--warm-traces", Long.toString(bench.options().size(WARMING_TRACES, 20)), "--cold", cold.toString(), "--lots", Integer.toString(lots.size()),
                "--lot-units", Long.toString(lotUnits), "--traces", Integer.toString(traces), "--seed", Integer.toString(run))) {
            Map<String, Double> found = child.finish();
            first.add(found.get(TraceStepCommand.FIRST_NS) / 1e6);
            median.add(found.get(TraceStepCommand.MEDIAN_NS) / 1e6);
            p99.add(found.get(TraceStepCommand.P99_NS) / 1e6);
            most.add(found.get(TraceStepCommand.MOST_NS) / 1e6);
            opening.add(found.get(TraceStepCommand.OPEN_SECONDS));
        }
    }

    /** The server's code is warmed by traces of other units; then the page cache is dropped once more. What the store itself caches stays. */
    private void traceOverHttp() throws IOException, InterruptedException {
        Random random = new Random(-run);
        try (SumaProcess suma = bench.server().start(cold)) {
            time(suma, (int) bench.options().size(SERVER_WARMING_TRACES, 20), random);
            PageCache.drop(cold);
            Histogram times = time(suma, traces, random);
            http.add(times.getValueAtPercentile(50) / 1e6);
            httpP99.add(times.getValueAtPercentile(99) / 1e6);
        }
    }

    private Histogram time(SumaProcess suma, int count, Random random) throws IOException, InterruptedException {
        Histogram times = new Histogram(3);
        for (int i = 0; i < count; i++) {
            LotPlan lot = lots.get(random.nextInt(lots.size())).lot();
            String code = suma.code(lot.batch(Level.UNIT), random.nextLong(lot.units()));
            long startNs = System.nanoTime();
            int events = suma.call("GET", "/v1/codes/" + code + "/trace", "").get("events").size();
            times.recordValue(System.nanoTime() - startNs);
            if (events != Past.EVENTS) {
                throw new IOException("trace of " + code + ": expected " + Past.EVENTS + " events actual " + events);
            }
        }
        return times;
    }

    @Override
    public void close() throws IOException, InterruptedException, SQLException {
        if (rival.isPresent()) {
            rival.get().close();
            cluster.get().close();
        }
    }
}
