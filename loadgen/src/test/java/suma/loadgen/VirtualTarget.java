package suma.loadgen;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.LongUnaryOperator;

/**
 * A target in virtual time: it works off one call after the other, and time passes only where the loop waits. So what
 * comes out is exact.
 */
final class VirtualTarget implements Transport {
    private final int connections;
    private final LongUnaryOperator serviceNs;
    private final Deque<Sent> queue = new ArrayDeque<>();
    private long nowNs;
    private long served;
    private long freeAtNs;
    private long diesAtNs = Long.MAX_VALUE;

    /** @param serviceNs time that the n-th call takes */
    VirtualTarget(int connections, LongUnaryOperator serviceNs) {
        this.connections = connections;
        this.serviceNs = serviceNs;
    }

    VirtualTarget dyingAt(long ns) {
        diesAtNs = ns;
        return this;
    }

    long nowNs() {
        return nowNs;
    }

    @Override
    public boolean hasRoom() {
        return queue.size() < connections;
    }

    @Override
    public void send(Sent sent) {
        if (queue.isEmpty()) {
            freeAtNs = nowNs + serviceNs.applyAsLong(served);
        }
        queue.add(sent);
    }

    @Override
    public void flush(Answers answers) {
        assert queue.size() <= connections;
    }

    @Override
    public void poll(long waitNs, Answers answers) throws IOException {
        long untilNs = nowNs + Math.max(1, waitNs);
        if (untilNs >= diesAtNs) {
            nowNs = diesAtNs;
            throw new IOException("it died");
        }
        if (queue.isEmpty() || freeAtNs > untilNs) {
            nowNs = untilNs;
            return;
        }
        nowNs = Math.max(nowNs, freeAtNs);
        Sent done = queue.remove();
        served++;
        if (!queue.isEmpty()) {
            freeAtNs = nowNs + serviceNs.applyAsLong(served);
        }
        answers.good(done, nowNs);
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
