package suma.bench;

import java.util.Collection;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;

/** What JMH found, as the other commands tell theirs: a figure a benchmark, a value an iteration. */
final class MicroResults {
    private MicroResults() {
    }

    static void add(Collection<RunResult> runs, Results results) {
        for (RunResult run : runs) {
            add(run, results.figure(name(run.getParams()), run.getPrimaryResult().getScoreUnit()));
        }
    }

    private static void add(RunResult run, Figure figure) {
        for (BenchmarkResult fork : run.getBenchmarkResults()) {
            for (IterationResult iteration : fork.getIterationResults()) {
                figure.add(iteration.getPrimaryResult().getScore());
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
