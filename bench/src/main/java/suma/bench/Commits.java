package suma.bench;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;

/** What an engine's metrics say about its commits so far. */
record Commits(long groups, double records, double seconds) {

    static Commits of(PrometheusRegistry metrics) {
        HistogramDataPointSnapshot records = histogram(metrics, "suma_commit_group_records");
        HistogramDataPointSnapshot seconds = histogram(metrics, "suma_commit_seconds");
        return new Commits(records.getCount(), records.getSum(), seconds.getSum());
    }

    private static HistogramDataPointSnapshot histogram(PrometheusRegistry metrics, String name) {
        for (MetricSnapshot snapshot : metrics.scrape(name::equals)) {
            return ((HistogramSnapshot) snapshot).getDataPoints().get(0);
        }
        throw new IllegalStateException("metric " + name + ": expected one, actual none");
    }

    Commits since(Commits before) {
        return new Commits(groups - before.groups, records - before.records, seconds - before.seconds);
    }

    double recordsPerGroup() {
        return groups == 0 ? 0 : records / groups;
    }
}
