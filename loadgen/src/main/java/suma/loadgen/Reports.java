package suma.loadgen;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** The files that a run leaves. */
final class Reports {
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    private Reports() {
    }

    /** Writes JSON, histogram log and page; their common name without the ending. */
    static Path write(Path folder, Run run, Outcome outcome) throws IOException {
        Files.createDirectories(folder);
        Path name = folder.resolve(run.scenario() + "-" + STAMP.format(run.at()));
        Files.write(Path.of(name + ".json"), JsonReport.of(run, outcome));
        Files.writeString(Path.of(name + ".html"), HtmlReport.of(run, outcome));
        HdrReport.write(Path.of(name + ".hdr"), run, outcome);
        return name;
    }
}
