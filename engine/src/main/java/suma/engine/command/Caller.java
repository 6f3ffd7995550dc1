package suma.engine.command;

import java.net.InetAddress;
import java.util.Optional;

/**
 * Who sends a command.
 *
 * @param key  number of the API key, 0 for the engine's own process
 * @param from the address that the request came from, where that is known
 */
public record Caller(int key, Optional<InetAddress> from) {
    /** The engine's own process. */
    public static final Caller OWN = new Caller(0, Optional.empty());

    /** The holder of a key, wherever it is. */
    public static Caller of(int key) {
        return new Caller(key, Optional.empty());
    }

    public static Caller at(int key, InetAddress from) {
        return new Caller(key, Optional.of(from));
    }
}
