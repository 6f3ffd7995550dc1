package suma.resolver.feed;

import io.netty.util.concurrent.FastThreadLocal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import suma.engine.Engine;
import suma.engine.journal.LogFrame;
import suma.engine.journal.LogFrameReader;
import suma.resolver.json.JsonOut;
import suma.resolver.lookup.Scanner;

/** The log, a record or a frame a line. Keeps some frames of it. */
final class RecordLines implements LiveStream.Lines {
    private final Engine engine;
    private final FastThreadLocal<Scanner> scanners;
    private final JsonOut out;
    private final RecordJson json;
    private final boolean wholeFrames;
    private final Deque<LogFrame> frames = new ArrayDeque<>();
    private Optional<LogFrameReader> records = Optional.empty();
    private long after;

    RecordLines(Engine engine, FastThreadLocal<Scanner> scanners, FeedQuery query, JsonOut out) {
        this.engine = engine;
        this.scanners = scanners;
        this.out = out;
        this.json = new RecordJson(out);
        this.wholeFrames = query.frames();
        this.after = query.after();
    }

    @Override
    public boolean next() {
        return wholeFrames ? nextFrame() : nextRecord();
    }

    private boolean nextFrame() {
        if (!fill()) {
            return false;
        }
        LogFrame frame = frames.poll();
        RecordJson.write(frame, out);
        after = frame.first() + frame.records().count() - 1;
        return true;
    }

    private boolean nextRecord() {
        while (records.isEmpty() || !records.get().next()) {
            if (!fill()) {
                records = Optional.empty();
                return false;
            }
            records = Optional.of(frames.poll().records());
        }
        LogFrameReader found = records.get();
        if (found.sequence() > after) {
            after = found.sequence();
            json.write(found.read(), scanners.get().lookup);
        }
        return true;
    }

    private boolean fill() {
        if (frames.isEmpty()) {
            frames.addAll(engine.feed(after, LiveStream.PIECE_BYTES));
        }
        return !frames.isEmpty();
    }
}
