package suma.engine.trace;

import suma.engine.CodeId;
import suma.engine.history.Happening;

/**
 * Something that happened to a code, or to something it was in at that time.
 *
 * @param subject what it happened to
 * @param parent  what was entered, left or filled by it, or {@link CodeId#NONE}
 * @param codes   how many codes it took, where the subject is the parent that took them; else 0
 */
public record TracedEvent(Happening what, long subject, long parent, long codes) {

    public Moment moment() {
        return new Moment(what.atMs(), what.sequence());
    }
}
