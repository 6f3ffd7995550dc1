package suma.engine.scan;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.rocksdb.RocksIterator;
import suma.engine.CodeId;
import suma.engine.catalog.Level;
import suma.engine.catalog.OrdinalMap;
import suma.engine.store.Column;
import suma.engine.store.ContentsLayout;
import suma.engine.store.Store;
import suma.engine.store.StoreSnapshot;

/** All that a code holds at the moment of opening, depth first, each parent before what it holds. */
public final class ContentsCursor implements CodeCursor {
    private final CodeRenderer renderer;
    private final Optional<Level> wanted;
    private final StoreSnapshot snapshot;
    private final Deque<Open> stack = new ArrayDeque<>();
    private boolean closed;

    /** A parent whose children are being shown: the rest of the present run, and the runs behind it. */
    private static final class Open {
        private final long parent;
        private final RocksIterator runs;
        private long next;
        private long end;

        Open(long parent, RocksIterator runs) {
            this.parent = parent;
            this.runs = runs;
            runs.seek(ContentsLayout.key(parent, 0));
        }

        boolean hasNext() {
            if (next == end && runs.isValid() && ContentsLayout.parent(runs.key()) == parent) {
                next = ContentsLayout.first(runs.key());
                end = next + ContentsLayout.count(runs.value());
                runs.next();
            }
            return next < end;
        }
    }

    public ContentsCursor(ReadSide side, long codeId, Optional<Level> wanted) {
        this.renderer = new CodeRenderer(side);
        this.wanted = wanted;
        side.enter();
        this.snapshot = side.store.snapshot();
        open(codeId);
    }

    private void open(long codeId) {
        stack.push(new Open(codeId, snapshot.iterate(Column.CONTENTS)));
    }

    @Override
    public boolean next(CodeChunk chunk) {
        chunk.clear();
        while (chunk.room() > 0 && !stack.isEmpty()) {
            Open top = stack.peek();
            if (top.hasNext()) {
                step(top, chunk);
            } else {
                closeTop();
            }
        }
        return chunk.count() > 0;
    }

    private void step(Open top, CodeChunk chunk) {
        OrdinalMap.Place place = renderer.place(top.next);
        Level level = place.batch().product().level();
        long offset = place.offset(CodeId.ordinal(top.next));
        long inExtent = place.batch().state().at(offset).endOffset() - offset;
        long count = level == Level.UNIT ? Math.min(Math.min(top.end - top.next, inExtent), chunk.room()) : 1;
        if (wanted.isEmpty() || wanted.get() == level) {
            renderer.append(place.batch(), offset, (int) count, chunk);
        }
        long first = top.next;
        top.next += count;
        if (level != Level.UNIT) {
            open(first);
        }
    }

    private void closeTop() {
        try (RocksIterator runs = stack.pop().runs) {
            Store.check(runs);
        }
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            stack.forEach(open -> open.runs.close());
            snapshot.close();
            renderer.side().leave();
        }
    }
}
