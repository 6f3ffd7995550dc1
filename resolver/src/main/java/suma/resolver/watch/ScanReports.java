package suma.resolver.watch;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import suma.engine.catalog.Verdict;
import suma.engine.scan.Finding;

/** Public scans that there may be something to, on their way to the watch. What does not fit is left out. Any thread may call. */
public final class ScanReports {
    /** Scans that may wait for the watch. */
    static final int MOST_WAITING = 1 << 14;

    private final boolean places;
    private final Clock clock;
    private List<Scan> waiting = new ArrayList<>();
    private long leftOut;

    /**
     * A public scan.
     *
     * @param codeId  0 where there is no such code
     * @param product of a code never issued, a product whose codes look like it; may be empty
     */
    record Scan(Verdict verdict, long codeId, String code, String product, InetAddress client, long atMs) {
    }

    /** @param places true where every scan counts, because it is known where some addresses are */
    ScanReports(boolean places, Clock clock) {
        this.places = places;
        this.clock = clock;
    }

    /** Whether a scan has to be {@linkplain #add added}. */
    public boolean concerns(Finding finding) {
        return switch (finding.verdict()) {
            case NOT_ISSUED, RECALLED, EXPIRED, DESTROYED -> true;
            default -> places && finding.hasBatch();
        };
    }

    public void add(Finding finding, InetAddress client) {
        String code = finding.hasBatch() ? "" : new String(finding.code(), 0, finding.codeLength(), StandardCharsets.UTF_8);
        add(new Scan(finding.verdict(), finding.codeId(), code, finding.lookalike(), client, clock.millis()));
    }

    private synchronized void add(Scan scan) {
        if (waiting.size() < MOST_WAITING) {
            waiting.add(scan);
        } else {
            leftOut++;
        }
    }

    synchronized List<Scan> take() {
        if (waiting.isEmpty()) {
            return List.of();
        }
        List<Scan> taken = waiting;
        waiting = new ArrayList<>();
        return taken;
    }

    /** How many did not fit since this was asked last. */
    synchronized long takeLeftOut() {
        long count = leftOut;
        leftOut = 0;
        return count;
    }
}
