package suma.resolver.limit;

import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.junit.jupiter.api.Test;

/** Meters that event loops share: however their threads meet, they let through what they would one after the other. */
@Param(name = "network", gen = IntGen.class, conf = "1:2")
@Param(name = "ms", gen = IntGen.class, conf = "0:200")
public class SharedMetersTest {
    private static final long MS = 1_000_000;

    private final Meter meter = new Meter(new Rate(10, 2), 0);
    private final AddressMeters addresses = new AddressMeters(new Rate(10, 2), 8, 1);

    @Operation
    public long takeOfKey(@Param(name = "ms") int ms) {
        return meter.take(1, ms * MS);
    }

    @Operation
    public void chargeKey(@Param(name = "ms") int ms) {
        meter.charge(2, ms * MS);
    }

    @Operation
    public long takeOfAddress(@Param(name = "network") int network, @Param(name = "ms") int ms) {
        return addresses.take(network, ms * MS);
    }

    @Test
    void threadsMeetInAnyWay() {
        new ModelCheckingOptions().iterations(30).threads(3).actorsPerThread(3).invocationsPerIteration(500).check(getClass());
    }
}
