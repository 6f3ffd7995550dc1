package suma.resolver.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/** A few seconds of calls at a fixed rate, timed from when each was due. */
final class ShortLoad {
    private static final int CALLS_A_SECOND = 200;
    private static final int SECONDS = 3;
    private static final int WARM_UP_CALLS = 300;

    private final DemoClient client;
    private final PrintStream out;

    ShortLoad(DemoClient client, PrintStream out) {
        this.client = client;
        this.out = out;
    }

    /** One timed call. */
    interface Call {
        void make(int number) throws IOException, InterruptedException;
    }

    void run(List<String> codes) throws IOException, InterruptedException {
        out.printf("%nLoad: %d calls a second for %d s on one connection, timed from when each was due, in ms%n", CALLS_A_SECOND, SECONDS);
        out.printf("  %-12s %8s %8s %8s %8s %8s%n", "", "calls", "p50", "p90", "p99", "max");
        row("scan a code", number -> client.verdict(codes.get(number % codes.size())));
        row("store a shop", number -> client.did("PUT", "/v1/parties/shop-" + number % 100, java.util.Map.of("name", "Shop", "kind", "shop")));
    }

    private void row(String name, Call call) throws IOException, InterruptedException {
        for (int i = 0; i < WARM_UP_CALLS; i++) {
            call.make(i);
        }
        Histogram times = timed(call);
        out.printf("  %-12s %8d %8.2f %8.2f %8.2f %8.2f%n", name, times.getTotalCount(), ms(times.getValueAtPercentile(50)),
                ms(times.getValueAtPercentile(90)), ms(times.getValueAtPercentile(99)), ms(times.getMaxValue()));
    }

    private static Histogram timed(Call call) throws IOException, InterruptedException {
        Histogram times = new Histogram(3);
        long periodNs = TimeUnit.SECONDS.toNanos(1) / CALLS_A_SECOND;
        long startNs = System.nanoTime();
        for (int i = 0; i < CALLS_A_SECOND * SECONDS; i++) {
            long dueNs = startNs + i * periodNs;
            for (long waitNs = dueNs - System.nanoTime(); waitNs > 0; waitNs = dueNs - System.nanoTime()) {
                LockSupport.parkNanos(waitNs);
            }
            call.make(i);
            times.recordValue(System.nanoTime() - dueNs);
        }
        return times;
    }

    private static double ms(long nanos) {
        return nanos / 1e6;
    }
}
