package suma.loadgen;

import java.util.Locale;
import java.util.stream.Collectors;

/** A run as one HTML page that needs nothing else. */
final class HtmlReport {
    private static final String STYLE = "body{font:15px/1.5 system-ui,sans-serif;max-width:860px;margin:2em auto;padding:0 1em;color:#1f2328}"
            + "table{border-collapse:collapse}td,th{padding:.2em .8em;border-bottom:1px solid #d0d7de;text-align:right}"
            + "td:first-child,th:first-child{text-align:left}svg{width:100%;font-size:12px}.bad{color:#d1242f}";

    private HtmlReport() {
    }

    static String of(Run run, Outcome outcome) {
        String title = escaped(run.title());
        return "<!DOCTYPE html>\n<html lang=\"en\"><meta charset=\"utf-8\"><title>" + title + "</title>\n<style>" + STYLE + "</style>\n"
                + "<h1>" + title + "</h1>\n<p>" + run.at() + ", " + run.warmupSeconds() + " s of warm-up before, not measured. Load from: "
                + escaped(run.machine().toString()) + ".</p>\n" + problems(outcome) + table(outcome)
                + "<p>Latencies in ms, from the time a call was due. " + String.format(Locale.ROOT, "%.1f", outcome.perSecond()) + "/s done in time.</p>\n"
                + "<h2>Latency</h2>\n" + Charts.percentiles(outcome) + "<h2>Throughput</h2>\n" + Charts.throughput(outcome) + failures(outcome);
    }

    private static String problems(Outcome outcome) {
        return outcome.problems().stream().map(problem -> "<p class=\"bad\">" + escaped(problem) + "</p>\n").collect(Collectors.joining());
    }

    private static String table(Outcome outcome) {
        StringBuilder rows = new StringBuilder("<table><tr><th></th><th>offered</th><th>done</th><th>failed</th><th>p50</th><th>p90</th><th>p99</th>"
                + "<th>p99.9</th><th>max</th></tr>\n");
        outcome.figures().forEach((operation, figures) -> rows.append(row(operation.text(), figures)));
        return rows.append(row("all", outcome.total())).append("</table>\n").toString();
    }

    private static String row(String name, Figures f) {
        return String.format(Locale.ROOT, "<tr><td>%s</td><td>%d</td><td>%d</td><td>%d</td><td>%.3f</td><td>%.3f</td><td>%.3f</td><td>%.3f</td><td>%.3f</td></tr>%n",
                name, f.offeredCount(), f.doneCount(), f.failedCount(), f.millis(50), f.millis(90), f.millis(99), f.millis(99.9), f.maxMillis());
    }

    private static String failures(Outcome outcome) {
        return outcome.reasons().isEmpty() ? "" : "<h2>What went wrong</h2>\n<ul>" + outcome.reasons().entrySet().stream()
                .map(entry -> "<li>" + entry.getValue() + " × " + escaped(entry.getKey()) + "</li>").collect(Collectors.joining("\n")) + "</ul>\n";
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }
}
