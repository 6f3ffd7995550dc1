package suma.resolver.watch;

/** Counts what happened within the last so many milliseconds: exactly in the present window, by its share in the one before. */
final class Window {
    private final long lengthMs;
    private long startMs;
    private long count;
    private long before;

    Window(long lengthMs, long nowMs) {
        this.lengthMs = lengthMs;
        this.startMs = nowMs;
    }

    /** Counts one more; returns how many there are now. Times may fall a little. */
    long add(long nowMs) {
        long passed = nowMs - startMs;
        if (passed >= 2 * lengthMs) {
            before = 0;
            count = 0;
            startMs = nowMs;
        } else if (passed >= lengthMs) {
            before = count;
            count = 0;
            startMs += lengthMs;
        }
        count++;
        long share = Math.min(lengthMs, Math.max(0, lengthMs - (nowMs - startMs)));
        return count + before * share / lengthMs;
    }
}
