package suma.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import suma.bench.PackingLine.Work;
import suma.engine.Engine;

/** Work that several lines do at once, each an equal part of it. What an earlier process has done of it is not done again. */
final class Packing {
    private static final long SEED = 2;

    private final Work work;
    private final Scanner scanner;
    private final List<PackingLine> lines = new ArrayList<>();

    /** {@code lineCount} must be the same in every process that goes on with this work. */
    Packing(Engine engine, Work work, int lineCount, Scanner scanner) {
        this.work = work;
        this.scanner = scanner;
        for (int line = 0; line < lineCount; line++) {
            Work share = work.part(work.packs() * line / lineCount, work.packs() * (line + 1) / lineCount);
            lines.add(new PackingLine(engine, share.part(done(share), share.packs())));
        }
    }

    /** A line's packs are carried out in order, so those done are the first ones. */
    private long done(Work share) {
        long low = 0;
        long high = share.packs();
        while (low < high) {
            long middle = (low + high) >>> 1;
            if (scanner.parentOf(share.firstChild() + middle * share.perPack()) == share.firstParent() + middle) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
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

    /** Links that {@link #run} made durable. */
    long links() {
        return lines.stream().mapToLong(PackingLine::durablePacks).sum() * work.perPack();
    }

    /** How often the ring was full. */
    long retries() {
        return lines.stream().mapToLong(PackingLine::retries).sum();
    }

    /** Scans some children at random and compares the parents found. */
    void verify(int samples) {
        Random random = new Random(SEED);
        for (int i = 0; i < samples; i++) {
            long child = random.nextLong(work.links());
            long expected = work.firstParent() + child / work.perPack();
            long actual = scanner.parentOf(work.firstChild() + child);
            if (actual != expected) {
                throw new IllegalStateException("child " + child + ": expected parent " + expected + " actual " + actual);
            }
        }
    }
}
