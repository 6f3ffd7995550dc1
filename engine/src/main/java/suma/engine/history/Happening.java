package suma.engine.history;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import suma.engine.command.EventContext;
import suma.engine.journal.Record;

/**
 * One event as those see it who took part in it.
 *
 * @param departure the parent that was left by it, if any
 * @param details   what only events of this kind tell, by name
 */
public record Happening(long sequence, long recordedAtMs, EventKind kind, Role role, Optional<Departure> departure,
                        EventContext context, SortedMap<String, String> details) {
    public static final SortedMap<String, String> NO_DETAILS = Collections.emptySortedMap();

    /**
     * A parent that a code was in until then.
     *
     * @param since when it came into it
     */
    public record Departure(long parent, Stamp since) {
    }

    public static Happening of(Record record, EventKind kind, EventContext context) {
        return new Happening(record.sequence(), record.timeMs(), kind, Role.SUBJECT, Optional.empty(), context, NO_DETAILS);
    }

    public Happening as(Role taken) {
        return new Happening(sequence, recordedAtMs, kind, taken, departure, context, details);
    }

    public Happening leaving(Departure left) {
        return new Happening(sequence, recordedAtMs, kind, role, Optional.of(left), context, details);
    }

    public Happening with(SortedMap<String, String> told) {
        return new Happening(sequence, recordedAtMs, kind, role, departure, context, told);
    }

    /** As told, else when it was recorded. */
    public long atMs() {
        return context.atMs() == EventContext.NOT_TOLD ? recordedAtMs : context.atMs();
    }
}
