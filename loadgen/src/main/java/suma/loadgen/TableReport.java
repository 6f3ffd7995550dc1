package suma.loadgen;

import java.util.Locale;

/** A run as a table for the terminal; latencies in milliseconds. */
final class TableReport {
    private static final String HEAD = "%-8s %10s %10s %8s %9s %9s %9s %9s %9s%n";
    private static final String ROW = "%-8s %10d %10d %8d %9.3f %9.3f %9.3f %9.3f %9.3f%n";

    private TableReport() {
    }

    static String of(Run run, Outcome outcome) {
        StringBuilder text = new StringBuilder(HEAD.formatted("ms", "offered", "done", "failed", "p50", "p90", "p99", "p99.9", "max"));
        outcome.figures().forEach((operation, figures) -> text.append(row(operation.text(), figures)));
        text.append(row("all", outcome.total()));
        text.append(String.format(Locale.ROOT, "%.1f/s answered, latencies %s%n", outcome.perSecond(), run.timedFrom()));
        text.append(outcome.timingError()).append(outcome.timingError().isEmpty() ? "" : "\n");
        outcome.reasons().forEach((reason, times) -> text.append(times).append(" × ").append(reason).append('\n'));
        return text.toString();
    }

    private static String row(String name, Figures figures) {
        return String.format(Locale.ROOT, ROW, name, figures.offeredCount(), figures.doneCount(), figures.failedCount(), figures.millis(50),
                figures.millis(90), figures.millis(99), figures.millis(99.9), figures.maxMillis());
    }
}
