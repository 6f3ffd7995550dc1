package suma.resolver.feed;

import io.netty.util.concurrent.FastThreadLocal;
import java.util.Optional;
import suma.engine.Engine;
import suma.engine.journal.LogFrame;
import suma.resolver.json.JsonOut;
import suma.resolver.lookup.Scanner;

/** The log, a record or a frame a line. */
final class RecordLines implements LiveStream.Lines {
    private final FastThreadLocal<Scanner> scanners;
    private final JsonOut out;
    private final RecordJson json;
    private final boolean wholeFrames;
    private final LogWalk log;

    RecordLines(Engine engine, FastThreadLocal<Scanner> scanners, FeedQuery query, JsonOut out) {
        this.scanners = scanners;
        this.out = out;
        this.json = new RecordJson(out);
        this.wholeFrames = query.frames();
        this.log = new LogWalk(engine, query.after());
    }

    @Override
    public boolean next() {
        return wholeFrames ? nextFrame() : nextRecord();
    }

    private boolean nextFrame() {
        Optional<LogFrame> frame = log.nextFrame();
        frame.ifPresent(found -> RecordJson.write(found, out));
        return frame.isPresent();
    }

    private boolean nextRecord() {
        boolean more = log.next();
        if (more) {
            json.write(log.record().read(), scanners.get().lookup);
        }
        return more;
    }
}
