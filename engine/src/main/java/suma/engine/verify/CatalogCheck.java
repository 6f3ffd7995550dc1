package suma.engine.verify;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rocksdb.RocksIterator;
import suma.engine.catalog.Batch;
import suma.engine.catalog.Defaults;
import suma.engine.catalog.Extent;
import suma.engine.catalog.Party;
import suma.engine.catalog.Product;
import suma.engine.catalog.SerialSpace;
import suma.engine.journal.ByteReader;
import suma.engine.journal.CommandLayout;
import suma.engine.store.CatalogLayout;
import suma.engine.store.CatalogLayout.StoredBatch;
import suma.engine.store.Column;
import suma.engine.store.Store;
import suma.engine.verify.LoggedCatalog.LoggedBatch;

/** The catalog as stored against the catalog by the log, and that no ordinal and no serial is given twice. */
final class CatalogCheck {
    private final LoggedCatalog logged;
    private final Findings findings;
    private final Map<Integer, List<Extent>> bySpace = new HashMap<>();
    private final List<Extent> all = new ArrayList<>();
    private int parties;
    private int products;
    private int batches;
    private long codes;

    CatalogCheck(LoggedCatalog logged, Findings findings) {
        this.logged = logged;
        this.findings = findings;
    }

    long batches() {
        return batches;
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
            for (catalog.seekToFirst(); catalog.isValid(); catalog.next()) {
                compare(catalog.key(), catalog.value());
            }
            Store.check(catalog);
        }
        checkCount("parties", logged.parties().size(), parties);
        checkCount("products", logged.products().size(), products);
        checkCount("batches", logged.batches().size(), batches);
        checkOrdinals();
        bySpace.forEach(this::checkIndices);
    }

    private void checkCount(String what, int expected, int actual) {
        if (expected != actual) {
            findings.add("catalog: expected " + expected + " " + what + ", actual " + actual);
        }
    }

    private void compare(byte[] key, byte[] value) {
        switch (CatalogLayout.kind(key)) {
            case PARTY -> compare(CommandLayout.readParty(new ByteReader(value)));
            case PRODUCT -> compare(CommandLayout.readProduct(new ByteReader(value)));
            case SPACE -> { }
            case BATCH -> compare(CatalogLayout.number(key), CatalogLayout.readBatch(value));
        }
    }

    private void compare(Party party) {
        parties++;
        if (!party.equals(logged.parties().get(party.id()))) {
            findings.add("catalog: party " + party.id() + " is not as the log has it");
        }
    }

    private void compare(Product product) {
        products++;
        if (!product.equals(logged.products().get(product.id()))) {
            findings.add("catalog: product " + product.id() + " is not as the log has it");
        }
    }

    private void compare(int number, StoredBatch batch) {
        batches++;
        codes += batch.state().quantity();
        all.addAll(batch.state().extents());
        if (batch.order().space() != SerialSpace.NO_SPACE) {
            bySpace.computeIfAbsent(batch.order().space(), none -> new ArrayList<>()).addAll(batch.state().extents());
        }
        if (number != batches || number > logged.batches().size() || !isAsLogged(batch, logged.batches().get(number - 1))) {
            findings.add("catalog: batch " + Batch.id(number) + " of " + batch.state().quantity() + " codes is not as the log has it");
        }
    }

    private boolean isAsLogged(StoredBatch batch, LoggedBatch expected) {
        Batch.Order order = batch.order();
        Product product = logged.products().get(expected.facts().product());
        return product != null && product.number() == batch.product()
                && order.lot().equals(expected.facts().lot())
                && order.producedOn().equals(expected.facts().producedOn())
                && order.expiresOn().equals(expected.facts().expiresOn())
                && order.attributes().equals(expected.facts().attributes())
                && order.orderedAtMs() == expected.madeAtMs()
                && (order.space() == SerialSpace.NO_SPACE) == expected.registered()
                && batch.state().quantity() == expected.quantity()
                && same(batch.state().defaults(), expected.defaults());
    }

    private static boolean same(Defaults one, Defaults other) {
        boolean same = one.runs() == other.runs();
        for (int run = 0; same && run < one.runs(); run++) {
            same = one.from(run) == other.from(run) && one.disposition(run) == other.disposition(run);
        }
        return same;
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
