package suma.engine.history;

import java.util.Collections;
import java.util.SortedMap;
import suma.engine.CodeId;
import suma.engine.command.EventContext;
import suma.engine.journal.Record;

/**
 * One event as those see it who took part in it.
 *
 * @param other   CodeId of the parent that was entered or left, else {@link CodeId#NONE}
 * @param count   codes that a parent took in or gave out, or codes of a batch that it happened to; else 0
 * @param details what only events of this kind tell, by name
 */
public record Happening(long sequence, long recordedAtMs, EventKind kind, Role role, Move move, long other, long count,
                        EventContext context, SortedMap<String, String> details) {
    public static final SortedMap<String, String> NO_DETAILS = Collections.emptySortedMap();

    /** What befalls a code by itself. */
    public static Happening of(Record record, EventKind kind, EventContext context) {
        return new Happening(record.sequence(), record.timeMs(), kind, Role.SUBJECT, Move.STAYED, CodeId.NONE, 0, context, NO_DETAILS);
    }

    public Happening as(Role taken) {
        return new Happening(sequence, recordedAtMs, kind, taken, move, other, count, context, details);
    }

    public Happening entering(long parent) {
        return new Happening(sequence, recordedAtMs, kind, role, Move.ENTERED, parent, count, context, details);
    }

    /** The same from a code that is in {@code parent} until then; in none, it stays as it is. */
    public Happening leaving(long parent) {
        return parent == CodeId.NONE ? this
                : new Happening(sequence, recordedAtMs, kind, role, Move.LEFT, parent, count, context, details);
    }

    public Happening counting(long codes) {
        return new Happening(sequence, recordedAtMs, kind, role, move, other, codes, context, details);
    }

    public Happening with(SortedMap<String, String> told) {
        return new Happening(sequence, recordedAtMs, kind, role, move, other, count, context, told);
    }

    /** As told, else when it was recorded. */
    public long atMs() {
        return context.atMs() == EventContext.NOT_TOLD ? recordedAtMs : context.atMs();
    }
}
