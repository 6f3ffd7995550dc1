package suma.resolver.watch;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import suma.engine.catalog.Verdict;
import suma.engine.scan.Finding;

/** Scans that there may be something to, on their way to the watch. What does not fit is left out. Any thread may call. */
public final class ScanReports {
    /** Scans that may wait for the watch. */
    static final int MOST_WAITING = 1 << 14;

    private final boolean places;
    private final Clock clock;
    private final LongAdder leftOut = new LongAdder();
    private List<Scan> waiting = new ArrayList<>();
    private volatile boolean full;

    /**
     * A scan.
     *
     * @param codeId  0 where there is no such code
     * @param product of a code never issued, a product whose codes look like it; may be empty
     * @param client  of a public scan
     * @param key     number of the key that was shown, 0 for a public scan
     */
    record Scan(Verdict verdict, long codeId, String code, String product, Optional<InetAddress> client, int key, long atMs) {
    }

    /** @param places true where every public scan counts, because it is known where some addresses are */
    ScanReports(boolean places, Clock clock) {
        this.places = places;
        this.clock = clock;
    }

    /** A scan by somebody who showed no key. */
    public void publicScan(Finding finding, InetAddress client) {
        if (shouldNotBe(finding) || places && finding.hasBatch()) {
            add(finding, Optional.of(client), 0);
        }
    }

    /** A scan by somebody with a key. */
    public void scan(Finding finding, int key) {
        if (shouldNotBe(finding)) {
            add(finding, Optional.empty(), key);
        }
    }

    private static boolean shouldNotBe(Finding finding) {
        return switch (finding.verdict()) {
            case NOT_ISSUED, RECALLED, EXPIRED, DESTROYED -> true;
            default -> false;
        };
    }

    private void add(Finding finding, Optional<InetAddress> client, int key) {
        if (full) {
            leftOut.increment();
            return;
        }
        String code = finding.hasBatch() ? "" : new String(finding.code(), 0, finding.codeLength(), StandardCharsets.UTF_8);
        add(new Scan(finding.verdict(), finding.codeId(), code, finding.lookalike(), client, key, clock.millis()));
    }

    private synchronized void add(Scan scan) {
        waiting.add(scan);
        full = waiting.size() >= MOST_WAITING;
    }

    synchronized List<Scan> take() {
        if (waiting.isEmpty()) {
            return List.of();
        }
        List<Scan> taken = waiting;
        waiting = new ArrayList<>();
        full = false;
        return taken;
    }

    /** How many did not fit since this was asked last. */
    long takeLeftOut() {
        return leftOut.sumThenReset();
    }
}
