package suma.loadgen;

import java.util.ArrayDeque;
import java.util.Deque;

/** Answers come many at once, each over a connection of its own, and reading one takes a while of virtual time. */
final class SlowReading implements Transport {
    private static final int AT_ONCE = 20;
    private static final long NOTHING_DUE_NS = 10_000_000;

    private final long readNs;
    private final Deque<Sent> queue = new ArrayDeque<>();
    private long nowNs;

    SlowReading(long readNs) {
        this.readNs = readNs;
    }

    long nowNs() {
        return nowNs;
    }

    @Override
    public boolean hasRoom() {
        return true;
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
        nowNs += Math.max(1, waitNs);
        int there = queue.size() >= AT_ONCE || waitNs >= NOTHING_DUE_NS ? queue.size() : 0;
        for (int i = 0; i < there; i++) {
            nowNs += readNs;
            answers.good(queue.remove(), nowNs);
            answers.between();
        }
    }

    @Override
    public void close() {
        queue.clear();
    }
}
