package suma.loadgen;

import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.NoSuchFileException;
import java.util.Objects;

/** A run cannot start, for a reason that the operator can mend. */
final class LoadException extends Exception {
    private static final long serialVersionUID = 1;

    LoadException(String message) {
        super(message);
    }

    /** What an I/O failure means, where its own message is only a name. */
    static String why(IOException failure) {
        boolean nameless = failure instanceof UnknownHostException || rootOf(failure) instanceof UnresolvedAddressException;
        return nameless ? ("no such host " + Objects.requireNonNullElse(failure.getMessage(), "")).strip()
                : failure instanceof ConnectException ? "it takes no connections"
                : failure instanceof NoSuchFileException ? failure.getMessage() + ": expected a file, actual none"
                : failure.getMessage() == null ? failure.toString() : failure.getMessage();
    }

    private static Throwable rootOf(Throwable failure) {
        return failure.getCause() == null ? failure : rootOf(failure.getCause());
    }
}
