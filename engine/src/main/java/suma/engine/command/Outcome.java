package suma.engine.command;

import java.util.List;

/** What became of a command. */
public sealed interface Outcome {

    /** Durable, and visible to every lookup that starts now. {@code replayed}: the answer of an earlier, equal request. */
    record Accepted(long sequence, long recordedAtMs, Answer answer, boolean replayed) implements Outcome {
    }

    /** Nothing changed. */
    record Refused(Kind kind, String detail, List<Fault> faults) implements Outcome {
    }

    /** The ring is full; nothing changed and the same command may be sent again. */
    record Busy() implements Outcome {
    }

    /** The engine does not accept commands now; whether this one was made durable is unknown when it was running. */
    record Unavailable(String why) implements Outcome {
    }

    /** The kinds of refusal. */
    enum Kind {
        /** Something the command names does not exist. */
        NOT_FOUND,
        /** The command contradicts the present state. */
        CONFLICT,
        /** The command is against a rule whatever the state. */
        INVALID,
        /** The idempotency key was used with another body. */
        KEY_REUSED
    }
}
