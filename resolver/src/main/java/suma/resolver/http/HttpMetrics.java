package suma.resolver.http;

import io.prometheus.metrics.core.datapoints.CounterDataPoint;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What the HTTP server counts. */
public final class HttpMetrics {
    private static final String NO_ROUTE = "none";

    private final Counter requests;
    private final Gauge connections;
    private final Map<String, AnswerTimes> timesByRoute = new ConcurrentHashMap<>();
    private final Map<RouteStatus, Answers> answersByStatus = new ConcurrentHashMap<>();

    private record RouteStatus(String route, int status) {
    }

    /** Answers of one route with one status. */
    record Answers(CounterDataPoint count, AnswerTimes times) {

        /** Counts some that took the same time. */
        void add(int some, long nanos) {
            count.inc(some);
            times.add(some, nanos);
        }
    }

    public HttpMetrics(PrometheusRegistry registry) {
        registry.register(this::seconds);
        requests = Counter.builder().name("suma_http_requests_total").help("Answered requests")
                .labelNames("route", "status").register(registry);
        connections = Gauge.builder().name("suma_http_connections").help("Open connections").register(registry);
    }

    private HistogramSnapshot seconds() {
        HistogramSnapshot.Builder seconds = HistogramSnapshot.builder().name("suma_http_request_seconds")
                .help("Time from the head of a request to the end of its answer");
        timesByRoute.values().forEach(times -> seconds.dataPoint(times.snapshot()));
        return seconds.build();
    }

    Answers answers(Route route, int status) {
        return answersByStatus.computeIfAbsent(new RouteStatus(route.label(), status), key -> new Answers(
                count(key.route(), status), timesByRoute.computeIfAbsent(key.route(), AnswerTimes::new)));
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
