package suma.resolver.http;

import io.prometheus.metrics.core.datapoints.CounterDataPoint;
import io.prometheus.metrics.core.datapoints.DistributionDataPoint;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What the HTTP server counts. */
public final class HttpMetrics {
    private static final double[] SECONDS = {0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25,
        1, 10};
    private static final String NO_ROUTE = "none";

    private final Histogram seconds;
    private final Counter requests;
    private final Gauge connections;
    private final Map<Route, DistributionDataPoint> secondsByRoute = new ConcurrentHashMap<>();
    private final Map<RouteStatus, CounterDataPoint> requestsByStatus = new ConcurrentHashMap<>();

    private record RouteStatus(String route, int status) {
    }

    public HttpMetrics(PrometheusRegistry registry) {
        seconds = Histogram.builder().name("suma_http_request_seconds").classicOnly().classicUpperBounds(SECONDS)
                .help("Time from the head of a request to the end of its answer").labelNames("route").register(registry);
        requests = Counter.builder().name("suma_http_requests_total").help("Answered requests")
                .labelNames("route", "status").register(registry);
        connections = Gauge.builder().name("suma_http_connections").help("Open connections").register(registry);
    }

    void answered(Route route, int status, long nanos) {
        secondsByRoute.computeIfAbsent(route, r -> seconds.labelValues(r.label())).observe(nanos / 1e9);
        count(route.label(), status);
    }

    void answeredWithoutRoute(int status) {
        count(NO_ROUTE, status);
    }

    private void count(String route, int status) {
        requestsByStatus.computeIfAbsent(new RouteStatus(route, status),
                key -> requests.labelValues(key.route(), String.valueOf(key.status()))).inc();
    }

    void connections(int open) {
        connections.set(open);
    }
}
