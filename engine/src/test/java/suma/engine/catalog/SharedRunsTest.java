package suma.engine.catalog;

import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.junit.jupiter.api.Test;

/** The writer appends runs, and others search them meanwhile, also while the arrays behind them grow. */
@Param(name = "number", gen = IntGen.class, conf = "0:24")
public class SharedRunsTest {
    private static final int LENGTH = 3;

    private final SortedRuns runs = new SortedRuns();
    private int appended;

    @Operation(nonParallelGroup = "writer")
    public void append() {
        runs.append(appended * (LENGTH + 1L), LENGTH, appended, null);
        appended++;
    }

    /** Where a number leads, or -1. */
    @Operation
    public long find(@Param(name = "number") int number) {
        SortedRuns.View view = runs.view();
        int run = view.find(number);
        return run < 0 ? run : view.target()[run] * 100 + number - view.first()[run];
    }

    @Test
    void threadsMeetInAnyWay() {
        new ModelCheckingOptions().iterations(30).threads(3).actorsPerThread(6).invocationsPerIteration(500).check(getClass());
    }
}
