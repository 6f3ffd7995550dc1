package suma.resolver.lookup;

import suma.engine.scan.Finding;
import suma.engine.catalog.Verdict;

/** Counts what the scans of one run found, and adds it to the metrics at once. Not thread-safe. */
public final class ScanTally {
    private final ScanMetrics metrics;
    private final long[] byVerdict = new long[Verdict.values().length];
    private long noCode;

    ScanTally(ScanMetrics metrics) {
        this.metrics = metrics;
    }

    public void count(Finding finding) {
        if (finding.isCode()) {
            byVerdict[finding.verdict().ordinal()]++;
        } else {
            noCode++;
        }
    }

    public void publish() {
        for (int verdict = 0; verdict < byVerdict.length; verdict++) {
            if (byVerdict[verdict] > 0) {
                metrics.found(verdict, byVerdict[verdict]);
                byVerdict[verdict] = 0;
            }
        }
        if (noCode > 0) {
            metrics.noCode(noCode);
            noCode = 0;
        }
    }
}
