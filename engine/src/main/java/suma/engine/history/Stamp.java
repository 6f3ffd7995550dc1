package suma.engine.history;

import suma.engine.command.EventContext;
import suma.engine.journal.Record;

/**
 * When something happened, and the record that says so.
 *
 * @param atMs as told, else when it was recorded
 */
public record Stamp(long sequence, long atMs) {

    public static Stamp of(Record record, EventContext context) {
        return new Stamp(record.sequence(), context.atMs() == EventContext.NOT_TOLD ? record.timeMs() : context.atMs());
    }
}
