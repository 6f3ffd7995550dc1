package suma.engine.pipeline;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.List;
import suma.engine.catalog.Verdict;
import suma.engine.command.Answer;
import suma.engine.command.Command;

/** What the writer counts. */
final class WriterMetrics implements AutoCloseable {
    private static final double[] GROUP_BUCKETS = {1, 4, 16, 64, 256, 1024, 4096};
    private static final double[] SECONDS_BUCKETS = {.00025, .0005, .001, .002, .004, .008, .016, .064, .25, 1};

    private final PrometheusRegistry registry;
    private final Counter orders;
    private final Counter issued;
    private final Counter registered;
    private final Counter links;
    private final Counter unlinked;
    private final Counter sold;
    private final Counter refused;
    private final Histogram groupRecords;
    private final Histogram commitSeconds;

    WriterMetrics(PrometheusRegistry registry) {
        this.registry = registry;
        orders = counter("suma_orders_total", "Batches ordered");
        issued = counter("suma_codes_issued_total", "Codes issued by orders");
        registered = counter("suma_codes_registered_total", "Foreign codes registered");
        links = counter("suma_links_total", "Children packed into parents");
        unlinked = counter("suma_links_removed_total", "Children unpacked");
        sold = counter("suma_codes_sold_total", "Codes sold by checkouts and sales, without what they hold");
        refused = counter("suma_commands_refused_total", "Commands refused");
        groupRecords = histogram("suma_commit_group_records", "Records made durable by one sync", GROUP_BUCKETS);
        commitSeconds = histogram("suma_commit_seconds", "Time of one synced write", SECONDS_BUCKETS);
    }

    private Counter counter(String name, String help) {
        return Counter.builder().name(name).help(help).register(registry);
    }

    private Histogram histogram(String name, String help, double[] buckets) {
        return Histogram.builder().name(name).help(help).classicOnly().classicUpperBounds(buckets).register(registry);
    }

    /** Leaves the registry to the next engine that is opened with it. */
    @Override
    public void close() {
        List.of(orders, issued, registered, links, unlinked, sold, refused, groupRecords, commitSeconds).forEach(registry::unregister);
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
        } else if (command instanceof Command.Sell sell) {
            sold.inc(sell.codes().length);
        } else if (answer instanceof Answer.CheckedOut checkedOut) {
            sold.inc(checkedOut.results().stream().filter(result -> result.verdict() == Verdict.OK).count());
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
