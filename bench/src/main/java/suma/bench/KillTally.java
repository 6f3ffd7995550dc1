package suma.bench;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Counts of a run, for its report. */
final class KillTally {
    private final long startNs = System.nanoTime();
    private long kills;
    private long killsAgain;
    private long stops;
    private long whole;
    private long absent;
    private long lastRecords;

    void killed() {
        kills++;
    }

    /** Killed while it was coming back. */
    void killedAgain() {
        killsAgain++;
    }

    void stopped() {
        stops++;
    }

    void settled(KillSettlement settlement) {
        whole += settlement.whole();
        absent += settlement.absent();
    }

    void print(PrintStream out, int cycle, KillBook book) {
        long records = book.records();
        out.printf(Locale.ROOT, "cycle %d at %.0f s: %d records more, in doubt so far %d there and %d not, %d findings%n", cycle,
                (System.nanoTime() - startNs) / 1e9, records - lastRecords, whole, absent, book.findings().size());
        lastRecords = records;
    }

    void printTotals(PrintStream out, KillBook book, List<KillLine> lines, KillWatcher watcher) {
        List<KillBatch> batches = book.batches();
        out.printf("killed %d times, and %d times while coming back; stopped in order and verified %d times%n", kills, killsAgain, stops);
        out.println("acknowledged: " + book.acknowledged().entrySet().stream()
                .map(entry -> entry.getValue() + " " + entry.getKey().name().toLowerCase(Locale.ROOT)).collect(Collectors.joining(", ")));
        out.printf("codes %d in %d batches, packed now %d%n", batches.stream().mapToLong(KillBatch::quantity).sum(), batches.size(),
                batches.stream().mapToLong(KillBatch::packed).sum());
        out.printf("in doubt when the server died: %d there, %d not; connections cut by the client %d; seen by a reader %d%n",
                whole, absent, lines.stream().mapToLong(KillLine::dropped).sum(), watcher.seen());
        book.findings().forEach(finding -> out.println("FINDING " + finding));
        out.println(book.findings().isEmpty() ? "nothing lost, halved or doubled" : book.findings().size() + " findings");
    }
}
