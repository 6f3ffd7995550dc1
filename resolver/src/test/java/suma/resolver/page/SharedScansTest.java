package suma.resolver.page;

import java.util.Optional;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.junit.jupiter.api.Test;

/** Public scans are counted by event loops while one of them sends those before: none is lost or counted twice. */
@Param(name = "code", gen = IntGen.class, conf = "1:2")
public class SharedScansTest {
    private final PendingScans scans = new PendingScans();

    @Operation
    public int count(@Param(name = "code") int code) {
        return scans.count(code, 7).scans();
    }

    /** The loop that sends: what it took is taken or comes back. */
    @Operation(nonParallelGroup = "sender")
    public int send() {
        int sent = taken();
        scans.taken();
        return sent;
    }

    @Operation(nonParallelGroup = "sender")
    public int sendInVain() {
        int sent = taken();
        scans.putBack();
        return sent;
    }

    private int taken() {
        Optional<suma.engine.command.Command.CountScans> taken = scans.take();
        int sum = 0;
        for (int i = 0; taken.isPresent() && i < taken.get().counts().length; i++) {
            sum += taken.get().counts()[i];
        }
        return sum;
    }

    @Test
    void threadsMeetInAnyWay() {
        new ModelCheckingOptions().iterations(30).threads(3).actorsPerThread(3).invocationsPerIteration(500).check(getClass());
    }
}
