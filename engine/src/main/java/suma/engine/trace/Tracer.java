package suma.engine.trace;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import suma.engine.catalog.Level;
import suma.engine.scan.ReadSide;
import suma.engine.store.StoreSnapshot;

/** Answers where one code came from and went, from the store as it is at one moment. Not thread-safe. */
public final class Tracer implements AutoCloseable {
    private final StoreSnapshot snapshot;
    private final PastReader reader;
    private final Map<Long, CodePast> containers = new HashMap<>();

    /** To be used while {@code side} is entered. */
    public Tracer(ReadSide side) {
        snapshot = side.store().snapshot();
        reader = new PastReader(side.catalog(), snapshot);
    }

    public Trace trace(long codeId, TraceLimits limits) {
        CodePast past = reader.read(codeId);
        List<TracedEvent> events = new ArrayList<>(past.own());
        if (past.batch().product().level() != Level.UNIT) {
            events.addAll(reader.asParent(codeId));
        }
        events.addAll(reader.batchEvents(codeId, events));
        List<Inside> insides = insides(past, events);
        events.sort(Comparator.comparing(TracedEvent::moment));
        CustodyFold custody = new CustodyFold(past.batch().product().party());
        events.forEach(custody::add);
        List<TracedEvent> wanted = events.stream().filter(event -> limits.wants(event.moment())).limit(limits.events() + 1L).toList();
        boolean more = wanted.size() > limits.events();
        List<TracedEvent> page = more ? wanted.subList(0, limits.events()) : wanted;
        return new Trace(codeId, past.batch(), insides, custody.tenures(), page,
                more ? Optional.of(page.get(page.size() - 1).moment()) : Optional.empty(), reader.partial());
    }

    /** Follows what the code was in, and what that was in at the time; adds what happened to those meanwhile. */
    private List<Inside> insides(CodePast past, List<TracedEvent> events) {
        Deque<Inside> open = new ArrayDeque<>(past.timeline().within(Moment.BEFORE_ALL, Moment.AFTER_ALL, true));
        List<Inside> found = new ArrayList<>();
        while (!open.isEmpty()) {
            Inside inside = open.poll();
            found.add(inside);
            CodePast container = containers.computeIfAbsent(inside.container(), reader::read);
            for (TracedEvent event : container.own()) {
                if (event.what().kind().reachesContents() && event.moment().isIn(inside.since(), inside.until())) {
                    events.add(event);
                }
            }
            open.addAll(container.timeline().within(inside.since(), inside.until(), false));
        }
        found.sort(Comparator.comparing(Inside::since));
        return found;
    }

    @Override
    public void close() {
        reader.close();
        snapshot.close();
    }
}
