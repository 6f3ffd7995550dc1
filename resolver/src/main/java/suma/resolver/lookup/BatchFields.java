package suma.resolver.lookup;

import suma.engine.catalog.Batch;
import suma.engine.catalog.Product;
import suma.engine.code.Scheme;
import suma.resolver.json.JsonOut;

/** What the verdicts of all codes of a batch say alike, rendered once and again when the product changes. Not thread-safe. */
final class BatchFields {
    /** Batches that are remembered, a power of two; those whose numbers fall together push each other out. */
    private static final int REMEMBERED = 1024;

    private final Entry[] entries = new Entry[REMEMBERED];

    private record Entry(Scheme scheme, Batch batch, Product product, byte[] json) {
    }

    /** {@code "scheme":…} to {@code "party":…}, without braces. */
    byte[] of(Scheme scheme, Batch batch) {
        int slot = batch.number() & REMEMBERED - 1;
        Entry entry = entries[slot];
        Product product = batch.product();
        if (entry == null || entry.batch != batch || entry.product != product || entry.scheme != scheme) {
            entry = new Entry(scheme, batch, product, render(scheme, batch, product));
            entries[slot] = entry;
        }
        return entry.json;
    }

    private static byte[] render(Scheme scheme, Batch batch, Product product) {
        JsonOut out = new JsonOut().field("scheme", scheme.name()).field("product", product.id()).field("name", product.name())
                .field("category", product.category()).field("level", product.level().text()).field("batch", batch.id())
                .fieldIfTold("lot", batch.lot());
        if (batch.order().producedOn().isPresent()) {
            out.field("producedOn", batch.order().producedOn().get().toString());
        }
        if (batch.expiresOn().isPresent()) {
            out.field("expiresOn", batch.expiresOn().get().toString());
        }
        return out.fieldIfTold("party", product.party()).toBytes();
    }
}
