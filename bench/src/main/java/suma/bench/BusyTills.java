package suma.bench;

import static suma.bench.Figure.Goal.atLeast;
import static suma.bench.Figure.Goal.atMost;

import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** Lookups at half of the peak rate, open loop, while lines order and pack on the same server. */
final class BusyTills implements TillPart {
    private static final double LINKS = 100_000;
    private static final int PER_PACK = 24;
    private static final double SHARE_OF_PEAK = 0.5;
    private static final double KEPT = 0.99;
    /** Orders a second, of {@link #ORDERED} codes each. */
    private static final String ORDERS = "2";
    private static final String ORDERED = "100000";
    private static final String DEPTH = "16";

    private final TillBench bench;
    private final LookupDuel lookups;
    private final Figure rate;
    private final Figure p99;
    private final Figure p999;
    private final Figure failed;
    private final Figure links;
    private final Figure orders;

    BusyTills(TillBench bench, LookupDuel lookups) {
        this.bench = bench;
        this.lookups = lookups;
        Results results = bench.results();
        rate = results.figure("busy: lookups, half of peak, open loop", "codes/s");
        p99 = results.figure("busy: p99 from when due", "ms", atMost(1));
        p999 = results.figure("busy: p99.9 from when due", "ms", atMost(5));
        failed = results.figure("busy: lookups that failed", "codes", atMost(0));
        links = results.figure("busy: links made meanwhile", "links/s", atLeast(LINKS * KEPT));
        orders = results.figure("busy: codes ordered meanwhile", "codes/s");
    }

    /** Orders and packs begin first and end last, so that all that is measured has them beside it. */
    @Override
    public void run() throws IOException, InterruptedException {
        try (LoadProcess packing = background("pack", "--rate", number(LINKS / PER_PACK), "--children", Integer.toString(PER_PACK));
             LoadProcess ordering = background("issue", "--rate", ORDERS, "--quantity", ORDERED);
             LoadProcess asking = bench.load().start(bench.options(), bench.scratch().next(), questions())) {
            LoadProcess.Found asked = asking.await();
            rate.add(asked.perSecond());
            p99.add(asked.p99());
            p999.add(asked.p999());
            failed.add(asked.failed());
            links.add(PER_PACK * found(packing, "packing"));
            orders.add(Double.parseDouble(ORDERED) * found(ordering, "ordering"));
            note("lookups", asked.problems());
        }
    }

    private LoadProcess background(String scenario, String... more) throws IOException {
        return bench.load().start(bench.options(), bench.scratch().next(), bench.stock().overHttp(scenario, more));
    }

    private List<String> questions() throws IOException {
        return bench.stock().overResp("resolve", "--codes-file", bench.stock().codes().toString(), "--rate",
                number(SHARE_OF_PEAK * lookups.peak()), "--connections", LookupDuel.CONNECTIONS, "--pipeline", DEPTH);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.0f", value);
    }

    private double found(LoadProcess load, String what) throws IOException, InterruptedException {
        LoadProcess.Found found = load.await();
        note(what, found.problems());
        return found.perSecond();
    }

    private void note(String what, List<String> problems) {
        if (!problems.isEmpty()) {
            bench.results().note("busy run " + rate.values().size() + ", " + what + ": " + String.join("; ", problems));
        }
    }

    @Override
    public void close() {
        assert rate.values().size() >= failed.values().size();
    }
}
