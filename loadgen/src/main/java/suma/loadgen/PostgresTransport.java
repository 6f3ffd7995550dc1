package suma.loadgen;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Connections to PostgreSQL, each with a thread of its own, since its driver waits for every answer. */
final class PostgresTransport implements Transport {
    /** A sleeping thread is woken up to so much late. */
    private static final long SLACK_NS = 50_000;

    private final BlockingQueue<Sent> due = new LinkedBlockingQueue<>();
    private final BlockingQueue<Done> done = new LinkedBlockingQueue<>();
    private final List<Thread> workers = new ArrayList<>();
    private final int most;
    private int underWay;

    /** A call that was answered. */
    record Done(Sent sent, long heardNs, String problem) {
    }

    PostgresTransport(String url, int connections, int depth, LongSupplier clockNs) throws IOException {
        most = connections * depth;
        for (int i = 0; i < connections; i++) {
            PostgresWorker worker = new PostgresWorker(url, due, done, clockNs);
            workers.add(new Thread(worker, "postgres-" + i));
        }
        workers.forEach(Thread::start);
    }

    @Override
    public boolean hasRoom() {
        return underWay < most;
    }

    @Override
    public void send(Sent sent) {
        underWay++;
        due.add(sent);
    }

    /** A call is on its way as soon as a worker takes it. */
    @Override
    public void flush(Answers answers) {
        assert underWay <= most;
    }

    @Override
    public void poll(long waitNs, Answers answers) throws IOException {
        Done next = await(waitNs);
        while (next != null) {
            tell(next, answers);
            next = done.poll();
        }
        if (workers.stream().noneMatch(Thread::isAlive)) {
            throw new IOException("all connections are lost");
        }
    }

    private Done await(long waitNs) throws IOException {
        try {
            if (waitNs > SLACK_NS) {
                return done.poll(waitNs - SLACK_NS, TimeUnit.NANOSECONDS);
            }
            Thread.yield();
            return done.poll();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private void tell(Done answer, Answers answers) {
        underWay--;
        if (answer.problem.equals(Judge.FINE)) {
            answers.good(answer.sent, answer.heardNs);
        } else {
            answers.bad(answer.sent, answer.heardNs, answer.problem);
        }
    }

    @Override
    public void close() {
        workers.forEach(Thread::interrupt);
    }
}
