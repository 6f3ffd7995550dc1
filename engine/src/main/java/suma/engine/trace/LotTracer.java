package suma.engine.trace;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import suma.engine.catalog.Batch;
import suma.engine.catalog.Catalog;
import suma.engine.catalog.Product;
import suma.engine.history.Happening;
import suma.engine.history.LotBalance;
import suma.engine.history.LotHappening;
import suma.engine.history.LotId;
import suma.engine.scan.ReadSide;
import suma.engine.store.Column;
import suma.engine.store.StoreSnapshot;
import suma.engine.store.StoredLineage;
import suma.engine.store.StoredLots;

/** Answers where one lot came from and went, from the store as it is at one moment. Not thread-safe. */
public final class LotTracer implements AutoCloseable {
    private static final int MOST_ENTRIES = 1 << 16;
    private static final int MOST_BATCHES = 1000;

    private final Catalog catalog;
    private final StoreSnapshot snapshot;
    private final StoredLineage stored;

    /** To be used while {@code side} is entered. */
    public LotTracer(ReadSide side) {
        catalog = side.catalog();
        snapshot = side.store().snapshot();
        stored = new StoredLineage(snapshot);
    }

    public LotTrace trace(Product product, String lot, TraceLimits limits) {
        LotId id = new LotId(product.number(), lot);
        List<LotHappening> all = stored.of(id, MOST_ENTRIES);
        List<LotHappening> wanted = all.stream().filter(one -> limits.wants(moment(one.what()))).sorted(Comparator.comparing(one -> moment(one.what())))
                .limit(limits.events() + 1L).toList();
        boolean more = wanted.size() > limits.events();
        List<LotHappening> page = more ? wanted.subList(0, limits.events()) : wanted;
        Optional<Moment> next = more ? Optional.of(moment(page.get(page.size() - 1).what())) : Optional.empty();
        Lineage back = Lineage.back(catalog, stored);
        Lineage forth = Lineage.forth(catalog, stored);
        List<Made> madeFrom = back.follow(back.of(id), limits.depth());
        List<Made> madeInto = forth.follow(forth.of(id), limits.depth());
        return new LotTrace(product, lot, batches(product, lot), amounts(id), madeFrom, madeInto, page, next,
                back.partial() || forth.partial() || all.size() == MOST_ENTRIES);
    }

    private static Moment moment(Happening what) {
        return new Moment(what.atMs(), what.sequence());
    }

    private List<Batch> batches(Product product, String lot) {
        return catalog.batches(Batch.NO_BATCH, Integer.MAX_VALUE).stream()
                .filter(batch -> batch.lot().equals(lot) && batch.product().number() == product.number()).limit(MOST_BATCHES).toList();
    }

    private SortedMap<String, LotBalance> amounts(LotId lot) {
        try (StoredLots balances = new StoredLots(snapshot.iterate(Column.LOT))) {
            return balances.amounts(lot);
        }
    }

    @Override
    public void close() {
        stored.close();
        snapshot.close();
    }
}
