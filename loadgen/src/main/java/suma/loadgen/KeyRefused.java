package suma.loadgen;

import java.io.IOException;

/** The target does not take the key. */
final class KeyRefused extends IOException {
    private static final long serialVersionUID = 1;

    KeyRefused(String message) {
        super(message);
    }
}
