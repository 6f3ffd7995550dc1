package suma.bench;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import suma.engine.Engine;
import suma.engine.command.Command;
import suma.engine.command.Completion;
import suma.engine.command.Outcome;
import suma.engine.command.Submission;

/**
 * Commands handed to an engine one after the other, a bounded number of them in flight; all should be accepted. Used by one
 * thread; completed on the writer's.
 */
final class Deeds implements Completion {
    private static final long NOT_WAITING = -1;
    private static final long BUSY_PAUSE_NS = TimeUnit.MICROSECONDS.toNanos(100);

    private final Engine engine;
    private final int window;
    private final AtomicLong durable = new AtomicLong();
    private volatile long waitingFor = NOT_WAITING;
    private volatile Thread thread;
    private volatile Optional<Outcome> failure = Optional.empty();
    private long sent;
    private boolean busy;
    private long retries;

    /** @param window most in flight; all that hand in at once must stay below the ring's size together */
    Deeds(Engine engine, int window) {
        this.engine = engine;
        this.window = window;
    }

    /** Hands in one command, when there is room for it; nothing once one has failed. */
    void submit(Command command) {
        if (sent - durable.get() >= window) {
            awaitDurable(sent - window / 2);
        }
        Submission submission = Submission.of(command);
        do {
            busy = false;
            if (failure.isEmpty()) {
                engine.submit(submission, this);
            }
            if (busy) {
                retries++;
                LockSupport.parkNanos(BUSY_PAUSE_NS);
            }
        } while (busy);
        sent++;
    }

    /** Waits until all is durable, or one has failed. */
    void await() {
        awaitDurable(sent);
    }

    /** The same, where a failure is an exception. */
    void awaitGood() {
        await();
        failure.ifPresent(outcome -> {
            throw new IllegalStateException("command " + durable.get() + ": expected accepted, actual " + outcome);
        });
    }

    private void awaitDurable(long count) {
        thread = Thread.currentThread();
        waitingFor = count;
        while (durable.get() < count && failure.isEmpty()) {
            LockSupport.park(this);
        }
        waitingFor = NOT_WAITING;
    }

    /** Busy is told on the thread that hands in, everything else by the writer. */
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

    /** Commands that are durable. */
    long durable() {
        return durable.get();
    }

    Optional<Outcome> failure() {
        return failure;
    }
}
