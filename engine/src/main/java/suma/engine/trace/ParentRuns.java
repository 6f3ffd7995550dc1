package suma.engine.trace;

/** The direct children of one parent after another, as runs of consecutive CodeIds in rising order. Not thread-safe. */
interface ParentRuns extends AutoCloseable {

    /** Begins with the children of a parent, and forgets about the parent before. */
    void open(long parent);

    /** Goes to the next run; false behind the last. */
    boolean next();

    long first();

    long end();

    @Override
    void close();
}
