package suma.resolver.label;

import suma.engine.catalog.Batch;
import suma.engine.code.Scheme;

/**
 * A code that was issued or registered, with what its label can tell.
 *
 * @param code   the plain code
 * @param holder name of the party that answers for the product, or empty
 */
record Label(Scheme scheme, String code, Batch batch, String holder) {

    String productName() {
        return batch.product().name();
    }
}
