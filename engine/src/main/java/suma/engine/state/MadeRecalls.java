package suma.engine.state;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import suma.engine.catalog.Batch;
import suma.engine.catalog.CatalogEditor;
import suma.engine.command.Command;
import suma.engine.command.Command.Transform;
import suma.engine.command.Goods;
import suma.engine.history.LotId;
import suma.engine.recall.RecallScope.OfMade;
import suma.engine.recall.RecallScope.OfMadeFromCode;
import suma.engine.recall.RecallScope.OfMadeFromLot;
import suma.engine.store.Column;
import suma.engine.store.RecallLayout;
import suma.engine.store.StoreGroup;

/** Which lots the recalls in force cover because of what these are made of. Writer's thread only. */
final class MadeRecalls {
    private final CatalogEditor catalog;
    private final Standing standing;
    private final Contained contained;
    private final Descent descent;
    private final UndoLog undo;
    private final NavigableMap<Long, Cover> inForce = new TreeMap<>();
    private final List<Added> added = new ArrayList<>();

    private record Cover(OfMade scope, Set<LotId> lots) {
    }

    private record Added(long recall, LotId lot) {
    }

    MadeRecalls(CatalogEditor catalog, Standing standing, Contained contained, Descent descent, UndoLog undo) {
        this.catalog = catalog;
        this.standing = standing;
        this.contained = contained;
        this.descent = descent;
        this.undo = undo;
    }

    private LotId lot(String product, String lot) {
        return new LotId(catalog.product(product).orElseThrow().number(), lot);
    }

    private static LotId lot(Batch batch) {
        return new LotId(batch.product().number(), batch.lot());
    }

    /** What is made so far of what a recall is about, which must exist. */
    Descent.Found find(OfMade scope) {
        return scope instanceof OfMadeFromLot from ? descent.of(lot(from.product(), from.lot())) : descent.of(((OfMadeFromCode) scope).codeId());
    }

    /** What is made by a transformation, and was made of that before. */
    Descent.Found find(Transform transform) {
        return descent.withMade(transform.outputs());
    }

    void begin(long recall, OfMade scope, Set<LotId> lots) {
        inForce.put(recall, new Cover(scope, new HashSet<>(lots)));
    }

    /** Has a recall cover lots; true when some are new to it. */
    boolean add(long recall, Set<LotId> lots) {
        Set<LotId> covered = inForce.get(recall).lots;
        boolean some = false;
        for (LotId lot : lots) {
            if (covered.add(lot)) {
                put(new Added(recall, lot), covered);
                some = true;
            }
        }
        return some;
    }

    private void put(Added one, Set<LotId> covered) {
        added.add(one);
        if (undo.recording()) {
            undo.push(() -> {
                added.remove(added.size() - 1);
                covered.remove(one.lot);
            });
        }
    }

    void lift(long recall) {
        inForce.remove(recall);
    }

    boolean covers(long recall, Batch batch) {
        Cover cover = inForce.get(recall);
        return cover != null && cover.lots.contains(lot(batch));
    }

    /** The recalls that cover what a transformation makes. */
    List<Long> usedBy(Transform transform) {
        List<Long> recalls = new ArrayList<>();
        inForce.forEach((recall, cover) -> {
            if (transform.inputs().stream().anyMatch(goods -> isOf(cover, goods))) {
                recalls.add(recall);
            }
        });
        return recalls;
    }

    private boolean isOf(Cover cover, Goods goods) {
        if (goods instanceof Goods.Lot lot) {
            return isOf(cover, lot(lot.product(), lot.lot()));
        }
        for (long code : ((Goods.Codes) goods).codes()) {
            boolean[] of = {isOf(cover, code)};
            contained.walk(code, of[0] ? 0 : Command.MOST_CODES, child -> !(of[0] |= isOf(cover, child)));
            if (of[0]) {
                return true;
            }
        }
        return false;
    }

    private boolean isOf(Cover cover, LotId lot) {
        return cover.lots.contains(lot) || cover.scope instanceof OfMadeFromLot from && lot(from.product(), from.lot()).equals(lot);
    }

    private boolean isOf(Cover cover, long codeId) {
        standing.load(codeId);
        return cover.scope instanceof OfMadeFromCode from && from.codeId() == codeId || isOf(cover, lot(standing.batch()));
    }

    void writeTo(StoreGroup group) {
        added.forEach(one -> group.put(Column.RECALL, RecallLayout.madeKey(one.recall, one.lot), new byte[0]));
    }

    void clear() {
        added.clear();
    }
}
