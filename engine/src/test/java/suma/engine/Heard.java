package suma.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import suma.engine.command.Command;
import suma.engine.command.Completion;
import suma.engine.command.IdempotencyKey;
import suma.engine.command.Outcome;
import suma.engine.command.Submission;

/** A completion that remembers what it was told, and how often. */
final class Heard implements Completion {
    private static final long MOST_WAIT_SECONDS = 30;

    private final CompletableFuture<Outcome> first = new CompletableFuture<>();
    private final AtomicInteger times = new AtomicInteger();

    static Heard of(Engine engine, Command command) {
        return of(engine, Submission.of(command));
    }

    static Heard of(Engine engine, Command command, int caller, String key, long bodyHash) {
        return of(engine, new Submission(command, caller, Optional.of(new IdempotencyKey(key, bodyHash))));
    }

    private static Heard of(Engine engine, Submission submission) {
        Heard heard = new Heard();
        engine.submit(submission, heard);
        return heard;
    }

    @Override
    public void complete(Outcome outcome) {
        times.incrementAndGet();
        first.complete(outcome);
    }

    boolean waits() {
        return times.get() == 0;
    }

    /** What it was told, once; waits for it. */
    Outcome outcome() {
        try {
            Outcome outcome = first.get(MOST_WAIT_SECONDS, TimeUnit.SECONDS);
            assertEquals(1, times.get(), "times told, of " + outcome);
            return outcome;
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError("told nothing", e);
        }
    }

    <T extends Outcome> T outcome(Class<T> kind) {
        return assertInstanceOf(kind, outcome());
    }
}
