package suma.engine.pipeline;

import suma.engine.command.Completion;
import suma.engine.command.Submission;

/** A slot of the ring. */
final class CommandEvent {
    private Submission submission;
    private Completion completion;

    void fill(Submission given, Completion waiting) {
        submission = given;
        completion = waiting;
    }

    Submission submission() {
        return submission;
    }

    Completion completion() {
        return completion;
    }

    /** Lets go of what it held, so that a slot not used again keeps nothing alive. */
    void clear() {
        submission = null;
        completion = null;
    }
}
