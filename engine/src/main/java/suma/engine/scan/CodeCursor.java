package suma.engine.scan;

/** Walks over codes in a fixed order, a chunk at a time. Not thread-safe; close it when done or given up. */
public interface CodeCursor extends AutoCloseable {

    /** Replaces what is in {@code chunk} by the next codes, perhaps none; false, with an empty chunk, behind the last. */
    boolean next(CodeChunk chunk);

    @Override
    void close();
}
