package suma.engine.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import suma.engine.CodeId;
import suma.engine.CorruptionException;
import suma.engine.catalog.Level;
import suma.engine.catalog.OrdinalMap;
import suma.engine.history.AsOf;
import suma.engine.scan.CodeChunk;
import suma.engine.scan.CodeCursor;
import suma.engine.scan.CodeRenderer;
import suma.engine.scan.ReadSide;
import suma.engine.store.Column;
import suma.engine.store.LogReader;
import suma.engine.store.StoreSnapshot;

/** All that a code holds, or held at a moment of the past, depth first, each parent before what it holds. */
public final class ContentsCursor implements CodeCursor {
    private static final int MOST_DEPTH = Level.values().length;

    private final CodeRenderer renderer;
    private final Optional<Level> wanted;
    private final StoreSnapshot snapshot;
    private final Optional<AsOf> asOf;
    /** What is open, outermost first; those from {@code depth} on are spare. */
    private final List<Open> path = new ArrayList<>();
    private int depth;
    private boolean closed;

    /** A parent whose children are being shown, and what is left of the present run. */
    private static final class Open {
        private final ParentRuns runs;
        private long next;
        private long end;

        Open(ParentRuns runs) {
            this.runs = runs;
        }

        void begin(long parent) {
            runs.open(parent);
            next = 0;
            end = 0;
        }

        boolean hasNext() {
            if (next == end && runs.next()) {
                next = runs.first();
                end = runs.end();
            }
            return next < end;
        }
    }

    /** @param atMs the moment to look back to, epoch ms; empty for now */
    public ContentsCursor(ReadSide side, long codeId, Optional<Level> wanted, OptionalLong atMs) {
        this.renderer = new CodeRenderer(side);
        this.wanted = wanted;
        side.enter();
        this.snapshot = side.store().snapshot();
        this.asOf = atMs.isPresent() ? Optional.of(asOf(atMs.getAsLong())) : Optional.empty();
        open(codeId);
    }

    private AsOf asOf(long atMs) {
        try (LogReader log = new LogReader(snapshot.iterate(Column.LOG))) {
            return new AsOf(atMs, log.lastBy(atMs));
        }
    }

    private void open(long codeId) {
        if (depth == path.size()) {
            if (depth == MOST_DEPTH) {
                throw new CorruptionException("contents of CodeId " + codeId + ": expected at most " + MOST_DEPTH + " levels, actual more");
            }
            path.add(new Open(asOf.isPresent() ? new PastRuns(snapshot, asOf.get()) : new PresentRuns(snapshot)));
        }
        path.get(depth++).begin(codeId);
    }

    @Override
    public boolean next(CodeChunk chunk) {
        chunk.clear();
        while (chunk.room() > 0 && depth > 0) {
            Open top = path.get(depth - 1);
            if (top.hasNext()) {
                step(top, chunk);
            } else {
                depth--;
            }
        }
        return chunk.count() > 0;
    }

    private void step(Open top, CodeChunk chunk) {
        OrdinalMap.Place place = renderer.place(top.next);
        Level level = place.batch().product().level();
        long offset = place.offset(CodeId.ordinal(top.next));
        long inExtent = place.batch().state().at(offset).endOffset() - offset;
        boolean descends = level != Level.UNIT && (wanted.isEmpty() || level.compareTo(wanted.get()) > 0);
        long count = descends ? 1 : Math.min(Math.min(top.end - top.next, inExtent), chunk.room());
        if (wanted.isEmpty() || wanted.get() == level) {
            renderer.append(place.batch(), offset, (int) count, chunk);
        }
        long first = top.next;
        top.next += count;
        if (descends) {
            open(first);
        }
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            path.forEach(open -> open.runs.close());
            snapshot.close();
            renderer.side().leave();
        }
    }
}
