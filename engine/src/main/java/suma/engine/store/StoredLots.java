package suma.engine.store;

import java.util.SortedMap;
import java.util.TreeMap;
import org.rocksdb.RocksIterator;
import suma.engine.history.LotBalance;
import suma.engine.history.LotId;

/** The amounts of lots as they lie in the store. Not thread-safe; close it before the store. */
public final class StoredLots implements AutoCloseable {
    private final RocksIterator balances;

    /** Takes over an iterator of {@link Column#LOT}. */
    public StoredLots(RocksIterator balances) {
        this.balances = balances;
    }

    /** How much there is of a lot, by unit. */
    public SortedMap<String, LotBalance> amounts(LotId lot) {
        SortedMap<String, LotBalance> amounts = new TreeMap<>();
        for (balances.seek(LotLayout.key(lot, "")); balances.isValid() && LotLayout.lot(balances.key()).equals(lot); balances.next()) {
            amounts.put(LotLayout.unit(balances.key()), LotLayout.read(balances.value()));
        }
        Store.check(balances);
        return amounts;
    }

    @Override
    public void close() {
        balances.close();
    }
}
