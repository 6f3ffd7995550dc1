package suma.engine.history;

/** What befell {@code count} codes of a batch, in print order from {@code offset} on. */
public record BatchHappening(long offset, long count, Happening what) {

    public boolean covers(long position) {
        return position >= offset && position - offset < count;
    }
}
