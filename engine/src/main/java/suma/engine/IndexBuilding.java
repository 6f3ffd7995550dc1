package suma.engine;

import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import suma.engine.FaultPoints.Place;
import suma.engine.index.BlockIndex;
import suma.engine.store.StoredBlocks;

/** Fills an empty index from the store. */
final class IndexBuilding {
    private static final Logger LOG = LoggerFactory.getLogger(IndexBuilding.class);
    private static final long BLOCKS_PER_PROGRESS_LINE = 1 << 20;

    private IndexBuilding() {
    }

    record Result(long blocks, boolean complete) {
    }

    /** Copies every block, for as long as {@code goOn} holds. */
    static Result build(StoredBlocks from, BlockIndex to, BooleanSupplier goOn, FaultPoints faults) {
        long[] copied = {0};
        boolean complete = from.forEachWhile(goOn, block -> {
            to.put(block);
            faults.reached(Place.REBUILDING);
            if (++copied[0] % BLOCKS_PER_PROGRESS_LINE == 0) {
                LOG.info("rebuilding the index: {} blocks", copied[0]);
            }
        });
        return new Result(copied[0], complete);
    }
}
