package suma.engine.recall;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import suma.engine.catalog.Batch;
import suma.engine.catalog.Catalog;
import suma.engine.catalog.Extent;
import suma.engine.index.Block;
import suma.engine.store.StoredRecalls;

/** The codes that a recall covers, block by block in rising order; a block comes more than once where several batches meet in it. */
final class CoveredBlocks {
    private static final long ALL = -1;

    private final Iterator<Extent> extents;
    private final Iterator<Map.Entry<Long, Long>> named;
    private long next;
    private long end;
    private long number;
    private long mask;

    CoveredBlocks(RecallNotice recall, Catalog catalog, StoredRecalls stored) {
        this.extents = extents(recall, catalog).iterator();
        this.named = stored.named(recall.number()).entrySet().iterator();
    }

    /** Batches that were made after a recall was lifted were never under it. */
    private static List<Extent> extents(RecallNotice recall, Catalog catalog) {
        List<Extent> covered = new ArrayList<>();
        for (Batch batch : catalog.batches(Batch.NO_BATCH, Integer.MAX_VALUE)) {
            if (recall.scope().covers(batch) && batch.order().orderedAtMs() <= recall.liftedAtMs()) {
                covered.addAll(batch.state().extents());
            }
        }
        covered.sort(Comparator.comparingLong(Extent::firstOrdinal));
        return covered;
    }

    boolean next() {
        if (next >= end && extents.hasNext()) {
            Extent extent = extents.next();
            next = extent.firstOrdinal();
            end = extent.endOrdinal();
        }
        return next < end ? nextOfExtent() : nextNamed();
    }

    private boolean nextOfExtent() {
        number = Block.numberOf(next);
        long behind = Math.min(end, Block.ordinal(number + 1, 0));
        int codes = (int) (behind - next);
        mask = (codes == Block.CODES ? ALL : (1L << codes) - 1) << Block.slotOf(next);
        next = behind;
        return true;
    }

    private boolean nextNamed() {
        if (!named.hasNext()) {
            return false;
        }
        Map.Entry<Long, Long> entry = named.next();
        number = entry.getKey();
        mask = entry.getValue();
        return true;
    }

    long number() {
        return number;
    }

    /** Which codes of the block, slot 0 lowest. */
    long mask() {
        return mask;
    }
}
