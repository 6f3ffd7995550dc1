package suma.resolver.page;

import java.util.Arrays;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.junit.jupiter.api.Test;
import suma.engine.command.Command.CountScans;

/** Public scans are counted by event loops while one of them sends those before: none is lost or counted twice. */
@Param(name = "code", gen = IntGen.class, conf = "1:2")
public class SharedScansTest {
    private final PendingScans scans = new PendingScans();

    @Operation
    public int count(@Param(name = "code") int code) {
        return scans.count(code, 7).scans();
    }

    /** How many scans are sent; the loop that sends is one. */
    @Operation(nonParallelGroup = "sender")
    public int take() {
        return scans.take().map(CountScans::counts).map(counts -> Arrays.stream(counts).sum()).orElse(0);
    }

    @Operation(nonParallelGroup = "sender")
    public void taken() {
        scans.taken();
    }

    @Operation(nonParallelGroup = "sender")
    public void putBack() {
        scans.putBack();
    }

    @Test
    void threadsMeetInAnyWay() {
        new ModelCheckingOptions().iterations(30).threads(3).actorsPerThread(3).invocationsPerIteration(500).check(getClass());
    }
}
