package suma.engine.catalog;

/** The place of one product: batches keep the slot and so see later replacements of the product. */
final class ProductSlot {
    private volatile Product published;

    ProductSlot(Product product) {
        published = product;
    }

    Product published() {
        return published;
    }

    void publish(Product product) {
        published = product;
    }
}
