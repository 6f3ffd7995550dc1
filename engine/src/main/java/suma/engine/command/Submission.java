package suma.engine.command;

import java.util.Optional;

/**
 * A command with who sent it.
 *
 * @param caller number of the API key, 0 for the engine's own process
 */
public record Submission(Command command, int caller, Optional<IdempotencyKey> key) {

    public static Submission of(Command command) {
        return new Submission(command, 0, Optional.empty());
    }
}
