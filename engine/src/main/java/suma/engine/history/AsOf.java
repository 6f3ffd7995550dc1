package suma.engine.history;

/**
 * A moment to look back to. Times of records never fall, so what was not told is decided by its sequence.
 *
 * @param sequence the last that was recorded by then
 */
public record AsOf(long atMs, long sequence) {

    /** True when it had happened by then. */
    public boolean includes(Stamp stamp) {
        return stamp.told() ? stamp.toldMs() <= atMs : stamp.sequence() <= sequence;
    }
}
