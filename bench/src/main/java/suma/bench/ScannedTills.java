package suma.bench;

import static suma.bench.Figure.Goal.atLeast;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Lookups at the till while the public asks about codes: its scans counted and remembered, beside the same ones only answered. */
final class ScannedTills implements Comparison {
    private static final double SCANS = 5000;
    /** What is noise. */
    private static final double UNSLOWED = 0.95;

    private final TillBench bench;
    private final ExecutorService threads = Executors.newSingleThreadExecutor();
    private final Figure without;
    private final Figure with;
    private final Figure ratio;
    private final Figure scans;
    private boolean countedFirst;

    ScannedTills(TillBench bench) {
        this.bench = bench;
        Results results = bench.results();
        without = results.figure("GET beside public scans only answered", "codes/s");
        with = results.figure("GET beside public scans remembered", "codes/s");
        ratio = results.figure("scans remembered : only answered", "times", atLeast(UNSLOWED));
        scans = results.figure("public scans remembered meanwhile", "scans/s");
    }

    /** Which comes first changes from run to run. */
    @Override
    public void run() throws IOException, InterruptedException {
        countedFirst = !countedFirst;
        for (boolean counted : List.of(countedFirst, !countedFirst)) {
            lookUpBeside(counted);
        }
        ratio.addRatio(with, without);
    }

    private void lookUpBeside(boolean counted) throws IOException, InterruptedException {
        PublicScans scanning = new PublicScans(bench.stock(), counted, SCANS);
        Future<Double> scanned = threads.submit(scanning);
        try {
            Figure rate = counted ? with : without;
            rate.add(bench.run(bench.stock().lookups(LookupDuel.PEAK_DEPTH, "max")).perSecond());
        } finally {
            scanning.stop();
        }
        double perSecond = result(scanned);
        if (counted) {
            scans.add(perSecond);
        }
    }

    private static double result(Future<Double> scanned) throws IOException, InterruptedException {
        try {
            return scanned.get();
        } catch (ExecutionException e) {
            throw new IOException("public scans beside the lookups: " + e.getCause(), e);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
