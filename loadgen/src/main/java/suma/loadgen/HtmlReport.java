package suma.loadgen;

import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A run as one HTML page that needs nothing else. */
final class HtmlReport {
    private static final String STYLE = "body{font:15px/1.5 system-ui,sans-serif;color:#1f2328;max-width:880px;margin:2em auto;padding:0 1em}"
            + "h1{margin:0;font-size:1.7em}h2{font-size:1.2em;margin:1.6em 0 .4em}table{border-collapse:collapse}"
            + "td,th{padding:.25em .8em;border-bottom:1px solid #d0d7de;text-align:right;font-variant-numeric:tabular-nums}"
            + "td:first-child,th:first-child{text-align:left;padding-left:0}table.facts td{text-align:left;border:0;padding:.1em 1.2em .1em 0}"
            + "table.facts td:first-child{color:#57606a}tr:last-child td{font-weight:600}table.facts tr td{font-weight:400}"
            + "svg{width:100%;font-size:12px}.good,.bad{padding:.4em .8em;border-left:4px solid}"
            + ".good{border-color:#1a7f37;background:#dafbe1}.bad{border-color:#d1242f;background:#ffebe9}";
    private static final List<String> COLUMNS = List.of("offered", "done", "failed", "p50", "p90", "p99", "p99.9", "max");

    private HtmlReport() {
    }

    static String of(Run run, Outcome outcome) {
        return "<!DOCTYPE html>\n<html lang=\"en\"><meta charset=\"utf-8\"><title>" + escaped(run.title()) + "</title>\n<style>" + STYLE
                + "</style>\n<h1>" + escaped(run.scenario() + ", " + run.pace()) + "</h1>\n" + facts(run, outcome) + problems(outcome) + table(outcome)
                + (outcome.total().doneCount() == 0 ? "" : "<h2>Latency, ms " + run.timedFrom() + "</h2>\n" + Charts.percentiles(outcome))
                + "<h2>Throughput</h2>\n" + Charts.throughput(outcome) + failures(outcome);
    }

    private static String facts(Run run, Outcome outcome) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("target", run.target().toString());
        facts.put("connections", run.links().connections() + (run.links().depth() == 1 ? "" : ", " + run.links().depth() + " calls under way on each"));
        facts.put("measured", run.times().seconds() + " s after " + run.times().warmupSeconds() + " s of warm-up, " + run.at().truncatedTo(ChronoUnit.SECONDS));
        facts.put("answered", String.format(Locale.ROOT, "%,.1f calls/s", outcome.perSecond()));
        facts.put("own clock", outcome.timingError());
        facts.put("load from", run.machine().toString());
        return facts.entrySet().stream().filter(fact -> !fact.getValue().isEmpty())
                .map(fact -> "<tr><td>" + fact.getKey() + "</td><td>" + escaped(fact.getValue()) + "</td></tr>\n")
                .collect(Collectors.joining("", "<table class=\"facts\">\n", "</table>\n"));
    }

    private static String problems(Outcome outcome) {
        return outcome.good() ? "<p class=\"good\">Every answer was right" + (outcome.schedule().promised().isPresent() ? ", and the rate was kept" : "") + ".</p>\n"
                : outcome.problems().stream().map(problem -> "<p class=\"bad\">" + escaped(problem) + "</p>\n").collect(Collectors.joining());
    }

    private static String table(Outcome outcome) {
        StringBuilder rows = new StringBuilder("<table><tr><th>ms</th><th>" + String.join("</th><th>", COLUMNS) + "</th></tr>\n");
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
