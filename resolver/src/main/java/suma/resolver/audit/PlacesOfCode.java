package suma.resolver.audit;

import java.util.Iterator;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import suma.engine.Engine;
import suma.engine.journal.LogFrameReader;
import suma.engine.recall.RecallNotice;
import suma.engine.trace.Moment;
import suma.engine.trace.Trace;
import suma.engine.trace.TraceLimits;
import suma.resolver.feed.LogWalk;

/** The records that something befell a code by, from its order on, and that of the recall which covers it now. */
final class PlacesOfCode implements Places {
    private final Engine engine;
    private final Iterator<Long> sequences;
    private LogWalk present;

    /** @param recall number of the recall in force, or {@link RecallNotice#NONE} */
    PlacesOfCode(Engine engine, long codeId, long recall) {
        this.engine = engine;
        SortedSet<Long> found = eventsOf(codeId);
        if (recall != RecallNotice.NONE) {
            found.add(recall);
        }
        sequences = found.iterator();
    }

    private SortedSet<Long> eventsOf(long codeId) {
        SortedSet<Long> found = new TreeSet<>();
        Optional<Moment> since = Optional.of(TraceLimits.USUAL.since());
        while (since.isPresent()) {
            Trace trace = engine.trace(codeId, new TraceLimits(0, since.get(), Long.MAX_VALUE, TraceLimits.MOST_EVENTS));
            trace.events().forEach(event -> found.add(event.what().sequence()));
            since = trace.next();
        }
        return found;
    }

    @Override
    public boolean next() {
        boolean more = sequences.hasNext();
        if (more) {
            present = LogWalk.at(engine, sequences.next());
        }
        return more;
    }

    @Override
    public LogFrameReader record() {
        return present.record();
    }
}
