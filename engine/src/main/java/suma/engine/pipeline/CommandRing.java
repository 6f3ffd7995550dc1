package suma.engine.pipeline;

import com.lmax.disruptor.BlockingWaitStrategy;
import com.lmax.disruptor.EventTranslatorTwoArg;
import com.lmax.disruptor.RingBuffer;
import com.lmax.disruptor.dsl.Disruptor;
import com.lmax.disruptor.dsl.ProducerType;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import suma.engine.EngineConfig;
import suma.engine.command.Completion;
import suma.engine.command.Outcome;
import suma.engine.command.Submission;
import suma.engine.index.BlockIndex;
import suma.engine.state.State;
import suma.engine.store.LogStore;
import suma.engine.store.SequenceMark;
import suma.engine.store.Store;

/** The ring between those who ask and the one writer. Any thread submits; nobody ever waits for a slot. */
public final class CommandRing {
    private static final EventTranslatorTwoArg<CommandEvent, Submission, Completion> FILL =
            (event, sequence, submission, completion) -> event.fill(submission, completion);

    private final Disruptor<CommandEvent> disruptor;
    private final RingBuffer<CommandEvent> ring;
    private final Writer writer;
    private final PrometheusRegistry metrics;
    private final GaugeWithCallback used;
    private final AtomicInteger submitting = new AtomicInteger();
    private Thread thread;
    private volatile boolean closed;

    public CommandRing(EngineConfig config, State state, Store store, SequenceMark mark, BlockIndex index, LogStore.Tail tail, Consumer<Throwable> onFailure) {
        metrics = config.metrics();
        writer = new Writer(state, store, mark, index, tail, config);
        disruptor = new Disruptor<>(CommandEvent::new, config.ringSize(), this::writerThread, ProducerType.MULTI, new BlockingWaitStrategy());
        WriterHandler handler = new WriterHandler(writer);
        disruptor.setDefaultExceptionHandler(new WriterFailureHandler(handler, onFailure));
        disruptor.handleEventsWith(handler);
        ring = disruptor.start();
        used = GaugeWithCallback.builder().name("suma_ring_used_slots").help("Commands waiting for the writer")
                .callback(gauge -> gauge.call(usedSlots())).register(metrics);
    }

    private Thread writerThread(Runnable work) {
        thread = new Thread(work, "suma-writer");
        return thread;
    }

    public long usedSlots() {
        return ring.getBufferSize() - ring.remainingCapacity();
    }

    public long durableSequence() {
        return writer.durableSequence();
    }

    /** Hands a command to the writer; tells {@code completion} at once when the ring is full or closed. */
    public void submit(Submission submission, Completion completion) {
        submitting.incrementAndGet();
        try {
            if (closed) {
                completion.complete(new Outcome.Unavailable("the engine is closing"));
            } else if (!ring.tryPublishEvent(FILL, submission, completion)) {
                completion.complete(new Outcome.Busy());
            }
        } finally {
            submitting.decrementAndGet();
        }
    }

    /** Refuses what comes from now on, carries out what is on the ring, and ends the writer's thread. */
    public void drain() {
        closed = true;
        while (submitting.get() > 0) {
            Thread.onSpinWait();
        }
        disruptor.shutdown();
        awaitEnd();
        writer.close();
        metrics.unregister(used);
    }

    /** An empty ring may have its last group still on the way to the disk. */
    private void awaitEnd() {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException later) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
