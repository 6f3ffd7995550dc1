package suma.bench;

import static suma.bench.Figure.Goal.atMost;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
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

    /** One minute of it. */
    private record Lap(double p99, double p999, double residentBytes) {
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Results results = options.newResults();
        try (Scratch scratch = options.scratch(); SumaProcess suma = server.start(scratch.next())) {
            TillStock stock = TillStock.make(suma, Files.createDirectories(scratch.next()), options.size(usualCodes, 10_000));
            TillBench bench = new TillBench(stock, options, load, scratch, results, false);
            double rate = bench.run(questions(stock, "max")).perSecond() / 2;
            report(results, rate, laps(bench, String.format(Locale.ROOT, "%.0f", rate)));
        }
        options.publish(results);
        return 0;
    }

    private static List<String> questions(TillStock stock, String rate) throws IOException {
        return stock.overResp("resolve", "--codes-file", stock.codes().toString(), "--rate", rate, "--connections", LookupDuel.CONNECTIONS,
                "--pipeline", "16");
    }

    private List<Lap> laps(TillBench bench, String rate) throws IOException, InterruptedException {
        List<Lap> laps = new ArrayList<>();
        int seconds = (int) options.size(SECONDS_A_LAP, TINY_SECONDS);
        for (int minute = 0; minute < options.size(minutes, 3); minute++) {
            LoadProcess.Found found = load.run(options, bench.scratch().next(), questions(bench.stock(), rate), seconds);
            laps.add(new Lap(found.p99(), found.p999(), bench.stock().suma().residentBytes()));
            System.out.printf(Locale.ROOT, "%4d min  p99 %.3f ms  p99.9 %.3f ms  resident %s%n", minute + 1, found.p99(), found.p999(),
                    Figure.text(laps.get(minute).residentBytes));
        }
        return laps;
    }

    /** The first fifth, in which the server is still warming up, is what the last fifth stands beside. */
    private static void report(Results results, double rate, List<Lap> laps) {
        int fifth = Math.max(1, laps.size() / 5);
        results.figure("lookups, half of peak, open loop", "codes/s").add(rate);
        Figure early = results.figure("resident memory, first fifth", "bytes");
        Figure late = results.figure("resident memory, last fifth", "bytes");
        Figure earlyP99 = results.figure("p99 of a minute, first fifth", "ms");
        Figure lateP99 = results.figure("p99 of a minute, last fifth", "ms");
        Figure lateP999 = results.figure("p99.9 of a minute, last fifth", "ms");
        for (int i = 0; i < fifth; i++) {
            Lap last = laps.get(laps.size() - fifth + i);
            early.add(laps.get(i).residentBytes);
            late.add(last.residentBytes);
            earlyP99.add(laps.get(i).p99);
            lateP99.add(last.p99);
            lateP999.add(last.p999);
        }
        results.figure("memory, last : first", "times", atMost(MOST_GROWTH)).add(late.median() / early.median());
        results.figure("p99, last : first", "times", atMost(MOST_DRIFT)).add(lateP99.median() / earlyP99.median());
    }
}
