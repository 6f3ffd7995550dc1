package suma.resolver.lookup;

import io.prometheus.metrics.core.datapoints.CounterDataPoint;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import suma.engine.catalog.Verdict;

/** Counts scans by what they found. */
public final class ScanMetrics {
    private final CounterDataPoint[] byVerdict = new CounterDataPoint[Verdict.values().length];
    private final CounterDataPoint noCode;

    public ScanMetrics(PrometheusRegistry registry) {
        Counter scans = Counter.builder().name("suma_scans_total").help("Scanned codes by verdict").labelNames("verdict")
                .register(registry);
        for (Verdict verdict : Verdict.values()) {
            byVerdict[verdict.ordinal()] = scans.labelValues(verdict.text());
        }
        noCode = scans.labelValues("no_code");
    }

    void found(int verdict, long scans) {
        byVerdict[verdict].inc(scans);
    }

    void noCode(long scans) {
        noCode.inc(scans);
    }
}
