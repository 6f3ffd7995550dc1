package suma.engine.recall;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import suma.engine.catalog.Batch;
import suma.engine.catalog.Catalog;
import suma.engine.catalog.Extent;
import suma.engine.history.LotId;
import suma.engine.index.Block;
import suma.engine.store.StoredRecalls;

/**
 * The codes that a recall covers, block by block in rising order, each code once; a block comes more than once where several
 * batches meet in it, and where the recall names codes of it beside a batch.
 */
final class CoveredBlocks {
    private static final long ALL = -1;
    private static final long NO_BLOCK = Long.MAX_VALUE;

    private final List<Extent> extents;
    private final NavigableMap<Long, Long> named;
    private int nextExtent;
    private long next;
    private long end;
    private long number;
    private long mask;
    /** Codes of block {@code number} that were shown with their batches. */
    private long shown;

    CoveredBlocks(RecallNotice recall, Catalog catalog, StoredRecalls stored) {
        this.extents = extents(recall, catalog, stored.made(recall.number()));
        this.named = stored.named(recall.number());
    }

    /** Batches that were made after a recall was lifted were never under it. */
    private static List<Extent> extents(RecallNotice recall, Catalog catalog, Set<LotId> made) {
        List<Extent> covered = new ArrayList<>();
        for (Batch batch : catalog.batches(Batch.NO_BATCH, Integer.MAX_VALUE)) {
            boolean whole = recall.scope().covers(batch) || made.contains(new LotId(batch.product().number(), batch.lot()));
            if (whole && batch.order().orderedAtMs() <= recall.liftedAtMs()) {
                covered.addAll(batch.state().extents());
            }
        }
        covered.sort(Comparator.comparingLong(Extent::firstOrdinal));
        return covered;
    }

    boolean next() {
        if (next >= end && nextExtent < extents.size()) {
            Extent extent = extents.get(nextExtent++);
            next = extent.firstOrdinal();
            end = extent.endOrdinal();
        }
        long ofExtent = next < end ? Block.numberOf(next) : NO_BLOCK;
        if (!named.isEmpty() && named.firstKey() < ofExtent) {
            return nextNamed();
        }
        return ofExtent != NO_BLOCK && nextOfExtent();
    }

    private boolean nextOfExtent() {
        moveTo(Block.numberOf(next));
        long behind = Math.min(end, Block.ordinal(number + 1, 0));
        int codes = (int) (behind - next);
        mask = (codes == Block.CODES ? ALL : (1L << codes) - 1) << Block.slotOf(next);
        shown |= mask;
        next = behind;
        return true;
    }

    private boolean nextNamed() {
        Map.Entry<Long, Long> entry = named.pollFirstEntry();
        moveTo(entry.getKey());
        mask = entry.getValue() & ~shown;
        return true;
    }

    private void moveTo(long block) {
        if (block != number) {
            number = block;
            shown = 0;
        }
    }

    long number() {
        return number;
    }

    /** Which codes of the block, slot 0 lowest; perhaps none. */
    long mask() {
        return mask;
    }
}
