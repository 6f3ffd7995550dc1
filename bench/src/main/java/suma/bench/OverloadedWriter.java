package suma.bench;

import static suma.bench.Figure.Goal.atLeast;
import static suma.bench.Figure.Goal.atMost;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Ten times as many orders, packs and checkouts as the server can make durable. So that one machine can offer them, the
 * disk is a slow one and the ring a short one: neither client nor server is short of time, only the disk is.
 */
final class OverloadedWriter {
    private static final int RING = 64;
    private static final int SYNC_MS = 20;
    private static final int TIMES = 10;
    /** So many times the peak may be accepted, since more at once make larger groups. */
    private static final double MOST_ACCEPTED = 3;
    /** Six million links. */
    private static final int FILLING_PACKS = 250_000;
    private static final double RECOVERED_SHARE = 0.5;
    /** Beside the sync under way and its own, a command may wait for one more. */
    private static final double MOST_SYNCS = 4;
    private static final double MOST_GROWTH = 1.1;
    private static final double MOST_RECOVERY_SECONDS = 5;

    private final OverloadBench bench;
    private final int seconds;
    private final Surroundings around;
    private final SlowDisk disk;
    private final Set<OverloadTally.Acknowledged> acknowledged = new HashSet<>();
    private final List<Double> residentBytes = new ArrayList<>();

    OverloadedWriter(OverloadBench bench, int seconds) throws IOException, InterruptedException {
        this.bench = bench;
        this.seconds = seconds;
        disk = SlowDisk.in(Files.createDirectories(bench.scratch().next()));
        around = new Surroundings(List.of("-Xmx512m"), disk.environment(), "{\"engine\":{\"ringSize\":" + RING + "}}");
    }

    void run() throws IOException, InterruptedException {
        Path data = bench.scratch().next();
        try (OverloadBench.Stocked server = bench.start(data, around)) {
            fillMemoryTables(server);
            LoadProcess.Found alone = bench.lookupsAlone(server.stock());
            disk.delayMs(SYNC_MS);
            double peak = peak(server.suma());
            OverloadGoods goods = goods(server.suma(), "O", peak * (seconds + bench.load().seconds(bench.options()) + bench.load().warmup(bench.options())));
            LoadProcess.Found beside = overload(server, goods, peak);
            bench.compare("writes", alone, beside);
            recover(server.suma(), goods, peak);
            server.suma().kill();
        }
        disk.delayMs(0);
        try (SumaProcess again = bench.server().start(data, around)) {
            bench.results().requirement("writes: acknowledged and lost", "commands", atMost(0)).add(OverloadAudit.missing(acknowledged, again));
        }
    }

    /** What the store holds in memory before it writes tables has a bound, and should not look like growth. */
    private void fillMemoryTables(OverloadBench.Stocked server) throws IOException, InterruptedException {
        Path folder = Files.createDirectories(bench.scratch().next());
        PackLines packs = server.stock().packs(folder, (int) bench.options().size(FILLING_PACKS, 100));
        new PackConnection(server.suma(), packs).call();
        Files.delete(packs.file());
    }

    /** As many calls under way as find room. */
    private double peak(SumaProcess suma) throws IOException, InterruptedException {
        int peakSeconds = bench.load().seconds(bench.options());
        try (OverloadClient client = new OverloadClient(suma, RING)) {
            OverloadGoods goods = goods(suma, "P", peakSeconds * RING * 1000.0 / SYNC_MS);
            OverloadTally tally = client.run(goods, OverloadClient.CLOSED_LOOP, peakSeconds);
            keep(tally);
            bench.results().figure("writes: peak, " + SYNC_MS + " ms a sync, ring of " + RING, "commands/s").add(tally.acceptedPerSecond());
            return tally.acceptedPerSecond();
        }
    }

    /** For as many calls at the peak, of which nearly each is a pack or a checkout, and some to spare. */
    private static OverloadGoods goods(SumaProcess suma, String lots, double calls) throws IOException, InterruptedException {
        return new OverloadGoods(suma, lots, (int) (calls * MOST_ACCEPTED / 2) + 10 * RING);
    }

    private LoadProcess.Found overload(OverloadBench.Stocked server, OverloadGoods goods, double peak) throws IOException, InterruptedException {
        Thread watch = new Thread(() -> watch(server.suma()), "memory");
        try (LoadProcess lookups = bench.lookups(server.stock(), seconds); OverloadClient client = new OverloadClient(server.suma(), TIMES * RING)) {
            keep(client.run(goods, TIMES * peak, bench.load().warmup(bench.options())));
            watch.start();
            OverloadTally tally = client.run(goods, TIMES * peak, seconds);
            watch.interrupt();
            watch.join();
            keep(tally);
            report(tally, peak);
            return lookups.await();
        }
    }

    private void watch(SumaProcess suma) {
        try {
            while (true) {
                residentBytes.add((double) suma.residentBytes());
                TimeUnit.MILLISECONDS.sleep(500);
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private void keep(OverloadTally tally) {
        acknowledged.addAll(tally.acknowledged());
        tally.wrong().forEach(what -> bench.results().note("writes: " + what));
    }

    private void report(OverloadTally tally, double peak) {
        Results results = bench.results();
        results.figure("writes: offered, of peak", "times", atLeast(0.95 * TIMES)).add(tally.offeredPerSecond() / peak);
        results.figure("writes: offered, no connection free", "share").add(tally.notSentShare());
        results.figure("writes: accepted, of peak", "times", atLeast(0.9)).add(tally.acceptedPerSecond() / peak);
        results.figure("writes: accepted, p50", "ms").add(tally.acceptedMs(50));
        results.figure("writes: accepted, p99.9", "ms", atMost(MOST_SYNCS * SYNC_MS)).add(tally.acceptedMs(99.9));
        results.figure("writes: accepted, longest", "ms").add(tally.acceptedMs(100));
        results.figure("writes: refused", "calls").add(tally.refused());
        results.figure("writes: refused, p50", "ms").add(tally.refusedMs(50));
        results.figure("writes: refused, p99.9", "ms", atMost(SYNC_MS)).add(tally.refusedMs(99.9));
        results.requirement("writes: answers that were neither", "calls", atMost(0)).add(tally.wrong().size());
        int fifth = Math.max(1, residentBytes.size() / 5);
        Figure early = results.figure("writes: resident memory, second fifth", "bytes");
        Figure late = results.figure("writes: resident memory, last fifth", "bytes");
        for (int i = 0; i < fifth; i++) {
            early.add(residentBytes.get(Math.min(fifth + i, residentBytes.size() - 1)));
            late.add(residentBytes.get(residentBytes.size() - fifth + i));
        }
        results.figure("writes: memory, last : second fifth", "times", atMost(MOST_GROWTH)).add(late.median() / early.median());
    }

    /** Half of the peak at once after ten times of it. */
    private void recover(SumaProcess suma, OverloadGoods goods, double peak) throws IOException {
        try (OverloadClient client = new OverloadClient(suma, RING)) {
            OverloadTally tally = client.run(goods, RECOVERED_SHARE * peak, bench.load().seconds(bench.options()));
            keep(tally);
            bench.results().figure("writes: last refusal after the overload", "s", atMost(MOST_RECOVERY_SECONDS)).add(tally.refusedUntilSeconds());
            bench.results().figure("writes: at half of peak afterwards, p99.9", "ms", atMost(MOST_SYNCS * SYNC_MS)).add(tally.acceptedMs(99.9));
        }
    }
}
