package suma.resolver.resp;

import io.prometheus.metrics.core.datapoints.CounterDataPoint;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.model.registry.PrometheusRegistry;

/** What the RESP server counts. */
public final class RespMetrics {
    private final CounterDataPoint[] commands = new CounterDataPoint[RespCommand.values().length];
    private final CounterDataPoint malformed;
    private final Gauge connections;

    public RespMetrics(PrometheusRegistry registry) {
        Counter byCommand = Counter.builder().name("suma_resp_commands_total").help("Commands taken").labelNames("command")
                .register(registry);
        for (RespCommand command : RespCommand.values()) {
            commands[command.ordinal()] = byCommand.labelValues(command.text());
        }
        malformed = Counter.builder().name("suma_resp_malformed_total").help("Connections closed for malformed input")
                .register(registry);
        connections = Gauge.builder().name("suma_resp_connections").help("Open connections").register(registry);
    }

    void commands(int command, long count) {
        commands[command].inc(count);
    }

    void malformed() {
        malformed.inc();
    }

    void connections(int open) {
        connections.set(open);
    }

    int openConnections() {
        return (int) connections.get();
    }
}
