package suma.engine.trace;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import suma.engine.CodeId;
import suma.engine.catalog.Batch;
import suma.engine.catalog.Catalog;
import suma.engine.catalog.OrdinalMap;
import suma.engine.catalog.Product;
import suma.engine.command.Command.Transform;
import suma.engine.command.Goods;
import suma.engine.history.EventKind;
import suma.engine.history.Happening;
import suma.engine.history.LotHappening;
import suma.engine.history.LotId;
import suma.engine.history.Role;
import suma.engine.journal.Record;
import suma.engine.store.StoredLineage;

/** Follows goods through transformations, back or forth; each transformation is told once. Not thread-safe. */
final class Lineage {
    /** Transformations told of one thing traced. */
    static final int MOST_TRANSFORMS = 1000;
    /** Codes of one list that are followed singly; the others are taken to have come the same way. */
    private static final int MOST_FOLLOWED_CODES = 20;
    private static final int MOST_LOT_ENTRIES = 10_000;

    private final Catalog catalog;
    private final StoredLineage stored;
    private final Role side;
    private final Set<Long> told = new HashSet<>();
    private final OrdinalMap.Place place = new OrdinalMap.Place();
    private boolean partial;

    private Lineage(Catalog catalog, StoredLineage stored, Role side) {
        this.catalog = catalog;
        this.stored = stored;
        this.side = side;
    }

    /** What goods were made of. */
    static Lineage back(Catalog catalog, StoredLineage stored) {
        return new Lineage(catalog, stored, Role.OUTPUT);
    }

    /** What was made of goods. */
    static Lineage forth(Catalog catalog, StoredLineage stored) {
        return new Lineage(catalog, stored, Role.INPUT);
    }

    boolean partial() {
        return partial;
    }

    /** The lot that a batch belongs to as a whole; what was made into the lot, its codes were made of. */
    Set<Long> ofLotOf(Batch batch) {
        return batch.lot().isEmpty() || side == Role.INPUT ? Set.of() : of(new LotId(batch.product().number(), batch.lot()), true);
    }

    Set<Long> of(LotId lot) {
        return of(lot, false);
    }

    private Set<Long> of(LotId lot, boolean wholeOnly) {
        Set<Long> sequences = new TreeSet<>();
        for (LotHappening one : stored.of(lot, MOST_LOT_ENTRIES)) {
            if (one.what().kind() == EventKind.TRANSFORM && one.what().role() == side && (one.whole() || !wholeOnly)) {
                sequences.add(one.what().sequence());
            }
        }
        return sequences;
    }

    /** Goods whose transformations are still to be told, {@code depth} steps far. */
    private record Open(Goods goods, int depth, List<Made> further) {
    }

    /**
     * The transformations of these records, and those of the goods on their other side, {@code depth} steps far; each is
     * told where the fewest steps lead to it, so that the depth leaves out none that is nearer.
     */
    List<Made> follow(Set<Long> sequences, int depth) {
        List<Made> made = new ArrayList<>();
        Deque<Open> open = new ArrayDeque<>();
        tell(sequences, depth, made, open);
        while (!open.isEmpty()) {
            Open next = open.poll();
            tell(of(next.goods), next.depth, next.further, open);
        }
        return made;
    }

    private void tell(Set<Long> sequences, int depth, List<Made> made, Deque<Open> open) {
        for (long sequence : sequences) {
            partial |= told.size() >= MOST_TRANSFORMS;
            if (depth > 0 && told.size() < MOST_TRANSFORMS && told.add(sequence)) {
                made.add(tell(stored.record(sequence), depth, open));
            }
        }
    }

    private Made tell(Record record, int depth, Deque<Open> open) {
        Transform transform = (Transform) record.command();
        List<Made.Source> goods = new ArrayList<>();
        for (Goods one : side == Role.OUTPUT ? transform.inputs() : transform.outputs()) {
            Open further = new Open(one, depth - 1, new ArrayList<>());
            goods.add(new Made.Source(one, further.further));
            if (further.depth > 0) {
                open.add(further);
            }
        }
        return new Made(Happening.of(record, EventKind.TRANSFORM, transform.context()), goods);
    }

    private Set<Long> of(Goods goods) {
        if (goods instanceof Goods.Lot lot) {
            return catalog.product(lot.product()).map(Product::number).map(product -> of(new LotId(product, lot.lot()))).orElse(Set.of());
        }
        Set<Long> sequences = new TreeSet<>();
        List<Long> codes = followed(((Goods.Codes) goods).codes());
        partial |= codes.size() > MOST_FOLLOWED_CODES;
        codes.stream().limit(MOST_FOLLOWED_CODES).forEach(code -> sequences.addAll(of(code)));
        return sequences;
    }

    /** Some of the codes and, on the way back, of all that was used up with them; more than are followed where there are more. */
    private List<Long> followed(long[] codes) {
        List<Long> all = new ArrayList<>();
        Arrays.stream(codes).limit(MOST_FOLLOWED_CODES + 1L).forEach(all::add);
        for (int i = 0; side == Role.OUTPUT && i < all.size() && all.size() <= MOST_FOLLOWED_CODES; i++) {
            all.addAll(stored.heldBy(all.get(i), MOST_FOLLOWED_CODES));
        }
        return all;
    }

    /** On the way forth, what a code was in when that was used up counts as well. */
    Set<Long> of(long codeId) {
        Set<Long> sequences = new TreeSet<>();
        for (long at = codeId; at != CodeId.NONE; at = side == Role.INPUT ? stored.parent(at) : CodeId.NONE) {
            stored.of(at).stream().filter(what -> what.role() == side).forEach(what -> sequences.add(what.sequence()));
        }
        if (catalog.ordinals().find(CodeId.ordinal(codeId), place)) {
            sequences.addAll(ofLotOf(place.batch()));
        }
        return sequences;
    }
}
