package suma.bench;

import static suma.bench.Figure.Goal.atMost;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lookups at one rate for a long time: memory must not grow, and latencies must not drift. */
@Command(name = "soak", description = "lookups at half of the peak rate for a long time: memory and p99 at its end beside its beginning")
final class SoakCommand implements Callable<Integer> {
    private static final int SECONDS_A_LAP = 60;
    private static final int TINY_SECONDS = 2;
    private static final double MOST_GROWTH = 1.05;
    private static final double MOST_DRIFT = 1.25;

    @Mixin
    private RunOptions options;
    @Mixin
    private ServerOptions server;
    @Mixin
    private LoadOptions load;
    @Option(names = "--codes", paramLabel = "N", defaultValue = "10000000", description = "packed codes in the folder (default: ${DEFAULT-VALUE})")
    private long usualCodes;
    @Option(names = "--minutes", paramLabel = "N", defaultValue = "60", description = "how long (default: ${DEFAULT-VALUE})")
    private int minutes;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Results results = options.newResults();
        try (Scratch scratch = options.scratch(); SumaProcess suma = server.start(scratch.next())) {
            TillStock stock = TillStock.make(suma, Files.createDirectories(scratch.next()), options.size(usualCodes, 10_000));
            TillBench bench = new TillBench(stock, options, load, scratch, results, false);
            double rate = bench.run(questions(stock, "max")).perSecond() / 2;
            results.figure("lookups, half of peak, open loop", "codes/s").add(rate);
            soak(bench, String.format(Locale.ROOT, "%.0f", rate));
        }
        options.publish(results);
        return 0;
    }

    private static List<String> questions(TillStock stock, String rate) throws IOException {
        return stock.lookups(LookupDuel.PEAK_DEPTH, rate, "--slice", LookupDuel.SLICE_MICROS);
    }

    private void soak(TillBench bench, String rate) throws IOException, InterruptedException {
        Results results = bench.results();
        Figure p99 = results.figure("p99 of a minute, from when due", "ms");
        Figure p999 = results.figure("p99.9 of a minute, from when due", "ms");
        Figure failed = results.figure("lookups of a minute that failed", "codes", atMost(0));
        Figure resident = results.figure("resident memory after a minute", "bytes");
        for (int minute = 1; minute <= options.size(minutes, 3); minute++) {
            LoadProcess.Found found = lap(bench, rate);
            p99.add(found.p99());
            p999.add(found.p999());
            failed.add(found.failed());
            resident.add(bench.stock().suma().residentBytes());
            if (!found.problems().isEmpty()) {
                results.note("minute " + minute + ": " + String.join("; ", found.problems()));
            }
            System.out.printf(Locale.ROOT, "%4d min  p99 %.3f ms  p99.9 %.3f ms  resident %s%n", minute, found.p99(), found.p999(), Figure.text(resident.last()));
            options.keep(results);
        }
        results.figure("memory, last fifth : first", "times", atMost(MOST_GROWTH)).add(lastToFirst(resident));
        results.figure("p99, last fifth : first", "times", atMost(MOST_DRIFT)).add(lastToFirst(p99));
    }

    /** What goes wrong in one minute is told of, and does not end the rest. */
    private LoadProcess.Found lap(TillBench bench, String rate) throws IOException, InterruptedException {
        int seconds = (int) options.size(SECONDS_A_LAP, TINY_SECONDS);
        try (LoadProcess asking = load.start(options, bench.scratch().next(), questions(bench.stock(), rate), seconds)) {
            return asking.await();
        }
    }

    /** The median of the last fifth beside that of the first, in which the server is still warming up. */
    private static double lastToFirst(Figure minutes) {
        List<Double> values = minutes.values();
        int fifth = Math.max(1, values.size() / 5);
        return Figure.median(values.subList(values.size() - fifth, values.size())) / Figure.median(values.subList(0, fifth));
    }
}
