package suma.engine.state;

import java.util.HashMap;
import java.util.Map;
import org.rocksdb.RocksIterator;
import suma.engine.CorruptionException;
import suma.engine.EngineException;
import suma.engine.catalog.Batch;
import suma.engine.catalog.BatchState;
import suma.engine.catalog.CatalogEditor;
import suma.engine.catalog.Party;
import suma.engine.catalog.Product;
import suma.engine.catalog.SerialSpace;
import suma.engine.code.FieldException;
import suma.engine.code.Schemes;
import suma.engine.code.SpaceFormat;
import suma.engine.journal.ByteReader;
import suma.engine.journal.CommandLayout;
import suma.engine.store.CatalogLayout;
import suma.engine.store.CatalogLayout.Kind;
import suma.engine.store.CatalogLayout.StoredBatch;
import suma.engine.store.CatalogLayout.StoredSpace;
import suma.engine.store.Column;
import suma.engine.store.Store;
import suma.engine.store.StoreGroup;

/** Brings the catalog into the store and back. */
final class CatalogStoring {
    private final Schemes schemes;
    private final Keystore keystore;

    CatalogStoring(Schemes schemes, Keystore keystore) {
        this.schemes = schemes;
        this.keystore = keystore;
    }

    void write(CatalogEditor editor, StoreGroup group) {
        editor.forEachChange(new CatalogEditor.Sink() {
            @Override
            public void party(Party party) {
                group.put(Column.CATALOG, CatalogLayout.key(Kind.PARTY, party.number()), CatalogLayout.encode(party));
            }

            @Override
            public void product(Product product) {
                group.put(Column.CATALOG, CatalogLayout.key(Kind.PRODUCT, product.number()), CatalogLayout.encode(product));
            }

            @Override
            public void space(SerialSpace space) {
                StoredSpace stored = new StoredSpace(space.format().scheme().name(), space.fields(), space.keyId(), space.lastCode(), space.floor());
                group.put(Column.CATALOG, CatalogLayout.key(Kind.SPACE, space.number()), CatalogLayout.encode(stored));
            }

            @Override
            public void skipped(long codes) {
                group.put(Column.CATALOG, CatalogLayout.key(Kind.SKIP, 1), CatalogLayout.encodeSkip(codes));
            }

            @Override
            public void batch(Batch batch, BatchState state) {
                StoredBatch stored = new StoredBatch(batch.product().number(), batch.order(), state);
                group.put(Column.CATALOG, CatalogLayout.key(Kind.BATCH, batch.number()), CatalogLayout.encode(stored));
            }
        });
    }

    /** Fills an empty catalog and publishes it. */
    void load(Store store, CatalogEditor editor) {
        Map<Integer, Product> products = new HashMap<>();
        int[] counts = new int[Kind.values().length];
        try (RocksIterator stored = store.scan(Column.CATALOG)) {
            for (stored.seekToFirst(); stored.isValid(); stored.next()) {
                checkNumber(stored.key(), counts);
                load(stored.key(), stored.value(), editor, products);
            }
            Store.check(stored);
        }
        editor.publish(product -> schemes.inUse(product.scheme()).productKey(product.fields()));
    }

    /** Numbers have no holes; with one, all that follows would come to bear the number of another. */
    private static void checkNumber(byte[] key, int[] counts) {
        Kind kind = CatalogLayout.kind(key);
        int expected = ++counts[kind.ordinal()];
        if (CatalogLayout.number(key) != expected) {
            throw new CorruptionException("catalog: expected " + kind + " " + expected + ", actual " + kind + " " + CatalogLayout.number(key));
        }
    }

    private void load(byte[] key, byte[] value, CatalogEditor editor, Map<Integer, Product> products) {
        switch (CatalogLayout.kind(key)) {
            case PARTY -> editor.put(CommandLayout.readParty(new ByteReader(value)));
            case PRODUCT -> {
                Product product = fitting(CommandLayout.readProduct(new ByteReader(value)));
                products.put(product.number(), product);
                editor.put(product);
            }
            case SPACE -> open(CatalogLayout.readSpace(value), editor);
            case SKIP -> editor.restoreSkipped(CatalogLayout.readSkip(value));
            case BATCH -> {
                StoredBatch batch = CatalogLayout.readBatch(value);
                editor.restore(products.get(batch.product()), batch.order(), batch.state());
            }
        }
    }

    private Product fitting(Product product) {
        try {
            schemes.inUse(product.scheme()).checkProduct(product.fields());
            return product;
        } catch (FieldException e) {
            throw new EngineException("product " + product.id() + " does not fit scheme " + product.scheme() + " as it is configured now", e);
        }
    }

    private void open(StoredSpace stored, CatalogEditor editor) {
        try {
            SpaceFormat format = schemes.inUse(stored.scheme()).space(stored.fields());
            SerialSpace space = editor.restoreSpace(format, stored.fields(), stored.keyId(), keystore.key(stored.keyId()), stored.floor());
            if (!space.lastCode().equals(stored.lastCode())) {
                throw new EngineException("serial space of scheme " + stored.scheme() + ": expected codes up to " + stored.lastCode()
                        + ", actual up to " + space.lastCode() + ": the scheme is not the one that codes were issued by");
            }
        } catch (FieldException e) {
            throw new EngineException("serial space of scheme " + stored.scheme() + " does not fit the scheme as it is configured now", e);
        }
    }
}
