package suma.resolver.audit;

import suma.engine.Engine;
import suma.engine.journal.LogFrameReader;
import suma.resolver.feed.LogWalk;

/** All records from one on that was accepted at a time. */
final class EveryPlace implements Places {
    private final LogWalk log;

    EveryPlace(Engine engine, long sinceMs) {
        log = new LogWalk(engine, engine.lastSequenceBy(sinceMs - 1));
    }

    @Override
    public boolean next() {
        return log.next();
    }

    @Override
    public LogFrameReader record() {
        return log.record();
    }
}
