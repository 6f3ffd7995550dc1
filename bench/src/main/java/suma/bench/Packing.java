package suma.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import suma.engine.Engine;
import suma.engine.catalog.Batch;
import suma.engine.scan.Finding;
import suma.engine.scan.Lookup;
import suma.engine.scan.Verdict;

/** A batch of children going into a batch of parents from several lines at once. */
final class Packing {
    private static final long SEED = 2;

    private final Engine engine;
    private final Batch children;
    private final Batch parents;
    private final int perPack;
    private final List<PackingLine> lines = new ArrayList<>();

    /** The first {@code packs} parents, {@code perPack} children each, in equal shares for every line. */
    Packing(Engine engine, Batch children, Batch parents, int perPack, long packs, int lineCount) {
        this.engine = engine;
        this.children = children;
        this.parents = parents;
        this.perPack = perPack;
        for (int line = 0; line < lineCount; line++) {
            long from = packs * line / lineCount;
            long until = packs * (line + 1) / lineCount;
            lines.add(new PackingLine(engine, new PackingLine.Work(Plant.codeId(children, from * perPack),
                    Plant.codeId(parents, from), until - from, perPack)));
        }
    }

    /** Packs everything; comes back with the seconds from the first command to the last acknowledgement. */
    double run() throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        for (PackingLine line : lines) {
            threads.add(new Thread(line, "line-" + threads.size()));
        }
        long startNs = System.nanoTime();
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        double seconds = (System.nanoTime() - startNs) / 1e9;
        lines.forEach(line -> line.failure().ifPresent(failure -> {
            throw new IllegalStateException("pack: expected accepted, actual " + failure);
        }));
        return seconds;
    }

    long packs() {
        return lines.stream().mapToLong(PackingLine::durablePacks).sum();
    }

    long links() {
        return packs() * perPack;
    }

    long retries() {
        return lines.stream().mapToLong(PackingLine::retries).sum();
    }

    /** Scans some children at random and compares the parents found. */
    void verify(int samples) {
        Random random = new Random(SEED);
        byte[] text = new byte[Lookup.LONGEST_CODE];
        Finding finding = new Finding();
        try (Lookup lookup = engine.newLookup()) {
            for (int i = 0; i < samples; i++) {
                long offset = random.nextLong(links());
                int length = lookup.render(Plant.codeId(children, offset), text, 0);
                lookup.find(text, 0, length, finding);
                long expected = Plant.codeId(parents, offset / perPack);
                if (finding.verdict() != Verdict.OK || finding.parent() != expected) {
                    throw new IllegalStateException("code " + offset + ": expected parent " + expected + " actual " + finding.verdict()
                            + " in " + finding.parent());
                }
            }
        }
    }
}
