package suma.loadgen;

import java.io.IOException;

/** What came from the target is not its protocol as the load generator reads it. */
final class WireFault extends IOException {
    private static final long serialVersionUID = 1;

    WireFault(String message) {
        super(message);
    }
}
