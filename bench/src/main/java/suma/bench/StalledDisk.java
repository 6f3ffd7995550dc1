package suma.bench;

import static suma.bench.Figure.Goal.atLeast;
import static suma.bench.Figure.Goal.atMost;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/** A disk that takes two seconds for each sync, while more is written than it takes and tills go on asking. */
final class StalledDisk {
    private static final int RING = 256;
    private static final int SYNC_MS = 2000;
    private static final int CONNECTIONS = 2 * RING;
    private static final double OFFERED = 1000;
    private static final double MOST_SYNCS = 4;
    /** As long as an answer may take that waits for no disk. */
    private static final double MOST_REFUSED_MS = 100;

    private final OverloadBench bench;

    StalledDisk(OverloadBench bench) {
        this.bench = bench;
    }

    void run() throws IOException, InterruptedException {
        SlowDisk disk = SlowDisk.in(Files.createDirectories(bench.scratch().next()));
        Surroundings around = new Surroundings(List.of(), disk.environment(), "{\"engine\":{\"ringSize\":" + RING + "}}");
        try (OverloadBench.Stocked server = bench.start(bench.scratch().next(), around)) {
            int seconds = bench.load().seconds(bench.options());
            OverloadGoods goods = new OverloadGoods(server.suma(), "D", (int) (OFFERED * (seconds + 1)));
            LoadProcess.Found alone = bench.lookupsAlone(server.stock());
            disk.delayMs(SYNC_MS);
            try (LoadProcess lookups = bench.lookups(server.stock(), seconds); OverloadClient client = new OverloadClient(server.suma(), CONNECTIONS)) {
                report(client.run(goods, OFFERED, seconds + bench.load().warmup(bench.options())));
                bench.compare("disk", alone, lookups.await());
            }
            disk.delayMs(0);
        }
    }

    private void report(OverloadTally tally) {
        Results results = bench.results();
        results.figure("disk: commands offered, " + SYNC_MS + " ms a sync", "calls/s").add(tally.offeredPerSecond());
        results.figure("disk: accepted", "commands/s").add(tally.acceptedPerSecond());
        results.figure("disk: accepted, longest", "ms", atMost(MOST_SYNCS * SYNC_MS)).add(tally.acceptedMs(100));
        results.requirement("disk: refused", "calls", atLeast(1)).add(tally.refused());
        results.figure("disk: refused, p99.9", "ms", atMost(MOST_REFUSED_MS)).add(tally.refusedMs(99.9));
        results.requirement("disk: answers that were neither", "calls", atMost(0)).add(tally.wrong().size());
        tally.wrong().forEach(what -> results.note("disk: " + what));
    }
}
