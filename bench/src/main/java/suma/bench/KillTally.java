package suma.bench;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import suma.bench.KillJob.Kind;
import suma.engine.FaultPoints.Place;

/** Counts of a run over all its data folders, for its report. */
final class KillTally {
    /** What {@code verify} says of an index that nobody has closed in order. */
    private static final String NOT_CLOSED = "was not closed in order";

    private final long startNs = System.nanoTime();
    private final Map<Place, Long> deaths = new EnumMap<>(Place.class);
    private final Map<String, Long> calls = new TreeMap<>();
    private final Map<Kind, Long> acknowledged = new EnumMap<>(Kind.class);
    private final List<String> findings = new ArrayList<>();
    private long cycles;
    private long kills;
    private long failures;
    private long verified;
    private long indexes;
    private long backups;
    private long whole;
    private long absent;
    private long dropped;
    private long seen;
    private long codes;
    private long batches;

    void killed() {
        kills++;
    }

    /** The server ended itself at a place. */
    void died(Place at) {
        deaths.merge(at, 1L, Long::sum);
    }

    /** The disk failed a call, and the server went on or ended itself. */
    void failed(String call, boolean ended) {
        calls.merge(call, 1L, Long::sum);
        failures += ended ? 1 : 0;
    }

    void verified(String said) {
        verified++;
        indexes += said.contains(NOT_CLOSED) ? 0 : 1;
    }

    void settled(KillSettlement settlement) {
        whole += settlement.whole();
        absent += settlement.absent();
    }

    void print(PrintStream out, int cycle, KillBook book) {
        cycles++;
        out.printf(Locale.ROOT, "cycle %d at %.0f s: %d records, in doubt so far %d there and %d not, %d findings%n", cycle, seconds(),
                book.records(), whole, absent, book.findings().size());
    }

    private double seconds() {
        return (System.nanoTime() - startNs) / 1e9;
    }

    /** Takes over what became of one data folder. */
    void add(KillBook book, List<KillLine> lines, KillWatcher watcher, KillBackups made) {
        book.acknowledged().forEach((kind, count) -> acknowledged.merge(kind, count, Long::sum));
        findings.addAll(book.findings());
        backups += made.made();
        dropped += lines.stream().mapToLong(KillLine::dropped).sum();
        seen += watcher.seen();
        batches += book.batches().size();
        codes += book.batches().stream().mapToLong(KillBatch::quantity).sum();
    }

    List<String> findings() {
        return findings;
    }

    void print(PrintStream out) {
        out.printf(Locale.ROOT, "%d cycles in %.0f s: killed %d times at some moment; died by itself: %s%n", cycles, seconds(), kills, told(deaths));
        if (!calls.isEmpty()) {
            out.printf("calls that the disk failed: %s; the server ended itself %d times for it%n", told(calls), failures);
        }
        out.printf("verified %d times, with an index that was closed in order %d times; backups %d%n", verified, indexes, backups);
        out.println("acknowledged: " + told(acknowledged));
        out.printf("codes %d in %d batches%n", codes, batches);
        out.printf("in doubt when the server died: %d there, %d not; connections cut by the client %d; seen by a reader %d%n", whole, absent,
                dropped, seen);
        findings.forEach(finding -> out.println("FINDING " + finding));
        out.println(findings.isEmpty() ? "nothing lost, halved or doubled" : findings.size() + " findings");
    }

    private static String told(Map<?, Long> counts) {
        return counts.entrySet().stream().map(entry -> entry.getValue() + " " + entry.getKey().toString().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }
}
