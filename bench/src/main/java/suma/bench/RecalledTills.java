package suma.bench;

import static suma.bench.Figure.Goal.atMost;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import suma.engine.catalog.Level;

/** Lookups of one lot at half of the peak rate, open loop: before, during and after another lot is recalled and its impact asked. */
final class RecalledTills implements Comparison {
    private static final double SHARE_OF_PEAK = 0.5;
    /** What is noise: the slower of the runs without recalls may be passed by so much. */
    private static final double NOISE = 1.1;
    private static final String DEPTH = "16";

    private final TrailBench bench;
    private final LotPlan recalled;
    private final SumaProcess suma;
    private final Path codes;
    private final Path key;
    private final double rate;
    private final ExecutorService threads = Executors.newSingleThreadExecutor();
    private final Figure without;
    private final Figure with;
    private final Figure ratio;
    private final Figure p99Without;
    private final Figure p99With;
    private final Figure failed;
    private final Figure recalling;

    RecalledTills(TrailBench bench, long units, long askedUnits) throws IOException, InterruptedException {
        this.bench = bench;
        Results results = bench.results();
        Figure offered = results.figure("lookups, half of peak, open loop", "codes/s");
        p99Without = results.figure("p99 from when due, no recall", "ms");
        p99With = results.figure("p99 from when due, beside recalls", "ms");
        without = results.figure("p99.9 from when due, no recall", "ms");
        with = results.figure("p99.9 from when due, beside recalls", "ms");
        ratio = results.figure("p99.9 beside : worse of before and after", "times", atMost(NOISE));
        failed = results.figure("lookups that failed", "codes", atMost(0));
        recalling = results.figure("recall meanwhile, with its impact", "s");
        recalled = LotPlan.first(units, LotPlan.Filling.USUAL);
        LotPlan asked = recalled.next(askedUnits, LotPlan.Filling.USUAL);
        suma = bench.server().start(bench.folders().filled("recall-" + units + "-" + askedUnits, plant -> {
            recalled.make(plant);
            asked.make(plant);
        }));
        Path folder = Files.createDirectories(bench.scratch().next());
        codes = Files.write(folder.resolve("codes"), suma.codes(asked.batch(Level.UNIT)));
        key = Files.writeString(folder.resolve("key"), suma.key());
        rate = SHARE_OF_PEAK * bench.load().run(bench.options(), bench.scratch().next(), questions("max")).perSecond();
        offered.add(rate);
    }

    private List<String> questions(String perSecond) throws IOException {
        return new ArrayList<>(List.of("resolve", "--target", suma.resp().toString(), "--http", suma.http().toString(), "--key-file", key.toString(),
                "--codes-file", codes.toString(), "--connections", LookupDuel.CONNECTIONS, "--pipeline", DEPTH, "--rate", perSecond));
    }

    @Override
    public void run() throws IOException, InterruptedException {
        LoadProcess.Found before = ask("before");
        LoadProcess.Found beside = askBesideRecalls();
        LoadProcess.Found after = ask("after");
        for (LoadProcess.Found quiet : List.of(before, after)) {
            without.add(quiet.p999());
            p99Without.add(quiet.p99());
        }
        with.add(beside.p999());
        p99With.add(beside.p99());
        ratio.add(beside.p999() / Math.max(before.p999(), after.p999()));
        failed.add(before.failed() + beside.failed() + after.failed());
    }

    private LoadProcess.Found ask(String when) throws IOException, InterruptedException {
        try (LoadProcess asking = bench.load().start(bench.options(), bench.scratch().next(), questions(String.format(Locale.ROOT, "%.0f", rate)))) {
            LoadProcess.Found asked = asking.await();
            if (!asked.problems().isEmpty()) {
                bench.results().note("run " + (ratio.values().size() + 1) + ", " + when + ": " + String.join("; ", asked.problems()));
            }
            return asked;
        }
    }

    private LoadProcess.Found askBesideRecalls() throws IOException, InterruptedException {
        RecallLoop loop = new RecallLoop(suma, recalled);
        Future<Double> seconds = threads.submit(loop);
        try {
            LoadProcess.Found asked = ask("beside recalls");
            loop.stop();
            recalling.add(seconds.get());
            return asked;
        } catch (ExecutionException e) {
            throw new IOException("beside the lookups: " + e.getCause(), e);
        } finally {
            loop.stop();
        }
    }

    @Override
    public void close() throws InterruptedException {
        threads.shutdownNow();
        suma.close();
    }
}
