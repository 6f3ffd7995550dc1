package suma.resolver.http;

import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import java.util.concurrent.atomic.LongAdder;

/** How long the answers of one route took. The library's own histogram allocates with every observation. */
final class AnswerTimes {
    private static final long[] BOUNDS_US = {100, 250, 500, 1000, 2500, 5000, 10_000, 25_000, 50_000, 100_000, 250_000,
        1_000_000, 10_000_000};

    private final String route;
    private final LongAdder[] counts = new LongAdder[BOUNDS_US.length + 1];
    private final LongAdder sumNs = new LongAdder();

    AnswerTimes(String route) {
        this.route = route;
        for (int i = 0; i < counts.length; i++) {
            counts[i] = new LongAdder();
        }
    }

    /** Counts some answers that took the same time. */
    void add(int some, long nanos) {
        int bucket = 0;
        while (bucket < BOUNDS_US.length && nanos > BOUNDS_US[bucket] * 1000) {
            bucket++;
        }
        counts[bucket].add(some);
        sumNs.add(some * nanos);
    }

    HistogramDataPointSnapshot snapshot() {
        ClassicHistogramBuckets.Builder buckets = ClassicHistogramBuckets.builder();
        for (int i = 0; i < counts.length; i++) {
            buckets.bucket(i < BOUNDS_US.length ? BOUNDS_US[i] / 1e6 : Double.POSITIVE_INFINITY, counts[i].sum());
        }
        return HistogramDataPointSnapshot.builder().labels(Labels.of("route", route)).classicHistogramBuckets(buckets.build())
                .sum(sumNs.sum() / 1e9).build();
    }
}
