package suma.engine.recall;

import suma.engine.catalog.Batch;

/** What a recall covers. */
public sealed interface RecallScope {

    /** True for batches that are covered as a whole, those ordered later included. */
    default boolean covers(Batch batch) {
        return false;
    }

    /** Every code of a product, by its id. */
    record OfProduct(String product) implements RecallScope {
        @Override
        public boolean covers(Batch batch) {
            return batch.product().id().equals(product);
        }
    }

    /** Every code of a product's lot. */
    record OfLot(String product, String lot) implements RecallScope {
        @Override
        public boolean covers(Batch batch) {
            return batch.lot().equals(lot) && batch.product().id().equals(product);
        }
    }

    /** Every code of a batch. */
    record OfBatch(int batch) implements RecallScope {
        @Override
        public boolean covers(Batch one) {
            return one.number() == batch;
        }
    }

    /** These codes, without what they hold. */
    record OfCodes(long[] codes) implements RecallScope {
    }

    /** All that a code holds when it is recalled, the code itself not. */
    record OfContents(long codeId) implements RecallScope {
    }

    /** All that was made of something, in any number of steps, the thing itself not; what is made of it later included. */
    sealed interface OfMade extends RecallScope {
    }

    /** Of a product's lot, or of codes of it. */
    record OfMadeFromLot(String product, String lot) implements OfMade {
    }

    /** Of a code, used by itself or as part of what it was in. */
    record OfMadeFromCode(long codeId) implements OfMade {
    }
}
