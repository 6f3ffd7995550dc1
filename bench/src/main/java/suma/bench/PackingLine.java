package suma.bench;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import suma.engine.Engine;
import suma.engine.command.Command;
import suma.engine.command.Completion;
import suma.engine.command.EventContext;
import suma.engine.command.Outcome;
import suma.engine.command.Submission;

/**
 * A packing line: puts children with consecutive CodeIds into parents with consecutive CodeIds, with a bounded number of
 * packs in flight, and counts those that are durable. Runs on a thread of its own; completed on the writer's.
 */
final class PackingLine implements Runnable, Completion {
    /** Most packs in flight; lines together must stay below the ring's size. */
    static final int WINDOW = 1536;
    private static final long NOT_WAITING = -1;
    private static final long BUSY_PAUSE_NS = TimeUnit.MICROSECONDS.toNanos(100);

    private final Engine engine;
    private final Work work;
    private final AtomicLong durable = new AtomicLong();
    private volatile long waitingFor = NOT_WAITING;
    private volatile Thread thread;
    private volatile Optional<Outcome> failure = Optional.empty();
    private boolean busy;
    private long retries;

    /** {@code packs} parents from {@code firstParent} on, each with the next {@code perPack} children. */
    record Work(long firstChild, long firstParent, long packs, int perPack) {
        /** Packs {@code from} to before {@code until} of these. */
        Work part(long from, long until) {
            return new Work(firstChild + from * perPack, firstParent + from, until - from, perPack);
        }

        long links() {
            return packs * perPack;
        }

        Command.Pack pack(long number) {
            long[] children = new long[perPack];
            long first = firstChild + number * perPack;
            for (int i = 0; i < perPack; i++) {
                children[i] = first + i;
            }
            return new Command.Pack(firstParent + number, children, EventContext.NONE);
        }
    }

    PackingLine(Engine engine, Work work) {
        this.engine = engine;
        this.work = work;
    }

    @Override
    public void run() {
        thread = Thread.currentThread();
        for (long sent = 0; sent < work.packs() && failure.isEmpty(); sent++) {
            if (sent - durable.get() >= WINDOW) {
                awaitDurable(sent - WINDOW / 2);
            }
            send(Submission.of(work.pack(sent)));
        }
        if (failure.isEmpty()) {
            awaitDurable(work.packs());
        }
    }

    private void send(Submission submission) {
        do {
            busy = false;
            engine.submit(submission, this);
            if (busy) {
                retries++;
                LockSupport.parkNanos(BUSY_PAUSE_NS);
            }
        } while (busy);
    }

    private void awaitDurable(long count) {
        waitingFor = count;
        while (durable.get() < count && failure.isEmpty()) {
            LockSupport.park(this);
        }
        waitingFor = NOT_WAITING;
    }

    /** Busy is told on the line's own thread, everything else by the writer. */
    @Override
    public void complete(Outcome outcome) {
        if (outcome instanceof Outcome.Busy) {
            busy = true;
        } else if (outcome instanceof Outcome.Accepted) {
            long now = durable.get() + 1;
            durable.set(now);
            if (now == waitingFor) {
                LockSupport.unpark(thread);
            }
        } else {
            failure = Optional.of(outcome);
            LockSupport.unpark(thread);
        }
    }

    /** How often the ring was full. */
    long retries() {
        return retries;
    }

    long durablePacks() {
        return durable.get();
    }

    Optional<Outcome> failure() {
        return failure;
    }
}
