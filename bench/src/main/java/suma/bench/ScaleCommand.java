package suma.bench;

import static suma.bench.Figure.Goal.atLeast;
import static suma.bench.Figure.Goal.atMost;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import suma.bench.ScaleStepCommand.Step;

/** Shows how packing, memory, lookups and reopening grow with the number of codes. */
@Command(name = "scale", description = "orders, packs, looks up, kills and reopens at growing numbers of codes; goes on where an interrupted run stopped")
final class ScaleCommand implements Callable<Integer> {
    private static final long TINY_CODES = 20_000;
    private static final long KILL_AFTER_MS = 500;
    /** From so many units on, what is asked of a lookup and of reopening is that of the billion. */
    private static final long BEYOND = 200_000_000;

    @Mixin
    private RunOptions options;

    @Option(names = "--codes", paramLabel = "N", split = ",", defaultValue = "1e6,1e7", description = "numbers of units, as in 1e6,1e8")
    private List<Double> sizes;

    @Option(names = "--data", paramLabel = "DIR", description = "the data folders, kept when the run is interrupted (default: temporary ones)")
    private Optional<Path> data = Optional.empty();

    @Option(names = "--keep", description = "keep the data folders of finished sizes in DIR")
    private boolean keep;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Results results = options.newResults();
        try (Scratch scratch = options.scratch()) {
            Path root = Files.createDirectories(data.orElseGet(scratch::next));
            for (double size : options.tiny() ? List.of((double) TINY_CODES) : sizes) {
                ScalePlan plan = new ScalePlan((long) size);
                run(plan, root.resolve("scale-" + plan.units()), results);
            }
        }
        options.publish(results);
        return 0;
    }

    private void run(ScalePlan plan, Path folder, Results results) throws IOException, InterruptedException {
        String size = String.format(Locale.ROOT, "%.0e: ", (double) plan.units()).replace("e+0", "e");
        addBuild(size, plan, results, step(Step.BUILD, plan, folder));
        addLookups(size, plan, results, step(Step.LOOKUPS, plan, folder));
        addReopening(size, plan, folder, results);
        if (!keep) {
            Scratch.delete(folder);
        }
    }

    private Map<String, Double> step(Step step, ScalePlan plan, Path folder) throws IOException, InterruptedException {
        try (ChildJvm child = start(step, plan, folder)) {
            return child.finish();
        }
    }

    private ChildJvm start(Step step, ScalePlan plan, Path folder) throws IOException {
        return new ChildJvm(Bench.class, "scale-step", "--step", step.name(), "--codes", Long.toString(plan.units()), "--data", folder.toString(),
                "--runs", Integer.toString(options.runs()), "--lookups", Long.toString(options.size(1_000_000, 10_000)));
    }

    private static void addBuild(String size, ScalePlan plan, Results results, Map<String, Double> found) {
        Figure links = results.figure(size + "links, in fifths of the run", "links/s", atLeast(1.5e6));
        for (int slice = 0; slice < ScaleBuild.SLICES; slice++) {
            add(links, found, ScaleBuild.LINKS_PER_SECOND + slice);
        }
        add(results.figure(size + "links of cases to pallets", "links/s"), found, ScaleBuild.PALLET_LINKS_PER_SECOND);
        results.figure(size + "index, off heap, per packed code", "bytes", atMost(9)).add(found.get(ScaleBuild.INDEX_BYTES) / plan.codes());
        results.figure(size + "store on disk, per link, compacted", "bytes", atMost(4)).add(found.get(ScaleBuild.STORE_BYTES) / plan.packedUnits());
        add(results.figure(size + "orderly close", "s"), found, ScaleBuild.CLOSE_SECONDS);
    }

    private void addLookups(String size, ScalePlan plan, Results results, Map<String, Double> found) {
        Figure mean = results.figure(size + "lookup, mean", "ns", atMost(plan.units() < BEYOND ? 1500 : 3000));
        Figure median = results.figure(size + "lookup, p50, timed singly", "ns");
        Figure p99 = results.figure(size + "lookup, p99, timed singly", "ns");
        Figure bytes = results.figure(size + "lookup, allocated", "bytes", atMost(0));
        for (int run = 0; run < options.runs(); run++) {
            add(mean, found, ScaleLookups.MEAN_NS + run);
            add(median, found, ScaleLookups.MEDIAN_NS + run);
            add(p99, found, ScaleLookups.P99_NS + run);
            add(bytes, found, ScaleLookups.BYTES + run);
        }
        add(results.figure(size + "resident memory after lookups", "bytes"), found, ScaleLookups.RESIDENT_BYTES);
        add(results.figure(size + "opening after orderly close", "s"), found, ScaleStepCommand.READY);
    }

    private static void add(Figure figure, Map<String, Double> found, String name) {
        if (found.containsKey(name)) {
            figure.add(found.get(name));
        }
    }

    /** Times are from the start of the new process. */
    private void addReopening(String size, ScalePlan plan, Path folder, Results results) throws IOException, InterruptedException {
        Figure answering = results.figure(size + "kill -9 to first right lookup", "s");
        Figure ready = results.figure(size + "kill -9 to ready", "s", atMost(plan.units() < BEYOND ? 20 : 60));
        for (int run = 0; run < options.runs(); run++) {
            killWhilePacking(plan, folder);
            try (ChildJvm child = start(Step.REOPEN, plan, folder)) {
                answering.add(child.await(ScaleStepCommand.ANSWERING));
                ready.add(child.await(ScaleStepCommand.READY));
                child.finish();
            }
        }
    }

    private void killWhilePacking(ScalePlan plan, Path folder) throws IOException, InterruptedException {
        try (ChildJvm child = start(Step.BE_KILLED, plan, folder)) {
            child.await(ScaleStepCommand.PACKING);
            Thread.sleep(KILL_AFTER_MS);
            child.kill();
        }
    }
}
