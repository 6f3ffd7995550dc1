package suma.loadgen;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogWriter;

/** A run as a histogram log, a tagged interval an operation, values in nanoseconds; HdrHistogram's own tools read it. */
final class HdrReport {
    private HdrReport() {
    }

    static void write(Path file, Run run, Outcome outcome) throws IOException {
        try (PrintStream out = new PrintStream(Files.newOutputStream(file))) {
            HistogramLogWriter log = new HistogramLogWriter(out);
            long startMs = run.at().toEpochMilli();
            log.outputComment(run.title());
            log.outputLogFormatVersion();
            log.outputStartTime(startMs);
            log.outputLegend();
            for (Map.Entry<Operation, Figures> entry : outcome.figures().entrySet()) {
                log.outputIntervalHistogram(stamped(entry.getValue().latencyNs(), entry.getKey(), startMs, run.times().seconds()));
            }
            if (out.checkError()) {
                throw new IOException("not all of it could be written");
            }
        }
    }

    private static Histogram stamped(Histogram latencyNs, Operation operation, long startMs, long seconds) {
        Histogram copy = latencyNs.copy();
        copy.setTag(operation.text());
        copy.setStartTimeStamp(startMs);
        copy.setEndTimeStamp(startMs + seconds * 1000);
        return copy;
    }
}
