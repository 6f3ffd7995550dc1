package suma.engine.trace;

import java.util.Comparator;

/** When something happened, as told or else as recorded; what happened at the same time goes by sequence. */
public record Moment(long atMs, long sequence) implements Comparable<Moment> {
    static final Moment BEFORE_ALL = new Moment(Long.MIN_VALUE, 0);
    static final Moment AFTER_ALL = new Moment(Long.MAX_VALUE, Long.MAX_VALUE);
    private static final Comparator<Moment> ORDER = Comparator.comparingLong(Moment::atMs).thenComparingLong(Moment::sequence);

    @Override
    public int compareTo(Moment other) {
        return ORDER.compare(this, other);
    }

    boolean isIn(Moment from, Moment until) {
        return compareTo(from) >= 0 && compareTo(until) < 0;
    }

    static Moment later(Moment one, Moment other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    static Moment earlier(Moment one, Moment other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
