package suma.engine.command;

/** Hears what became of a command, once. Called on the writer's thread or the submitter's: hand over, do not work here. */
@FunctionalInterface
public interface Completion {
    void complete(Outcome outcome);
}
