package suma.engine.catalog;

/** From the ordinal of a CodeId to its batch and print position. Written by the writer when a group is published, read by any thread. */
public final class OrdinalMap {
    private final SortedRuns runs = new SortedRuns();

    /** Where an ordinal was found; reusable, not thread-safe. Neighbouring ordinals are found without a search. */
    public static final class Place {
        private Batch batch;
        private long first = Long.MAX_VALUE;
        private long end = Long.MIN_VALUE;
        private long firstOffset;

        public Batch batch() {
            return batch;
        }

        /** Print position in the batch of an ordinal that was just found. */
        public long offset(long ordinal) {
            return firstOffset + (ordinal - first);
        }
    }

    /** False when no batch has this ordinal. */
    public boolean find(long ordinal, Place place) {
        if (ordinal >= place.first && ordinal < place.end) {
            return true;
        }
        SortedRuns.View view = runs.view();
        int run = view.find(ordinal);
        if (run < 0) {
            return false;
        }
        place.batch = view.batch()[run];
        place.first = view.first()[run];
        place.end = place.first + view.length()[run];
        place.firstOffset = view.target()[run];
        return true;
    }

    public boolean contains(long ordinal) {
        return runs.view().find(ordinal) >= 0;
    }

    void append(Batch batch, Extent extent) {
        runs.append(extent.firstOrdinal(), extent.count(), extent.offset(), batch);
    }
}
