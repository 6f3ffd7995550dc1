package suma.bench;

import static suma.bench.Figure.Goal.atLeast;
import static suma.bench.Figure.Goal.atMost;

import java.io.IOException;
import java.util.List;
import java.util.Locale;

/**
 * Ten times as many lookups under way as the peak was measured with. Lookups are not refused: what the server does not read
 * yet stays in the sockets, so that their time grows with how many are under way and no further.
 */
final class OverloadedLookups {
    private static final int CONNECTIONS = 50;
    private static final int DEPTH = 16;
    private static final int TIMES = 10;
    private static final double KEPT = 0.8;
    private static final double MOST_GROWTH = 1.1;

    private final OverloadBench bench;

    OverloadedLookups(OverloadBench bench) {
        this.bench = bench;
    }

    void run() throws IOException, InterruptedException {
        Results results = bench.results();
        try (OverloadBench.Stocked server = bench.start(bench.scratch().next(), Surroundings.USUAL)) {
            LoadProcess.Found peak = ask(server.stock(), CONNECTIONS);
            double before = server.suma().residentBytes();
            LoadProcess.Found over = ask(server.stock(), TIMES * CONNECTIONS);
            results.figure("lookups: peak, " + CONNECTIONS * DEPTH + " under way", "codes/s").add(peak.perSecond());
            results.figure("lookups: at peak, p99", "ms").add(peak.p99());
            results.figure("lookups: with " + TIMES + " times as many, of peak", "times", atLeast(KEPT)).add(over.perSecond() / peak.perSecond());
            results.figure("lookups: with " + TIMES + " times as many, p99", "ms").add(over.p99());
            results.figure("lookups: with " + TIMES + " times as many, p99.9", "ms").add(over.p999());
            results.figure("lookups: memory, after : before", "times", atMost(MOST_GROWTH)).add(server.suma().residentBytes() / before);
        }
    }

    private LoadProcess.Found ask(TillStock stock, int connections) throws IOException, InterruptedException {
        List<String> questions = stock.overResp("resolve", "--codes-file", stock.codes().toString(), "--rate", "max", "--connections",
                String.format(Locale.ROOT, "%d", connections), "--pipeline", Integer.toString(DEPTH));
        return bench.load().run(bench.options(), bench.scratch().next(), questions);
    }
}
