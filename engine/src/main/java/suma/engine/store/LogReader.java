package suma.engine.store;

import java.util.ArrayList;
import java.util.List;
import org.rocksdb.RocksIterator;
import suma.engine.CorruptionException;
import suma.engine.journal.ByteReader;
import suma.engine.journal.LogFrame;
import suma.engine.journal.LogFrameReader;
import suma.engine.journal.Record;

/** Finds single records of the log, by sequence or by time. Not thread-safe; close it before the store. */
public final class LogReader implements AutoCloseable {
    private static final int SEQUENCE_BYTES = 8;

    private final RocksIterator log;
    private long frameAt;
    private byte[] frame = {};

    /** Takes over an iterator of {@link Column#LOG}. */
    public LogReader(RocksIterator log) {
        this.log = log;
    }

    /** The record of a sequence that must exist. */
    public Record at(long sequence) {
        LogFrameReader records = frameOf(sequence);
        while (records.next()) {
            if (records.sequence() == sequence) {
                return records.read();
            }
        }
        throw new CorruptionException("log: expected a record of sequence " + sequence + ", actual none in the frame at " + frameAt);
    }

    private LogFrameReader frameOf(long sequence) {
        log.seekForPrev(LogStore.key(sequence));
        if (!log.isValid()) {
            Store.check(log);
            throw new CorruptionException("log: expected a record of sequence " + sequence + ", actual none before it");
        }
        long first = new ByteReader(log.key()).fixed(SEQUENCE_BYTES);
        if (first != frameAt) {
            frame = log.value();
            frameAt = first;
        }
        return new LogFrameReader(first, frame);
    }

    /**
     * The frames with the records behind {@code after}, the first perhaps with some before it too: as many as fit
     * {@code mostBytes}, and one in any case; none at the end of the log.
     */
    public List<LogFrame> behind(long after, int mostBytes) {
        List<LogFrame> frames = new ArrayList<>();
        log.seekForPrev(LogStore.key(after + 1));
        if (!log.isValid()) {
            log.seekToFirst();
        }
        for (int bytes = 0; log.isValid() && bytes < mostBytes; log.next()) {
            LogFrame found = new LogFrame(new ByteReader(log.key()).fixed(SEQUENCE_BYTES), log.value());
            if (found.first() + found.records().count() > after + 1) {
                frames.add(found);
                bytes += found.bytes().length;
            }
        }
        Store.check(log);
        return frames;
    }

    /** The last sequence recorded by then, 0 when nothing was. */
    public long lastBy(long timeMs) {
        long low = 1;
        long high = last();
        long found = 0;
        while (low <= high) {
            LogFrameReader records = frameOf((low + high) >>> 1);
            if (records.timeMs() <= timeMs) {
                found = frameAt;
                low = frameAt + records.count();
            } else {
                high = frameAt - 1;
            }
        }
        return found == 0 ? 0 : lastBy(timeMs, frameOf(found));
    }

    private static long lastBy(long timeMs, LogFrameReader records) {
        long last = records.sequence();
        while (records.next() && records.timeMs() <= timeMs) {
            last = records.sequence();
        }
        return last;
    }

    private long last() {
        log.seekToLast();
        if (!log.isValid()) {
            Store.check(log);
            return 0;
        }
        long first = new ByteReader(log.key()).fixed(SEQUENCE_BYTES);
        return first + new LogFrameReader(first, log.value()).count() - 1;
    }

    @Override
    public void close() {
        log.close();
    }
}
