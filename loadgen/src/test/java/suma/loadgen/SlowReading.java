package suma.loadgen;

import java.util.ArrayDeque;
import java.util.Deque;

/** Answers come many at once, each over a connection of its own, and reading one takes a while of virtual time. */
final class SlowReading implements Transport {
    private static final long NOTHING_DUE_NS = 10_000_000;

    private final int atOnce;
    private final int room;
    private final long readNs;
    private final Deque<Sent> queue = new ArrayDeque<>();
    private long nowNs;

    /**
     * @param atOnce answers that come together, unless they are waited for
     * @param room   calls that may be under way
     */
    SlowReading(int atOnce, int room, long readNs) {
        this.atOnce = atOnce;
        this.room = room;
        this.readNs = readNs;
    }

    long nowNs() {
        return nowNs;
    }

    @Override
    public boolean hasRoom() {
        return queue.size() < room;
    }

    @Override
    public void send(Sent sent) {
        queue.add(sent);
    }

    @Override
    public void flush(Answers answers) {
        assert !queue.isEmpty();
    }

    @Override
    public void poll(long waitNs, Answers answers) {
        boolean awaited = waitNs >= NOTHING_DUE_NS && !queue.isEmpty();
        nowNs += awaited ? 1 : Math.max(1, waitNs);
        int there = queue.size() >= atOnce || awaited ? queue.size() : 0;
        for (int i = 0; i < there; i++) {
            nowNs += readNs;
            answers.good(queue.remove(), nowNs);
            answers.between();
        }
    }

    @Override
    public void rest(long ns) {
        nowNs += ns;
    }

    @Override
    public void close() {
        queue.clear();
    }
}
