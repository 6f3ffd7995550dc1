package suma.engine.pipeline;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import suma.engine.command.Answer;
import suma.engine.command.Command;

/** What the writer counts. */
final class WriterMetrics {
    private static final double[] GROUP_BUCKETS = {1, 4, 16, 64, 256, 1024, 4096};
    private static final double[] SECONDS_BUCKETS = {.00025, .0005, .001, .002, .004, .008, .016, .064, .25, 1};

    private final Counter orders;
    private final Counter issued;
    private final Counter registered;
    private final Counter links;
    private final Counter unlinked;
    private final Counter refused;
    private final Histogram groupRecords;
    private final Histogram commitSeconds;

    WriterMetrics(PrometheusRegistry registry) {
        orders = Counter.builder().name("suma_orders_total").help("Batches ordered").register(registry);
        issued = Counter.builder().name("suma_codes_issued_total").help("Codes issued by orders").register(registry);
        registered = Counter.builder().name("suma_codes_registered_total").help("Foreign codes registered").register(registry);
        links = Counter.builder().name("suma_links_total").help("Children packed into parents").register(registry);
        unlinked = Counter.builder().name("suma_links_removed_total").help("Children unpacked").register(registry);
        refused = Counter.builder().name("suma_commands_refused_total").help("Commands refused").register(registry);
        groupRecords = Histogram.builder().name("suma_commit_group_records").help("Records made durable by one sync")
                .classicOnly().classicUpperBounds(GROUP_BUCKETS).register(registry);
        commitSeconds = Histogram.builder().name("suma_commit_seconds").help("Time of one synced write")
                .classicOnly().classicUpperBounds(SECONDS_BUCKETS).register(registry);
    }

    void accepted(Command command, Answer answer) {
        if (command instanceof Command.Pack pack) {
            links.inc(pack.children().length);
        } else if (command instanceof Command.OrderBatch order) {
            orders.inc();
            issued.inc(order.quantity());
        } else if (answer instanceof Answer.Registered result) {
            registered.inc(result.registered());
        } else if (command instanceof Command.Unpack && answer instanceof Answer.Changed changed) {
            unlinked.inc(changed.codes());
        }
    }

    void refused() {
        refused.inc();
    }

    void committed(int records, long durationNs) {
        groupRecords.observe(records);
        commitSeconds.observe(durationNs / 1e9);
    }
}
