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
    private final Map<RouteStatus, Answers> answersByStatus = new ConcurrentHashMap<>();

    private record RouteStatus(String route, int status) {
    }

    /** Answers of one route with one status. */
    static final class Answers {
        private final DistributionDataPoint seconds;
        private final CounterDataPoint count;

        private Answers(DistributionDataPoint seconds, CounterDataPoint count) {
            this.seconds = seconds;
            this.count = count;
        }

        /** Some that took the same time. */
        void add(int some, long nanos) {
            count.inc(some);
            for (int i = 0; i < some; i++) {
                seconds.observe(nanos / 1e9);
            }
        }
    }

    public HttpMetrics(PrometheusRegistry registry) {
        seconds = Histogram.builder().name("suma_http_request_seconds").classicOnly().classicUpperBounds(SECONDS)
                .help("Time from the head of a request to the end of its answer").labelNames("route").register(registry);
        requests = Counter.builder().name("suma_http_requests_total").help("Answered requests")
                .labelNames("route", "status").register(registry);
        connections = Gauge.builder().name("suma_http_connections").help("Open connections").register(registry);
    }

    Answers answers(Route route, int status) {
        return answersByStatus.computeIfAbsent(new RouteStatus(route.label(), status), key ->
                new Answers(seconds.labelValues(key.route()), count(key.route(), status)));
    }

    void answeredWithoutRoute(int status) {
        count(NO_ROUTE, status).inc();
    }

    private CounterDataPoint count(String route, int status) {
        return requests.labelValues(route, String.valueOf(status));
    }

    void connections(int open) {
        connections.set(open);
    }
}
