package suma.engine.scan;

import suma.engine.catalog.Batch;
import suma.engine.catalog.Extent;

/** The codes of a batch in print order. */
public final class BatchCursor implements CodeCursor {
    private final CodeRenderer renderer;
    private final Batch batch;
    private final long end;
    private long next;
    private boolean closed;

    /** @param offset first print position, from 0; a range that goes past the batch ends with it */
    public BatchCursor(CodeRenderer renderer, Batch batch, long offset, long limit) {
        if (offset < 0 || limit < 0) {
            throw new IllegalArgumentException("codes of batch " + batch.id() + ": expected offset and limit from 0, actual " + offset + " and " + limit);
        }
        this.renderer = renderer;
        this.batch = batch;
        this.next = offset;
        this.end = limit > batch.quantity() - offset ? batch.quantity() : offset + limit;
        renderer.side().enter();
    }

    @Override
    public boolean next(CodeChunk chunk) {
        chunk.clear();
        while (next < end && chunk.room() > 0) {
            Extent extent = batch.state().at(next);
            int count = (int) Math.min(chunk.room(), Math.min(end, extent.endOffset()) - next);
            renderer.append(batch, next, count, chunk);
            next += count;
        }
        return chunk.count() > 0;
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            renderer.side().leave();
        }
    }
}
