package suma.bench;

import java.util.Collection;
import java.util.function.Function;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/** What JMH found, as the other commands tell theirs: two figures a benchmark, its score and what it allocates, a value an iteration. */
final class MicroResults {
    private static final String ALLOCATED = "gc.alloc.rate.norm";

    private MicroResults() {
    }

    static void add(Collection<RunResult> runs, Results results) {
        for (RunResult run : runs) {
            String name = name(run.getParams());
            add(run, results.figure(name, run.getPrimaryResult().getScoreUnit()), IterationResult::getPrimaryResult);
            add(run, results.figure(name + ", allocated", "B/op"), iteration -> iteration.getSecondaryResults().get(ALLOCATED));
        }
    }

    private static void add(RunResult run, Figure figure, Function<IterationResult, Result<?>> result) {
        for (BenchmarkResult fork : run.getBenchmarkResults()) {
            for (IterationResult iteration : fork.getIterationResults()) {
                figure.add(result.apply(iteration).getScore());
            }
        }
    }

    /** {@code IndexBench.agrona 65536}: class, method and parameters. */
    private static String name(BenchmarkParams params) {
        String benchmark = params.getBenchmark();
        StringBuilder name = new StringBuilder(benchmark.substring(benchmark.lastIndexOf('.', benchmark.lastIndexOf('.') - 1) + 1));
        params.getParamsKeys().forEach(key -> name.append(' ').append(params.getParam(key)));
        return name.toString();
    }
}
