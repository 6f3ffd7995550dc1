package suma.resolver.feed;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import suma.engine.Engine;
import suma.engine.journal.LogFrame;
import suma.engine.journal.LogFrameReader;

/** A place in the log, which goes on as the log does. Keeps some frames of it. Not thread-safe. */
public final class LogWalk {
    private final Engine engine;
    private final Deque<LogFrame> frames = new ArrayDeque<>();
    private Optional<LogFrameReader> records = Optional.empty();
    private long after;

    /** @param after the last sequence that is passed over */
    public LogWalk(Engine engine, long after) {
        this.engine = engine;
        this.after = after;
    }

    /** Goes to the next record; false when there is none for now. */
    public boolean next() {
        do {
            while (records.isEmpty() || !records.get().next()) {
                if (!fill()) {
                    records = Optional.empty();
                    return false;
                }
                records = Optional.of(frames.poll().records());
            }
        } while (record().sequence() <= after);
        after = record().sequence();
        return true;
    }

    /** The present record. */
    public LogFrameReader record() {
        return records.orElseThrow();
    }

    /** Goes behind the next frame; empty when there is none for now. */
    Optional<LogFrame> nextFrame() {
        if (!fill()) {
            return Optional.empty();
        }
        LogFrame frame = frames.poll();
        after = frame.first() + frame.records().count() - 1;
        return Optional.of(frame);
    }

    private boolean fill() {
        if (frames.isEmpty()) {
            frames.addAll(engine.feed(after, LiveStream.PIECE_BYTES));
        }
        return !frames.isEmpty();
    }
}
