package suma.loadgen;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The files that a run leaves. */
final class Reports {
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    @Option(names = "--results", paramLabel = "DIR", defaultValue = "loadgen-results",
            description = "JSON, HTML and .hdr go there (${DEFAULT-VALUE})")
    private Path folder;
    @Option(names = "--name", paramLabel = "NAME", description = "what they are called (scenario and time)")
    private Optional<String> name = Optional.empty();
    private int written;

    /** Writes JSON, histogram log and page, whatever becomes of the others; what could not be written. */
    List<String> write(Run run, Outcome outcome) {
        String base = name.orElse(run.scenario() + "-" + STAMP.format(run.at())) + (written++ == 0 ? "" : "-" + written);
        List<String> problems = new ArrayList<>();
        attempt(problems, ".json", base, file -> Files.write(file, JsonReport.of(run, outcome)));
        attempt(problems, ".html", base, file -> Files.writeString(file, HtmlReport.of(run, outcome)));
        attempt(problems, ".hdr", base, file -> HdrReport.write(file, run, outcome));
        System.out.printf(Locale.ROOT, "written: %s.{json,html,hdr}%s%n", folder.resolve(base),
                problems.isEmpty() ? "" : " but for " + problems.size());
        return problems;
    }

    /** Writing one file. */
    private interface Writing {
        void to(Path file) throws IOException;
    }

    private void attempt(List<String> problems, String ending, String base, Writing writing) {
        Path file = folder.resolve(base + ending);
        try {
            Files.createDirectories(folder);
            writing.to(file);
        } catch (IOException e) {
            problems.add("report " + file + ": expected to be written, actual " + e);
        }
    }
}
