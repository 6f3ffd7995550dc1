package suma.engine.verify;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rocksdb.RocksIterator;
import suma.engine.catalog.Batch;
import suma.engine.catalog.Extent;
import suma.engine.store.CatalogLayout;
import suma.engine.store.CatalogLayout.Kind;
import suma.engine.store.CatalogLayout.StoredBatch;
import suma.engine.store.Column;
import suma.engine.store.Store;

/** Batches as the log orders them against batches as stored: quantities, and that no ordinal and no serial is given twice. */
final class CatalogCheck {
    private final List<String> findings;
    /** Quantity of batch {@code i + 1} by the log. */
    private final List<Long> expected = new ArrayList<>();
    private final Map<Integer, List<Extent>> bySpace = new HashMap<>();
    private final List<Extent> all = new ArrayList<>();
    private int stored;
    private long codes;

    CatalogCheck(List<String> findings) {
        this.findings = findings;
    }

    void expectBatch(long quantity) {
        expected.add(quantity);
    }

    void expectRegistered(int batch, int count) {
        if (batch == Batch.NO_BATCH) {
            expected.add((long) count);
        } else {
            expected.set(batch - 1, expected.get(batch - 1) + count);
        }
    }

    long batches() {
        return stored;
    }

    long codes() {
        return codes;
    }

    /** One more than the highest ordinal given. */
    long endOrdinal() {
        return codes + 1;
    }

    void compare(Store store) {
        try (RocksIterator catalog = store.scan(Column.CATALOG)) {
            for (catalog.seek(CatalogLayout.key(Kind.BATCH, 0)); catalog.isValid(); catalog.next()) {
                compare(CatalogLayout.number(catalog.key()), CatalogLayout.readBatch(catalog.value()));
            }
            Store.check(catalog);
        }
        if (stored != expected.size()) {
            findings.add("catalog: expected " + expected.size() + " batches, actual " + stored);
        }
        checkOrdinals();
        bySpace.forEach(this::checkIndices);
    }

    private void compare(int number, StoredBatch batch) {
        stored++;
        long quantity = batch.state().quantity();
        codes += quantity;
        all.addAll(batch.state().extents());
        if (batch.order().space() != 0) {
            bySpace.computeIfAbsent(batch.order().space(), none -> new ArrayList<>()).addAll(batch.state().extents());
        }
        if (number != stored || number > expected.size() || quantity != expected.get(number - 1)) {
            findings.add("catalog: batch " + Batch.id(number) + " of " + quantity + " codes is not the one the log orders");
        }
    }

    private void checkOrdinals() {
        all.sort(Comparator.comparingLong(Extent::firstOrdinal));
        long next = 1;
        for (Extent extent : all) {
            if (extent.firstOrdinal() != next) {
                findings.add("ordinals: expected " + next + " to be given next, actual " + extent.firstOrdinal());
                return;
            }
            next = extent.endOrdinal();
        }
    }

    private void checkIndices(int space, List<Extent> extents) {
        extents.sort(Comparator.comparingLong(Extent::firstIndex));
        long next = 0;
        for (Extent extent : extents) {
            if (extent.firstIndex() < next) {
                findings.add("serial space " + space + ": index " + extent.firstIndex() + " is issued twice");
                return;
            }
            next = extent.firstIndex() + extent.count();
        }
    }
}
