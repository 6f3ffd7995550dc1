package suma.bench;

import static suma.bench.Figure.Goal.atLeast;
import static suma.bench.Figure.Goal.atMost;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Lookups at half of the peak rate, open loop, while lines order and pack on the same server; beside a Redis that does nothing else. */
final class BusyTills implements Comparison {
    private static final double LINKS = 100_000;
    private static final double SHARE_OF_PEAK = 0.5;
    private static final double KEPT = 0.99;
    /** Orders a second, of {@link #ORDERED} codes each. */
    private static final double ORDERS = 2;
    private static final int ORDERED = 100_000;
    /** Longer than a load's program takes to start and end. */
    private static final int MARGIN_SECONDS = 15;

    private final TillBench bench;
    private final LookupDuel lookups;
    private final ExecutorService threads = Executors.newFixedThreadPool(2);
    private final Figure rate;
    private final Figure p99;
    private final Figure p999;
    private final Figure redisP99;
    private final Figure redisP999;
    private final Figure failed;
    private final Figure links;
    private final Figure orders;

    BusyTills(TillBench bench, LookupDuel lookups) {
        this.bench = bench;
        this.lookups = lookups;
        Results results = bench.results();
        rate = results.figure("busy: lookups, half of peak, open loop", "codes/s");
        p99 = results.figure("busy: p99 from when due", "ms", atMost(1));
        p999 = results.figure("busy: p99.9 from when due", "ms", atMost(5));
        redisP99 = results.figure("Redis with nothing beside it, half of its peak: p99", "ms");
        redisP999 = results.figure("Redis with nothing beside it, half of its peak: p99.9", "ms");
        failed = results.figure("busy: lookups that failed", "codes", atMost(0));
        links = results.figure("busy: links made meanwhile", "links/s", atLeast(LINKS * KEPT));
        orders = results.figure("busy: codes ordered meanwhile", "codes/s");
    }

    @Override
    public void run() throws IOException, InterruptedException {
        Optional<List<String>> overRedis = lookups.openOverRedis(SHARE_OF_PEAK);
        if (overRedis.isPresent()) {
            LoadProcess.Found asked = ask("Redis alone", overRedis.get());
            redisP99.add(asked.p99());
            redisP999.add(asked.p999());
        }
        askBusy();
    }

    /** Orders and packs begin first and end last, so that all that is measured has them beside it. */
    private void askBusy() throws IOException, InterruptedException {
        int seconds = bench.load().seconds(bench.options()) + bench.load().warmup(bench.options()) + MARGIN_SECONDS;
        PackLines lines = bench.stock().packs(Files.createDirectories(bench.scratch().next()), (int) (seconds * LINKS / TillStock.PER_PACK));
        PacedPacks packing = new PacedPacks(bench.stock().suma(), lines, LINKS / TillStock.PER_PACK);
        OrderStream ordering = new OrderStream(bench.stock().suma(), TillStock.UNIT_DRUG, ORDERED, ORDERS);
        Future<Double> packed = threads.submit(packing);
        Future<Double> ordered = threads.submit(ordering);
        try {
            ask();
        } finally {
            packing.stop();
            ordering.stop();
        }
        links.add(TillStock.PER_PACK * result(packed));
        orders.add(result(ordered));
        Files.delete(lines.file());
    }

    private static double result(Future<Double> future) throws IOException, InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new IOException("beside the lookups: " + e.getCause(), e);
        }
    }

    private void ask() throws IOException, InterruptedException {
        LoadProcess.Found asked = ask("busy", lookups.openOverSuma(SHARE_OF_PEAK));
        rate.add(asked.perSecond());
        p99.add(asked.p99());
        p999.add(asked.p999());
        failed.add(asked.failed());
    }

    /** What goes wrong is told of, and does not end the other runs. */
    private LoadProcess.Found ask(String what, List<String> questions) throws IOException, InterruptedException {
        try (LoadProcess asking = bench.load().start(bench.options(), bench.scratch().next(), questions)) {
            LoadProcess.Found asked = asking.await();
            if (!asked.problems().isEmpty()) {
                bench.results().note(what + " run " + (rate.values().size() + 1) + ": " + String.join("; ", asked.problems()));
            }
            return asked;
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
