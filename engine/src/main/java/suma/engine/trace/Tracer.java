package suma.engine.trace;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import suma.engine.catalog.Catalog;
import suma.engine.catalog.Level;
import suma.engine.history.EventKind;
import suma.engine.history.Happening;
import suma.engine.history.Role;
import suma.engine.scan.ReadSide;
import suma.engine.store.StoreSnapshot;
import suma.engine.store.StoredLineage;

/** Answers where one code came from and went, from the store as it is at one moment. Not thread-safe. */
public final class Tracer implements AutoCloseable {
    private final StoreSnapshot snapshot;
    private final PastReader reader;
    private final StoredLineage stored;
    private final Catalog catalog;
    private final Map<Long, CodePast> containers = new HashMap<>();

    /** To be used while {@code side} is entered. */
    public Tracer(ReadSide side) {
        snapshot = side.store().snapshot();
        catalog = side.catalog();
        reader = new PastReader(catalog, snapshot);
        stored = new StoredLineage(snapshot);
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
        Optional<Moment> next = more ? Optional.of(page.get(page.size() - 1).moment()) : Optional.empty();
        Lineage back = Lineage.back(catalog, stored);
        Lineage forth = Lineage.forth(catalog, stored);
        Set<Long> made = transforms(past.own(), Role.OUTPUT);
        made.addAll(back.ofLotOf(past.batch()));
        Set<Long> used = transforms(events, Role.INPUT);
        used.addAll(forth.of(codeId));
        List<Made> madeFrom = back.follow(made, limits.depth());
        List<Made> madeInto = forth.follow(used, limits.depth());
        return new Trace(codeId, past.batch(), madeFrom, madeInto, insides, custody.tenures(), page, next,
                reader.partial() || back.partial() || forth.partial());
    }

    private static Set<Long> transforms(List<TracedEvent> events, Role role) {
        Set<Long> sequences = new TreeSet<>();
        events.stream().map(TracedEvent::what).filter(what -> what.kind() == EventKind.TRANSFORM && what.role() == role)
                .forEach(what -> sequences.add(what.sequence()));
        return sequences;
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
                if (reachesContents(event.what()) && event.moment().isIn(inside.since(), inside.until())) {
                    events.add(event);
                }
            }
            open.addAll(container.timeline().within(inside.since(), inside.until(), false));
        }
        found.sort(Comparator.comparing(Inside::since));
        return found;
    }

    /** What a container holds is used up with it, but was not made with it. */
    private static boolean reachesContents(Happening what) {
        return what.kind().reachesContents() && what.role() != Role.OUTPUT;
    }

    @Override
    public void close() {
        stored.close();
        reader.close();
        snapshot.close();
    }
}
