package suma.engine.trace;

import org.rocksdb.RocksIterator;
import suma.engine.store.Column;
import suma.engine.store.ContentsLayout;
import suma.engine.store.Store;
import suma.engine.store.StoreSnapshot;

/** What parents hold. Parents that are asked for in order are found without a search. */
final class PresentRuns implements ParentRuns {
    private final RocksIterator contents;
    private long parent;
    private long first;
    private long end;
    private boolean positioned;

    PresentRuns(StoreSnapshot snapshot) {
        contents = snapshot.iterate(Column.CONTENTS);
    }

    @Override
    public void open(long wanted) {
        boolean next = positioned && wanted == parent + 1 && contents.isValid() && ContentsLayout.parent(contents.key()) == wanted;
        parent = wanted;
        if (!next) {
            contents.seek(ContentsLayout.key(wanted, 0));
        }
        positioned = true;
    }

    @Override
    public boolean next() {
        if (!contents.isValid()) {
            Store.check(contents);
            return false;
        }
        byte[] key = contents.key();
        if (ContentsLayout.parent(key) != parent) {
            return false;
        }
        first = ContentsLayout.first(key);
        end = first + ContentsLayout.count(contents.value());
        contents.next();
        return true;
    }

    @Override
    public long first() {
        return first;
    }

    @Override
    public long end() {
        return end;
    }

    @Override
    public void close() {
        contents.close();
    }
}
