package suma.engine.trace;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import suma.engine.catalog.Batch;
import suma.engine.catalog.Product;
import suma.engine.history.LotBalance;
import suma.engine.history.LotHappening;

/**
 * Where a lot came from and where it went.
 *
 * @param batches batches of codes of the lot
 * @param amounts how much there is of it, by unit
 * @param events  what happened to it, in the order in which it happened
 * @param next    where to go on when there were more events than wanted
 * @param partial true when there is more than is read
 */
public record LotTrace(Product product, String lot, List<Batch> batches, SortedMap<String, LotBalance> amounts, List<Made> madeFrom,
                       List<Made> madeInto, List<LotHappening> events, Optional<Moment> next, boolean partial) {

    /** True when nobody ever spoke of the lot. */
    public boolean unknown() {
        return batches.isEmpty() && amounts.isEmpty() && events.isEmpty();
    }
}
