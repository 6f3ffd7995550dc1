package suma.engine.verify;

import java.util.Arrays;
import java.util.List;
import org.rocksdb.RocksIterator;
import suma.engine.journal.ByteReader;
import suma.engine.store.Column;
import suma.engine.store.ForeignLayout;
import suma.engine.store.Store;

/** Registered codes: what leads from code to CodeId against what leads back. */
final class ForeignCheck {
    private final Store store;
    private final List<String> findings;

    ForeignCheck(Store store, List<String> findings) {
        this.store = store;
        this.findings = findings;
    }

    void run() {
        LinkSum there = new LinkSum();
        LinkSum back = new LinkSum();
        try (RocksIterator codes = store.scan(Column.FOREIGN); RocksIterator texts = store.scan(Column.FOREIGN_TEXT)) {
            for (codes.seekToFirst(); codes.isValid(); codes.next()) {
                byte[] key = codes.key();
                there.add(ForeignLayout.codeId(codes.value()), hash(key, indexOfZero(key) + 1));
            }
            for (texts.seekToFirst(); texts.isValid(); texts.next()) {
                back.add(new ByteReader(texts.key()).fixed(texts.key().length), hash(texts.value(), 0));
            }
            Store.check(codes);
            Store.check(texts);
        }
        if (!there.equalTo(back)) {
            findings.add("foreign codes: " + there.count() + " lead to a CodeId and " + back.count() + " lead back, or to others");
        }
    }

    private static int indexOfZero(byte[] key) {
        int at = 0;
        while (at < key.length && key[at] != 0) {
            at++;
        }
        return at;
    }

    private static long hash(byte[] bytes, int from) {
        long hash = Arrays.hashCode(Arrays.copyOfRange(bytes, Math.min(from, bytes.length), bytes.length));
        return LinkSum.mixed(hash, bytes.length - from);
    }
}
