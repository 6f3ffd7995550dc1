package suma.engine.command;

import java.util.Optional;

/** A command with who sent it. */
public record Submission(Command command, Caller caller, Optional<IdempotencyKey> key) {

    /** From the holder of a key, wherever it is. */
    public Submission(Command command, int key, Optional<IdempotencyKey> retry) {
        this(command, Caller.of(key), retry);
    }

    public static Submission of(Command command) {
        return new Submission(command, Caller.OWN, Optional.empty());
    }
}
