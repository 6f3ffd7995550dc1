package suma.loadgen;

import java.io.IOException;

/** What came from the target is not HTTP as the load generator reads it. */
final class HttpFault extends IOException {
    private static final long serialVersionUID = 1;

    HttpFault(String message) {
        super(message);
    }
}
