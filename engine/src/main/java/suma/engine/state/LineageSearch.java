package suma.engine.state;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import suma.engine.CodeId;
import suma.engine.command.Command.Transform;
import suma.engine.command.Goods;
import suma.engine.history.LotId;
import suma.engine.history.Role;
import suma.engine.journal.Record;
import suma.engine.store.Store;
import suma.engine.store.StoreSnapshot;
import suma.engine.store.StoredLineage;

/** Goes back from goods to what they were made of, to find a lot among it. Writer's thread only. */
final class LineageSearch {
    /** Lots and codes that one search looks at. */
    static final int MOST_STEPS = 1000;

    private final Store store;
    private final Standing standing;
    private final Contained contained;
    private final Lots lots;

    LineageSearch(Store store, Standing standing, Contained contained, Lots lots) {
        this.store = store;
        this.standing = standing;
        this.contained = contained;
        this.lots = lots;
    }

    /** What a search comes to. */
    enum Result { FOUND, NOT_FOUND, TOO_WIDE }

    Result find(Set<LotId> wanted, List<Goods> from) {
        try (StoreSnapshot snapshot = store.snapshot(); StoredLineage stored = new StoredLineage(snapshot)) {
            return new Walk(stored).find(wanted, from);
        }
    }

    /** A lot, or a code where the lot is absent. */
    private record Node(Optional<LotId> lot, long codeId) {
    }

    /** One search. */
    private final class Walk {
        private final StoredLineage stored;
        private final Deque<Node> open = new ArrayDeque<>();
        private final Set<Node> seen = new HashSet<>();

        Walk(StoredLineage stored) {
            this.stored = stored;
        }

        Result find(Set<LotId> wanted, List<Goods> from) {
            from.forEach(this::add);
            while (!open.isEmpty() && seen.size() <= MOST_STEPS) {
                Node next = open.poll();
                if (next.lot.filter(wanted::contains).isPresent()) {
                    return Result.FOUND;
                }
                follow(next);
            }
            return open.isEmpty() ? Result.NOT_FOUND : Result.TOO_WIDE;
        }

        private void add(Goods goods) {
            if (goods instanceof Goods.Lot lot) {
                add(new Node(Optional.of(lots.id(lot)), CodeId.NONE));
            } else if (goods instanceof Goods.Codes codes) {
                for (int i = 0; i < codes.codes().length && seen.size() <= MOST_STEPS; i++) {
                    add(new Node(Optional.empty(), codes.codes()[i]));
                }
            }
        }

        private boolean add(Node node) {
            boolean fresh = seen.add(node);
            if (fresh) {
                open.add(node);
            }
            return fresh;
        }

        private void follow(Node node) {
            if (node.lot.isPresent()) {
                stored.of(node.lot.get(), MOST_STEPS).stream().filter(one -> one.whole() && one.what().role() == Role.OUTPUT)
                        .forEach(one -> addInputs(stored.record(one.what().sequence())));
            } else {
                contained.walk(node.codeId, MOST_STEPS, child -> add(new Node(Optional.empty(), child)));
                standing.load(node.codeId);
                lots.of(standing.batch()).ifPresent(lot -> add(new Node(Optional.of(lot), CodeId.NONE)));
                stored.of(node.codeId).stream().filter(what -> what.role() == Role.OUTPUT).forEach(what -> addInputs(stored.record(what.sequence())));
            }
            lots.transforms().stream().filter(pending -> transform(pending).outputs().stream().anyMatch(goods -> is(goods, node))).forEach(this::addInputs);
        }

        private void addInputs(Record record) {
            transform(record).inputs().forEach(this::add);
        }

        private boolean is(Goods goods, Node node) {
            return goods instanceof Goods.Lot lot ? node.lot.equals(Optional.of(lots.id(lot)))
                    : node.lot.isEmpty() && Arrays.stream(((Goods.Codes) goods).codes()).anyMatch(code -> code == node.codeId);
        }

        private static Transform transform(Record record) {
            return (Transform) record.command();
        }
    }
}
