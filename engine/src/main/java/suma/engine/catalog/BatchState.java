package suma.engine.catalog;

import java.util.ArrayList;
import java.util.List;

/** What may change of a batch: where its codes are (registered batches grow) and their default dispositions. Immutable. */
public record BatchState(List<Extent> extents, Defaults defaults) {

    public long quantity() {
        return extents.isEmpty() ? 0 : extents.get(extents.size() - 1).endOffset();
    }

    public BatchState withDefaults(Defaults changed) {
        return new BatchState(extents, changed);
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
        return new BatchState(List.copyOf(grown), defaults);
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
