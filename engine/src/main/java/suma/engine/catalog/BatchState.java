package suma.engine.catalog;

import java.util.ArrayList;
import java.util.List;

/**
 * What may change of a batch. Immutable.
 *
 * @param extents  where its codes are; registered batches grow
 * @param defaults the dispositions of codes that have none of their own
 * @param recall   number of the first recall in force that covers the whole batch, or 0
 */
public record BatchState(List<Extent> extents, Defaults defaults, long recall) {

    public BatchState(List<Extent> extents, Defaults defaults) {
        this(extents, defaults, 0);
    }

    public boolean isRecalled() {
        return recall != 0;
    }

    public BatchState withRecall(long changed) {
        return new BatchState(extents, defaults, changed);
    }

    public long quantity() {
        return extents.isEmpty() ? 0 : extents.get(extents.size() - 1).endOffset();
    }

    public BatchState withDefaults(Defaults changed) {
        return new BatchState(extents, changed, recall);
    }

    /** The same with {@code count} codes more, from {@code firstOrdinal} on; they join the last extent where they adjoin it. */
    public BatchState grown(long firstOrdinal, int count) {
        List<Extent> grown = new ArrayList<>(extents);
        if (!grown.isEmpty() && grown.get(grown.size() - 1).endOrdinal() == firstOrdinal) {
            Extent last = grown.remove(grown.size() - 1);
            grown.add(new Extent(last.offset(), last.firstOrdinal(), last.firstIndex(), last.count() + count));
        } else {
            grown.add(new Extent(quantity(), firstOrdinal, 0, count));
        }
        return new BatchState(List.copyOf(grown), defaults, recall);
    }

    /** The extent with print position {@code offset}, which must be below the quantity. */
    public Extent at(long offset) {
        int low = 0;
        int high = extents.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (extents.get(middle).offset() <= offset) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return extents.get(low);
    }
}
