package suma.engine.verify;

import java.util.Arrays;
import org.rocksdb.RocksIterator;
import suma.engine.store.Column;
import suma.engine.store.Store;

/** Holds one column against the same column as the log leads to it, entry by entry. */
final class ColumnCheck {
    /** Differences of a column that are named; the others are counted. */
    private static final int MOST_NAMED = 5;

    private final Column column;
    private final Findings findings;
    private long differences;

    ColumnCheck(Column column, Findings findings) {
        this.column = column;
        this.findings = findings;
    }

    void compare(Store replayed, Store found) {
        try (RocksIterator expected = replayed.scan(column); RocksIterator actual = found.scan(column)) {
            expected.seekToFirst();
            actual.seekToFirst();
            while (expected.isValid() || actual.isValid()) {
                step(expected, actual);
            }
            Store.check(expected);
            Store.check(actual);
        }
        if (differences > MOST_NAMED) {
            findings.add(column.text() + ": " + (differences - MOST_NAMED) + " further differences");
        }
    }

    private void step(RocksIterator expected, RocksIterator actual) {
        int order = !expected.isValid() ? 1 : !actual.isValid() ? -1 : Arrays.compareUnsigned(expected.key(), actual.key());
        if (order == 0 && !Arrays.equals(expected.value(), actual.value())) {
            differ(expected.key(), expected.value(), actual.value());
        } else if (order < 0 && !isNothing(expected.value())) {
            differ(expected.key(), expected.value(), ValueText.absent());
        } else if (order > 0 && !isNothing(actual.value())) {
            differ(actual.key(), ValueText.absent(), actual.value());
        }
        if (order <= 0) {
            expected.next();
        }
        if (order >= 0) {
            actual.next();
        }
    }

    /** Events that were taken back may leave a block without a word behind. */
    private boolean isNothing(byte[] value) {
        return column == Column.BLOCK && value.length == 0;
    }

    private void differ(byte[] key, byte[] expected, byte[] actual) {
        if (++differences <= MOST_NAMED) {
            findings.add(column.text() + ": " + KeyText.of(column, key) + ": " + ValueText.difference(column, key, expected, actual));
        }
    }
}
