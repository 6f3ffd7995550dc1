package suma.loadgen;

import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A run as one HTML page that needs nothing else. */
final class HtmlReport {
    private static final String STYLE = "body{font:15px/1.5 system-ui,sans-serif;max-width:860px;margin:2em auto;padding:0 1em}"
            + "table{border-collapse:collapse}td,th{padding:.2em .8em;border-bottom:1px solid #d0d7de;text-align:right}"
            + "td:first-child,th:first-child{text-align:left}svg{width:100%;font-size:12px}.bad{color:#d1242f}";

    private static final List<String> COLUMNS = List.of("offered", "done", "failed", "p50", "p90", "p99", "p99.9", "max");

    private HtmlReport() {
    }

    static String of(Run run, Outcome outcome) {
        String title = escaped(run.title());
        return "<!DOCTYPE html>\n<html lang=\"en\"><meta charset=\"utf-8\"><title>" + title + "</title>\n<style>" + STYLE + "</style>\n<h1>"
                + title + "</h1>\n" + circumstances(run) + problems(outcome) + table(outcome)
                + String.format(Locale.ROOT, "<p>Latencies in ms, %s. %.1f/s done in time.</p>%n", run.timedFrom(), outcome.perSecond())
                + "<h2>Latency</h2>\n" + Charts.percentiles(outcome)
                + "<h2>Throughput</h2>\n" + Charts.throughput(outcome) + failures(outcome);
    }

    private static String circumstances(Run run) {
        return "<p>" + run.at().truncatedTo(ChronoUnit.SECONDS) + ", " + run.times().warmupSeconds()
                + " s of warm-up before, not measured. Load from: " + escaped(run.machine().toString()) + ".</p>\n";
    }

    private static String problems(Outcome outcome) {
        return outcome.problems().stream().map(problem -> "<p class=\"bad\">" + escaped(problem) + "</p>\n").collect(Collectors.joining());
    }

    private static String table(Outcome outcome) {
        StringBuilder rows = new StringBuilder("<table><tr><th></th><th>" + String.join("</th><th>", COLUMNS) + "</th></tr>\n");
        outcome.figures().forEach((operation, figures) -> rows.append(row(operation.text(), figures)));
        return rows.append(row("all", outcome.total())).append("</table>\n").toString();
    }

    private static String row(String name, Figures f) {
        Stream<String> counts = Stream.of(f.offeredCount(), f.doneCount(), f.failedCount()).map(String::valueOf);
        Stream<String> millis = Stream.of(f.millis(50), f.millis(90), f.millis(99), f.millis(99.9), f.maxMillis())
                .map(ms -> String.format(Locale.ROOT, "%.3f", ms));
        return Stream.concat(Stream.concat(Stream.of(name), counts), millis)
                .collect(Collectors.joining("</td><td>", "<tr><td>", "</td></tr>\n"));
    }

    private static String failures(Outcome outcome) {
        String items = outcome.reasons().entrySet().stream()
                .map(entry -> "<li>" + entry.getValue() + " × " + escaped(entry.getKey()) + "</li>\n").collect(Collectors.joining());
        return items.isEmpty() ? "" : "<h2>What went wrong</h2>\n<ul>" + items + "</ul>\n";
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }
}
