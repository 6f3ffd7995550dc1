package suma.engine.catalog;

import java.util.Arrays;

/**
 * Runs of consecutive numbers, appended in rising order by one thread and searched by any. A run is its first number,
 * its length, where it leads, and the batch it belongs to.
 *
 * <p>Readers take one {@link View}; arrays behind it are only ever written past its count, so a view never changes.
 */
final class SortedRuns {
    private static final int INITIAL_CAPACITY = 4;

    private volatile View view = new View(new long[INITIAL_CAPACITY], new long[INITIAL_CAPACITY],
            new long[INITIAL_CAPACITY], new Batch[INITIAL_CAPACITY], 0);

    /** What readers see. {@code first} rises strictly. */
    record View(long[] first, long[] length, long[] target, Batch[] batch, int count) {

        /** The run that holds {@code number}, or -1. */
        int find(long number) {
            int low = 0;
            int high = count - 1;
            while (low <= high) {
                int middle = (low + high) >>> 1;
                if (first[middle] <= number) {
                    low = middle + 1;
                } else {
                    high = middle - 1;
                }
            }
            return high >= 0 && number - first[high] < length[high] ? high : -1;
        }
    }

    View view() {
        return view;
    }

    void append(long first, long length, long target, Batch batch) {
        View old = view;
        assert old.count == 0 || old.first[old.count - 1] + old.length[old.count - 1] <= first;
        View grown = old.count < old.first.length ? old : widened(old);
        grown.first[old.count] = first;
        grown.length[old.count] = length;
        grown.target[old.count] = target;
        grown.batch[old.count] = batch;
        view = new View(grown.first, grown.length, grown.target, grown.batch, old.count + 1);
    }

    private static View widened(View old) {
        int capacity = old.first.length * 2;
        return new View(Arrays.copyOf(old.first, capacity), Arrays.copyOf(old.length, capacity),
                Arrays.copyOf(old.target, capacity), Arrays.copyOf(old.batch, capacity), old.count);
    }
}
