package suma.resolver.audit;

import java.util.Iterator;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import suma.engine.Engine;
import suma.engine.catalog.Batch;
import suma.engine.command.Command;
import suma.engine.command.Command.BatchFacts;
import suma.engine.journal.LogFrameReader;
import suma.engine.trace.Moment;
import suma.engine.trace.Trace;
import suma.engine.trace.TraceLimits;
import suma.resolver.feed.LogWalk;

/** The records that something befell a code by: its trace, and the orders or registrations of its lot at the time of its batch's. */
final class PlacesOfCode implements Places {
    private final Engine engine;
    private final Iterator<Long> sequences;
    private LogWalk present;

    PlacesOfCode(Engine engine, long codeId) {
        this.engine = engine;
        SortedSet<Long> found = new TreeSet<>();
        Trace trace = addEvents(codeId, found);
        addOrders(trace.batch(), found);
        sequences = found.iterator();
    }

    private Trace addEvents(long codeId, SortedSet<Long> found) {
        Optional<Moment> since = Optional.of(TraceLimits.USUAL.since());
        Trace trace = null;
        while (since.isPresent()) {
            trace = engine.trace(codeId, new TraceLimits(0, since.get(), Long.MAX_VALUE, TraceLimits.MOST_EVENTS));
            trace.events().forEach(event -> found.add(event.what().sequence()));
            since = trace.next();
        }
        return trace;
    }

    private void addOrders(Batch batch, SortedSet<Long> found) {
        long orderedAtMs = batch.order().orderedAtMs();
        LogWalk log = new LogWalk(engine, engine.lastSequenceBy(orderedAtMs - 1));
        while (log.next() && log.record().timeMs() == orderedAtMs) {
            if (makes(log.record().read().command(), batch)) {
                found.add(log.record().sequence());
            }
        }
    }

    private static boolean makes(Command command, Batch batch) {
        if (command instanceof Command.OrderBatch order) {
            return same(order.facts(), batch);
        }
        return command instanceof Command.Register register && same(register.facts(), batch);
    }

    private static boolean same(BatchFacts facts, Batch batch) {
        return facts.product().equals(batch.product().id()) && facts.lot().equals(batch.lot());
    }

    @Override
    public boolean next() {
        if (!sequences.hasNext()) {
            return false;
        }
        present = new LogWalk(engine, sequences.next() - 1);
        return present.next();
    }

    @Override
    public LogFrameReader record() {
        return present.record();
    }
}
