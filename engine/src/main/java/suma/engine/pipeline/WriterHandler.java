package suma.engine.pipeline;

import com.lmax.disruptor.EventHandler;
import com.lmax.disruptor.Sequence;
import suma.engine.command.Completion;
import suma.engine.command.Outcome;

/** The only stage on the ring: gives commands to the {@link Writer} and commits when the ring is empty or the group full. */
final class WriterHandler implements EventHandler<CommandEvent> {
    private static final Completion NOBODY = outcome -> { };

    private final Writer writer;
    private Completion deciding = NOBODY;
    private String failure = "";
    private Sequence taken = new Sequence();

    WriterHandler(Writer writer) {
        this.writer = writer;
    }

    /** Up to where slots may be filled again. */
    @Override
    public void setSequenceCallback(Sequence released) {
        taken = released;
    }

    @Override
    public void onEvent(CommandEvent event, long sequence, boolean endOfBatch) {
        if (!failure.isEmpty()) {
            event.completion().complete(new Outcome.Unavailable(failure));
            event.clear();
            return;
        }
        deciding = event.completion();
        writer.accept(event.submission(), event.completion());
        deciding = NOBODY;
        event.clear();
        if (endOfBatch || writer.groupIsFull()) {
            releaseSlots(sequence);
            writer.commit();
        }
    }

    /** What is in the group waits in the writer: while that waits for the disk, the whole ring is there for what comes. */
    private void releaseSlots(long sequence) {
        taken.set(sequence);
    }

    /**
     * From now on nothing is decided; everybody who waits or comes is told why. To be called again when one of them throws,
     * until none does.
     */
    void fail(String why) {
        failure = failure.isEmpty() ? why : failure;
        writer.giveUp(failure);
        Completion last = deciding;
        deciding = NOBODY;
        last.complete(new Outcome.Unavailable(failure));
    }
}
