package suma.bench;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import suma.engine.command.Command;
import suma.engine.command.Completion;
import suma.engine.command.Outcome;
import suma.engine.command.Submission;

/**
 * Commands to the writer's thread and their outcomes back, in bursts and one at a time, beside a queue that blocks. The
 * commands are refused, so that nothing is written: what is measured is the way there and back.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class RingBench {
    private static final int BURST = 1024;
    private static final int QUEUE_SLOTS = 16_384;
    private static final int ABSENT_BATCH = 999;
    private static final Submission REFUSED = Submission.of(new Command.VoidBatch(ABSENT_BATCH));

    @Benchmark
    @OperationsPerInvocation(BURST)
    public void engineBurst(ByEngine by) {
        by.send(BURST);
    }

    @Benchmark
    public void engineOne(ByEngine by) {
        by.send(1);
    }

    @Benchmark
    @OperationsPerInvocation(BURST)
    public void queueBurst(ByQueue by) throws InterruptedException {
        by.send(BURST);
    }

    @Benchmark
    public void queueOne(ByQueue by) throws InterruptedException {
        by.send(1);
    }

    /** Counts outcomes, which must be refusals. */
    private static final class Refusals implements Completion {
        private final Semaphore refused = new Semaphore(0);
        private volatile Optional<Outcome> other = Optional.empty();

        @Override
        public void complete(Outcome outcome) {
            if (!(outcome instanceof Outcome.Refused)) {
                other = Optional.of(outcome);
            }
            refused.release();
        }

        private void await(int count) {
            refused.acquireUninterruptibly(count);
            other.ifPresent(outcome -> {
                throw new IllegalStateException("void of batch " + ABSENT_BATCH + ": expected refused, actual " + outcome);
            });
        }
    }

    /** An engine with nothing in it. */
    @State(Scope.Thread)
    public static class ByEngine {
        private final Refusals refusals = new Refusals();
        private final Scratch scratch = new Scratch(Optional.empty());
        private final Plant plant = Plant.open(scratch.next());

        private void send(int count) {
            for (int i = 0; i < count; i++) {
                plant.engine().submit(REFUSED, refusals);
            }
            refusals.await(count);
        }

        @TearDown
        public void close() {
            plant.close();
            scratch.close();
        }
    }

    /** A thread that takes commands from a queue and refuses them. */
    @State(Scope.Thread)
    public static class ByQueue {
        private static final Item LAST = new Item(REFUSED, outcome -> { });

        private final Refusals refusals = new Refusals();
        private final BlockingQueue<Item> queue = new ArrayBlockingQueue<>(QUEUE_SLOTS);
        private final Thread writer = new Thread(this::refuseAll, "queue-writer");

        private record Item(Submission submission, Completion completion) {
        }

        @Setup
        public void start() {
            writer.start();
        }

        private void refuseAll() {
            try {
                for (Item item = queue.take(); item != LAST; item = queue.take()) {
                    item.completion.complete(new Outcome.Refused(Outcome.Kind.NOT_FOUND, "batch " + item.submission.command(), List.of()));
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private void send(int count) throws InterruptedException {
            for (int i = 0; i < count; i++) {
                queue.put(new Item(REFUSED, refusals));
            }
            refusals.await(count);
        }

        @TearDown
        public void stop() throws InterruptedException {
            queue.put(LAST);
            writer.join();
        }
    }
}
