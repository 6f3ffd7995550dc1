package suma.loadgen;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import suma.resolver.json.JsonIn;
import suma.resolver.json.TextRule;

/**
 * The JSON of a run, read again.
 *
 * @param rows by kind of call, its numbers by name
 */
record ReportFile(Map<String, String> facts, Map<String, Map<String, Double>> rows) {
    private static final String OPERATIONS = "operations";
    private static final TextRule ANY = text -> TextRule.FINE;

    static ReportFile read(Path file) throws IOException, LoadException {
        ReportFile report = new ReportFile(new LinkedHashMap<>(), new LinkedHashMap<>());
        try (JsonIn in = JsonIn.of(Files.readAllBytes(file))) {
            report.read(in);
        } catch (NumberFormatException e) {
            throw new LoadException(file + ": expected the JSON of a run, actual " + e.getMessage());
        }
        if (report.rows.isEmpty()) {
            throw new LoadException(file + ": expected the JSON of a run, actual other JSON");
        }
        return report;
    }

    private void read(JsonIn in) {
        for (boolean more = in.beginObject() && in.nextField(); more; more = in.nextField()) {
            switch (in.field()) {
                case OPERATIONS -> readRows(in);
                case "scenario", "target", "timed", "at", "donePerSecond" -> facts.put(in.field(), in.textOrNumber(ANY));
                default -> in.skipValue();
            }
        }
    }

    private void readRows(JsonIn in) {
        for (boolean more = in.beginArray() && in.nextElement(); more; more = in.nextElement()) {
            Map<String, String> row = new LinkedHashMap<>();
            for (boolean field = in.beginObject() && in.nextField(); field; field = in.nextField()) {
                row.put(in.field(), in.textOrNumber(ANY));
            }
            String operation = row.remove("operation");
            Map<String, Double> numbers = new LinkedHashMap<>();
            row.forEach((name, value) -> numbers.put(name, Double.valueOf(value)));
            rows.put(operation, numbers);
        }
    }

    String title() {
        return facts.get("scenario") + " against " + facts.get("target") + ", " + facts.get("at") + ", " + facts.get("donePerSecond")
                + "/s, timed " + facts.get("timed");
    }
}
