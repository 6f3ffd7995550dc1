package suma.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;

/** Calls a server at a set rate whatever it answers, one call at a time on each of many connections. One thread. */
final class OverloadClient implements AutoCloseable {
    /** As fast as answers come. */
    static final double CLOSED_LOOP = Double.POSITIVE_INFINITY;
    private static final long LONGEST_WAIT_NS = TimeUnit.SECONDS.toNanos(30);

    private final Selector selector = Selector.open();
    private final Deque<OverloadConnection> idle = new ArrayDeque<>();
    private final int connections;

    OverloadClient(SumaProcess suma, int connections) throws IOException {
        this.connections = connections;
        for (int i = 0; i < connections; i++) {
            idle.add(new OverloadConnection(suma.address(), selector));
        }
    }

    /** Offers calls for some seconds, and waits for the last answer. */
    OverloadTally run(OverloadGoods goods, double perSecond, double seconds) throws IOException {
        OverloadTally tally = new OverloadTally();
        long startNs = System.nanoTime();
        long endNs = startNs + (long) (seconds * 1e9);
        long due = 0;
        for (long nowNs = startNs; nowNs < endNs; nowNs = System.nanoTime()) {
            for (long wanted = wanted(perSecond, nowNs - startNs, due); due < wanted; due++) {
                sendOne(goods, tally, perSecond == CLOSED_LOOP ? nowNs : startNs + (long) (due * 1e9 / perSecond));
            }
            selector.select(key -> receive(key, goods, tally), 1);
        }
        awaitAnswers(goods, tally);
        tally.ended();
        return tally;
    }

    private long wanted(double perSecond, long elapsedNs, long due) {
        return perSecond == CLOSED_LOOP ? due + idle.size() : (long) (elapsedNs / 1e9 * perSecond);
    }

    private void sendOne(OverloadGoods goods, OverloadTally tally, long dueNs) throws IOException {
        OverloadConnection free = idle.poll();
        if (free == null) {
            tally.notSent();
        } else {
            OverloadGoods.Call call = goods.next();
            free.send(call, goods.request(call), dueNs);
        }
    }

    private void receive(SelectionKey key, OverloadGoods goods, OverloadTally tally) {
        OverloadConnection connection = (OverloadConnection) key.attachment();
        try {
            if (connection.receive()) {
                if (tally.answered(connection, goods, System.nanoTime())) {
                    goods.again(connection.call());
                }
                idle.add(connection);
            }
        } catch (IOException lost) {
            throw new UncheckedIOException(lost);
        }
    }

    private void awaitAnswers(OverloadGoods goods, OverloadTally tally) throws IOException {
        long deadlineNs = System.nanoTime() + LONGEST_WAIT_NS;
        while (idle.size() < connections && System.nanoTime() < deadlineNs) {
            selector.select(key -> receive(key, goods, tally), 1);
        }
        if (idle.size() < connections) {
            throw new IOException("answers: expected all, actual " + (connections - idle.size()) + " are missing");
        }
    }

    @Override
    public void close() throws IOException {
        for (SelectionKey key : selector.keys()) {
            ((OverloadConnection) key.attachment()).close();
        }
        selector.close();
    }
}
