package suma.resolver.page;

import java.util.Optional;
import org.agrona.collections.Long2LongHashMap;
import suma.engine.command.Command.CountScans;

/**
 * Public scans that are not durable yet: those counted since the last command, and those of the command under way. At most
 * {@value #MOST_CODES} codes; scans of further ones are not counted until there is room. Any thread may call.
 */
final class PendingScans {
    static final int MOST_CODES = 1 << 18;
    private static final long NONE = 0;

    private Generation fresh = new Generation();
    private Generation sent = new Generation();
    private boolean underWay;

    static final Count NO_SCANS = new Count(0, 0);

    /** How many scans of a code are pending, and when the first of them was, epoch milliseconds; 0 where there are none. */
    record Count(int scans, long firstMs) {
    }

    private static final class Generation {
        private final Long2LongHashMap counts = new Long2LongHashMap(NONE);
        private final Long2LongHashMap firstMs = new Long2LongHashMap(NONE);

        void add(long codeId, long count, long atMs) {
            if (counts.put(codeId, counts.get(codeId) + count) == NONE) {
                firstMs.put(codeId, atMs);
            }
        }

        /** The earlier of two generations takes over what the later has counted. */
        void addAll(Generation later) {
            later.counts.forEachLong((codeId, count) -> add(codeId, count, later.firstMs.get(codeId)));
        }

        CountScans command() {
            long[] codes = new long[counts.size()];
            int[] scans = new int[codes.length];
            long[] first = new long[codes.length];
            int[] next = {0};
            counts.forEachLong((codeId, count) -> {
                codes[next[0]] = codeId;
                scans[next[0]] = (int) Math.min(count, Integer.MAX_VALUE);
                first[next[0]++] = firstMs.get(codeId);
            });
            return new CountScans(codes, scans, first);
        }

        void clear() {
            counts.clear();
            firstMs.clear();
        }
    }

    synchronized Count count(long codeId, long nowMs) {
        if (fresh.counts.size() < MOST_CODES || fresh.counts.containsKey(codeId)) {
            fresh.add(codeId, 1, nowMs);
        }
        long before = sent.counts.get(codeId);
        long firstMs = before == NONE ? fresh.firstMs.get(codeId) : sent.firstMs.get(codeId);
        return new Count((int) Math.min(before + fresh.counts.get(codeId), Integer.MAX_VALUE), firstMs);
    }

    /** The scans to send, unless there are none or some are under way already. */
    synchronized Optional<CountScans> take() {
        if (underWay || fresh.counts.isEmpty()) {
            return Optional.empty();
        }
        Generation taken = fresh;
        fresh = sent;
        sent = taken;
        underWay = true;
        return Optional.of(sent.command());
    }

    /** What was sent is durable. */
    synchronized void taken() {
        sent.clear();
        underWay = false;
    }

    /** What was sent was not taken. */
    synchronized void putBack() {
        sent.addAll(fresh);
        fresh.clear();
        Generation again = sent;
        sent = fresh;
        fresh = again;
        underWay = false;
    }

    synchronized boolean isEmpty() {
        return fresh.counts.isEmpty() && !underWay;
    }
}
