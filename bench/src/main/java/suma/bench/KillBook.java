package suma.bench;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import suma.bench.KillJob.Kind;

/**
 * What was acknowledged, kept outside of the server: the state that every life of it must show. Thread-safe but for the
 * batches, which belong to the thread of their line while load runs.
 */
final class KillBook {
    private static final int MOST_FINDINGS = 20;
    private static final int LONGEST_FINDING = 1000;

    private final Map<String, KillBatch> batchesByLot = new LinkedHashMap<>();
    private final Map<Kind, Long> acknowledged = new EnumMap<>(Kind.class);
    private final BitSet sequences = new BitSet();
    private final Set<String> codes = new HashSet<>();
    private final List<String> findings = new ArrayList<>();
    private long records;
    private volatile int cycle;

    int cycle() {
        return cycle;
    }

    void beginCycle(int number) {
        cycle = number;
    }

    /** A deed was acknowledged, or is known to be there by other means: it holds from now on. */
    synchronized void done(KillJob job, KillDeed deed, String answer) {
        deed.done(answer, cycle);
        job.batch().ifPresent(batch -> {
            batch.touched(cycle);
            batchesByLot.put(batch.lot(), batch);
        });
        acknowledged.merge(job.kind(), 1L, Long::sum);
        records += deed.records();
    }

    /** Each answer names a record of the log of its own. */
    synchronized void sequence(long sequence, String of) {
        if (sequences.get((int) sequence)) {
            finding("sequence " + sequence + " was answered twice, the second time to " + of);
        }
        sequences.set((int) sequence);
    }

    /** No code is given to anybody twice. */
    synchronized void issued(List<String> given) {
        given.stream().filter(code -> !codes.add(code)).forEach(code -> finding("code issued twice: " + code));
    }

    synchronized void finding(String text) {
        if (findings.size() < MOST_FINDINGS) {
            findings.add("cycle " + cycle + ": " + text.substring(0, Math.min(text.length(), LONGEST_FINDING)));
        }
    }

    synchronized List<String> findings() {
        return List.copyOf(findings);
    }

    /** Records that the log must have. */
    synchronized long records() {
        return records;
    }

    synchronized List<KillBatch> batches() {
        return new ArrayList<>(batchesByLot.values());
    }

    synchronized Map<Kind, Long> acknowledged() {
        return new EnumMap<>(acknowledged);
    }
}
