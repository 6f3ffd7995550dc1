package suma.loadgen;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Two runs side by side. */
@Command(name = "compare", mixinStandardHelpOptions = true, description = "sets two runs side by side, by the JSON that they left")
final class CompareCommand implements Callable<Integer> {
    private static final String ROW = "%-10s %-8s %14.3f %14.3f %9s%n";

    @Parameters(index = "0", paramLabel = "A", description = "JSON of a run")
    private Path first;
    @Parameters(index = "1", paramLabel = "B", description = "JSON of another")
    private Path second;

    @Override
    public Integer call() throws IOException, LoadException {
        ReportFile a = ReportFile.read(first);
        ReportFile b = ReportFile.read(second);
        System.out.printf("A: %s%nB: %s%n%n", a.title(), b.title());
        System.out.printf("%-10s %-8s %14s %14s %9s%n", "", "", "A", "B", "B : A");
        print("all", "done/s", Double.parseDouble(a.facts().get("donePerSecond")), Double.parseDouble(b.facts().get("donePerSecond")));
        a.rows().forEach((operation, numbers) -> compare(operation, numbers, b.rows().getOrDefault(operation, Map.of())));
        return 0;
    }

    private static void compare(String operation, Map<String, Double> a, Map<String, Double> b) {
        a.forEach((name, value) -> {
            if (b.containsKey(name)) {
                print(operation, name, value, b.get(name));
            }
        });
    }

    private static void print(String operation, String name, double a, double b) {
        System.out.printf(Locale.ROOT, ROW, operation, name, a, b, a == 0 ? "-" : String.format(Locale.ROOT, "%.2f", b / a));
    }
}
