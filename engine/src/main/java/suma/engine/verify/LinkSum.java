package suma.engine.verify;

/** A sum over links that does not depend on their order: equal sums and counts mean equal sets, but for chance of 1 in 2^64. */
final class LinkSum {
    private long count;
    private long sum;

    void add(long child, long parent) {
        count++;
        sum += mixed(child, parent);
    }

    void remove(long child, long parent) {
        count--;
        sum -= mixed(child, parent);
    }

    void addRun(long first, long children, long parent) {
        for (long child = first; child < first + children; child++) {
            add(child, parent);
        }
    }

    /** The finalizer of MurmurHash3 over both ids. */
    static long mixed(long child, long parent) {
        long hash = child * 0x9E3779B97F4A7C15L + parent;
        hash = (hash ^ hash >>> 33) * 0xFF51AFD7ED558CCDL;
        hash = (hash ^ hash >>> 33) * 0xC4CEB9FE1A85EC53L;
        return hash ^ hash >>> 33;
    }

    long count() {
        return count;
    }

    boolean equalTo(LinkSum other) {
        return count == other.count && sum == other.sum;
    }
}
