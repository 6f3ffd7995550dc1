package suma.bench;

import static suma.bench.Figure.Goal.atLeast;
import static suma.bench.Figure.Goal.atMost;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.rocksdb.RocksDBException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import suma.engine.Engine;
import suma.engine.catalog.Batch;
import suma.engine.catalog.Level;

/** Measures links made durable in process, beside RocksDB alone. */
@Command(name = "links", description = "links made durable, in process, beside raw RocksDB")
final class LinksCommand implements Callable<Integer> {
    private static final int PER_PACK = 24;
    private static final int LINES = 4;
    private static final int SAMPLES = 1000;
    private static final String UNIT_DRUG = "8100001";
    private static final String CASE_DRUG = "8900001";

    @Mixin
    private RunOptions options;

    @Option(names = "--packs", paramLabel = "N", defaultValue = "250000", description = "packs a run (default: ${DEFAULT-VALUE})")
    private long usualPacks;

    private Results results;
    private Figure links;
    private Figure rival;
    private Figure ratio;
    private Figure packsPerSync;
    private Figure syncs;
    private Figure syncing;
    private Figure indexBytes;
    private Figure storeBytes;

    @Override
    public Integer call() throws IOException, InterruptedException, RocksDBException {
        long packs = options.size(usualPacks, 2000);
        declare();
        try (Scratch scratch = options.scratch()) {
            warmUp(scratch, packs / 2);
            for (int run = 0; run < options.runs(); run++) {
                measureEngine(scratch, packs);
                measureRival(scratch, packs * PER_PACK);
                ratio.addRatio(links, rival);
            }
        }
        options.publish(results);
        return 0;
    }

    private void declare() {
        results = options.newResults();
        links = results.figure("links, four producers, 24 a pack", "links/s", atLeast(1.5e6));
        rival = results.figure("raw RocksDB, a key a link, same groups", "links/s");
        ratio = results.figure("links : raw RocksDB", "times");
        packsPerSync = results.figure("packs a sync", "packs");
        syncs = results.figure("syncs", "syncs/s");
        syncing = results.figure("share of time in synced writes", "of 1");
        indexBytes = results.figure("index, off heap, per packed code", "bytes", atMost(9));
        storeBytes = results.figure("store on disk, per link, compacted", "bytes", atMost(4));
    }

    private void warmUp(Scratch scratch, long packs) throws InterruptedException {
        try (Plant plant = Plant.open(scratch.next()); Scanner scanner = new Scanner(plant.engine())) {
            packing(plant, packs, scanner).run();
        }
    }

    private static Packing packing(Plant plant, long packs, Scanner scanner) {
        plant.addDrug(UNIT_DRUG, Level.UNIT);
        plant.addDrug(CASE_DRUG, Level.CASE);
        Batch units = plant.order(UNIT_DRUG, packs * PER_PACK);
        Batch cases = plant.order(CASE_DRUG, packs);
        PackingLine.Work work = new PackingLine.Work(Plant.codeId(units, 0), Plant.codeId(cases, 0), packs, PER_PACK);
        return new Packing(plant.engine(), work, LINES, scanner);
    }

    private void measureEngine(Scratch scratch, long packs) throws InterruptedException {
        try (Plant plant = Plant.open(scratch.next()); Scanner scanner = new Scanner(plant.engine())) {
            Packing packing = packing(plant, packs, scanner);
            Commits before = plant.commits();
            double seconds = packing.run();
            Commits commits = plant.commits().since(before);
            links.add(packing.links() / seconds);
            packsPerSync.add(commits.recordsPerGroup());
            syncs.add(commits.groups() / seconds);
            syncing.add(commits.seconds() / seconds);
            packing.verify(SAMPLES);
            plant.engine().compact();
            addFootprint(plant.engine().footprint(), packing.links(), packs);
        }
    }

    private void addFootprint(Engine.Footprint footprint, long madeLinks, long parents) {
        indexBytes.add((double) footprint.indexBytes() / (madeLinks + parents));
        storeBytes.add((double) footprint.storeBytes() / madeLinks);
    }

    private void measureRival(Scratch scratch, long count) throws RocksDBException {
        try (RocksLinks raw = new RocksLinks(scratch.next())) {
            rival.add(count / raw.run(count, PER_PACK, (int) Math.max(1, Math.round(packsPerSync.last() * PER_PACK))));
            for (int i = 0; i < SAMPLES; i++) {
                raw.verify(i * (count / SAMPLES), count, PER_PACK);
            }
        }
    }
}
