package suma.engine.state;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rocksdb.RocksIterator;
import suma.engine.catalog.Batch;
import suma.engine.catalog.CatalogEditor;
import suma.engine.command.Goods;
import suma.engine.history.LotBalance;
import suma.engine.history.LotId;
import suma.engine.history.Role;
import suma.engine.journal.Record;
import suma.engine.store.Column;
import suma.engine.store.LotHistoryLayout;
import suma.engine.store.LotLayout;
import suma.engine.store.Store;
import suma.engine.store.StoreGroup;

/** Amounts of lots, and the transformations of the present group, over what is durable. Writer's thread only. */
final class Lots {
    /** What is read of the history of one lot. */
    private static final int MOST_ENTRIES = 1000;

    private final CatalogEditor catalog;
    private final Store store;
    private final UndoLog undo;
    private final Map<Key, LotBalance> changed = new HashMap<>();
    private final List<Record> transforms = new ArrayList<>();
    private final List<LotId> usedCodes = new ArrayList<>();

    private record Key(LotId lot, String unit) {
    }

    Lots(CatalogEditor catalog, Store store, UndoLog undo) {
        this.catalog = catalog;
        this.store = store;
        this.undo = undo;
    }

    /** A lot whose product must be known. */
    LotId id(Goods.Lot lot) {
        return new LotId(catalog.product(lot.product()).orElseThrow().number(), lot.lot());
    }

    /** The lot that the codes of a batch belong to, if it has one. */
    Optional<LotId> of(Batch batch) {
        return batch.lot().isEmpty() ? Optional.empty() : Optional.of(new LotId(batch.product().number(), batch.lot()));
    }

    /** True when some of the lot was used before, in whatever unit or as codes, and where too much is known of it to tell. */
    boolean wasUsed(LotId lot) {
        return usedCodes.contains(lot) || changed.entrySet().stream().anyMatch(entry -> entry.getKey().lot.equals(lot) && entry.getValue().used().signum() > 0)
                || wasUsedInStore(lot);
    }

    private boolean wasUsedInStore(LotId lot) {
        try (RocksIterator stored = store.iterate(Column.LOT_HISTORY)) {
            boolean used = false;
            int read = 0;
            for (stored.seek(LotHistoryLayout.key(lot, 0, 0)); !used && stored.isValid() && LotHistoryLayout.lot(stored.key()).equals(lot); stored.next()) {
                used = ++read > MOST_ENTRIES || LotHistoryLayout.read(stored.key(), stored.value()).what().role() == Role.INPUT;
            }
            Store.check(stored);
            return used;
        }
    }

    /** Codes of a lot are used up. */
    void usedCodes(LotId lot) {
        usedCodes.add(lot);
        if (undo.recording()) {
            undo.push(() -> usedCodes.remove(usedCodes.size() - 1));
        }
    }

    LotBalance balance(Goods.Lot lot) {
        return balance(new Key(id(lot), lot.unit()));
    }

    private LotBalance balance(Key key) {
        LotBalance staged = changed.get(key);
        return staged != null ? staged
                : store.get(Column.LOT, LotLayout.key(key.lot, key.unit)).map(LotLayout::read).orElse(LotBalance.NOTHING);
    }

    void change(Goods.Lot lot, LotBalance now) {
        Key key = new Key(id(lot), lot.unit());
        LotBalance before = changed.put(key, now);
        if (undo.recording()) {
            undo.push(() -> {
                if (before == null) {
                    changed.remove(key);
                } else {
                    changed.put(key, before);
                }
            });
        }
    }

    void add(Record transform) {
        transforms.add(transform);
        if (undo.recording()) {
            undo.push(() -> transforms.remove(transforms.size() - 1));
        }
    }

    /** Transformations that are not in the store yet. */
    List<Record> transforms() {
        return transforms;
    }

    void writeTo(StoreGroup group) {
        changed.forEach((key, balance) -> group.put(Column.LOT, LotLayout.key(key.lot, key.unit), LotLayout.value(balance)));
    }

    void clear() {
        changed.clear();
        transforms.clear();
        usedCodes.clear();
    }
}
