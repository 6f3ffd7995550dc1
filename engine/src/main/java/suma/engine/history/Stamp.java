package suma.engine.history;

import suma.engine.command.EventContext;

/**
 * When something happened, as a parent's contents remember it.
 *
 * @param sequence of the record that says so
 * @param toldMs   as told, or {@link EventContext#NOT_TOLD}: then it happened when it was recorded
 */
public record Stamp(long sequence, long toldMs) {

    public static Stamp of(Happening what) {
        return new Stamp(what.sequence(), what.context().atMs());
    }

    public boolean told() {
        return toldMs != EventContext.NOT_TOLD;
    }
}
