package suma.engine.verify;

import org.rocksdb.RocksIterator;
import suma.engine.CorruptionException;
import suma.engine.store.Column;
import suma.engine.store.RetryLayout;
import suma.engine.store.Store;

/** What retries are answered does not follow from the log; still each answer can be read, and speaks of a record that is there. */
final class RetryCheck {
    private final Findings findings;

    RetryCheck(Findings findings) {
        this.findings = findings;
    }

    void check(Store store, long records) {
        try (RocksIterator answers = store.scan(Column.RETRY)) {
            for (answers.seekToFirst(); answers.isValid(); answers.next()) {
                check(answers.key(), answers.value(), records);
            }
            Store.check(answers);
        }
    }

    private void check(byte[] key, byte[] value, long records) {
        try {
            long sequence = RetryLayout.replay(value).sequence();
            if (sequence > records) {
                findings.add(named(key) + "expected a sequence up to " + records + ", actual " + sequence);
            }
        } catch (CorruptionException unreadable) {
            findings.add(named(key) + unreadable.getMessage());
        }
    }

    private static String named(byte[] key) {
        return Column.RETRY.text() + ": " + KeyText.of(Column.RETRY, key) + ": ";
    }
}
