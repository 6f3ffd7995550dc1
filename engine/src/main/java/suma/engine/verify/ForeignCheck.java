package suma.engine.verify;

import org.rocksdb.RocksIterator;
import suma.engine.store.Column;
import suma.engine.store.ForeignLayout;
import suma.engine.store.Store;

/** Registered codes: what leads from code to CodeId, and what leads back, against the log. */
final class ForeignCheck {
    private final Findings findings;
    private final LinkSum loggedThere = new LinkSum();
    private final LinkSum loggedBack = new LinkSum();

    ForeignCheck(Findings findings) {
        this.findings = findings;
    }

    /** The log registers a code of a scheme under this CodeId. */
    void expect(String scheme, byte[] code, long codeId) {
        byte[] key = ForeignLayout.key(scheme, code, 0, code.length);
        loggedThere.add(codeId, hash(key));
        loggedBack.add(codeId, hash(code));
    }

    void compare(Store store) {
        LinkSum there = new LinkSum();
        LinkSum back = new LinkSum();
        try (RocksIterator codes = store.scan(Column.FOREIGN); RocksIterator texts = store.scan(Column.FOREIGN_TEXT)) {
            for (codes.seekToFirst(); codes.isValid(); codes.next()) {
                there.add(ForeignLayout.codeId(codes.value()), hash(codes.key()));
            }
            for (texts.seekToFirst(); texts.isValid(); texts.next()) {
                back.add(ForeignLayout.codeId(texts.key()), hash(texts.value()));
            }
            Store.check(codes);
            Store.check(texts);
        }
        compare("codes that lead to CodeIds", there, loggedThere);
        compare("CodeIds that lead to codes", back, loggedBack);
    }

    private void compare(String what, LinkSum found, LinkSum logged) {
        if (!found.equalTo(logged)) {
            findings.add("foreign codes: expected the " + logged.count() + " " + what + " by the log, actual " + found.count() + " or others");
        }
    }

    /** FNV-1a in 64 bits. */
    private static long hash(byte[] bytes) {
        long hash = 0xCBF29CE484222325L;
        for (byte b : bytes) {
            hash = (hash ^ b & 0xFF) * 0x100000001B3L;
        }
        return hash;
    }
}
