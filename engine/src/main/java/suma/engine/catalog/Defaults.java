package suma.engine.catalog;

import java.util.Arrays;

/**
 * The disposition that codes of a batch have unless their own word says otherwise, as runs over the print order.
 * Immutable. Commissioning a whole batch, or a range in print order, changes this and no word.
 */
public final class Defaults {
    /** Most runs of one batch; a range that would need more is refused. */
    public static final int MAX_RUNS = 4096;

    private static final Defaults[] UNDIVIDED = Arrays.stream(Disposition.values())
            .map(each -> new Defaults(new long[] {0}, new byte[] {(byte) each.number()})).toArray(Defaults[]::new);

    private final long[] from;
    private final byte[] disposition;

    /** Run {@code i} goes from offset {@code from[i]} to before {@code from[i + 1]}; {@code from[0]} is 0. */
    private Defaults(long[] from, byte[] disposition) {
        assert from.length == disposition.length && from[0] == 0;
        this.from = from;
        this.disposition = disposition;
    }

    public static Defaults of(long[] from, byte[] disposition) {
        return from.length == 1 ? all(Disposition.of(disposition[0])) : new Defaults(from, disposition);
    }

    /** Most batches have one disposition for all, so these are shared. */
    public static Defaults all(Disposition disposition) {
        return UNDIVIDED[disposition.ordinal()];
    }

    public int runs() {
        return from.length;
    }

    public long from(int run) {
        return from[run];
    }

    public Disposition disposition(int run) {
        return Disposition.of(disposition[run]);
    }

    public Disposition at(long offset) {
        return Disposition.of(disposition[runOf(offset)]);
    }

    /** True when some offset of {@code [begin, end)} is {@code wanted}. */
    public boolean anyIn(long begin, long end, Disposition wanted) {
        for (int run = runOf(begin); run < from.length && from[run] < end; run++) {
            if (disposition[run] == wanted.number()) {
                return true;
            }
        }
        return false;
    }

    /** The same with every {@code old} of {@code [begin, end)} turned into {@code now}. */
    public Defaults turned(long begin, long end, Disposition old, Disposition now) {
        Builder built = new Builder(from.length + 2);
        for (int run = 0; run < from.length; run++) {
            long runEnd = run + 1 < from.length ? from[run + 1] : Long.MAX_VALUE;
            boolean turns = disposition[run] == old.number();
            built.add(from[run], Math.min(runEnd, begin), disposition[run]);
            built.add(Math.max(from[run], begin), Math.min(runEnd, end), turns ? (byte) now.number() : disposition[run]);
            built.add(Math.max(from[run], end), runEnd, disposition[run]);
        }
        return built.build();
    }

    private int runOf(long offset) {
        int found = Arrays.binarySearch(from, offset);
        return found >= 0 ? found : -found - 2;
    }

    /** Collects runs in order and joins equal neighbours. */
    private static final class Builder {
        private final long[] from;
        private final byte[] disposition;
        private int count;

        Builder(int mostRuns) {
            from = new long[mostRuns];
            disposition = new byte[mostRuns];
        }

        void add(long begin, long end, byte value) {
            if (begin >= end || count > 0 && disposition[count - 1] == value) {
                return;
            }
            from[count] = begin;
            disposition[count++] = value;
        }

        Defaults build() {
            return of(Arrays.copyOf(from, count), Arrays.copyOf(disposition, count));
        }
    }
}
