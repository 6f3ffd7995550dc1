package suma.resolver.feed;

import io.netty.buffer.ByteBuf;
import io.netty.util.concurrent.FastThreadLocal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import suma.engine.Engine;
import suma.engine.journal.LogFrame;
import suma.engine.journal.LogFrameReader;
import suma.resolver.http.Exchange;
import suma.resolver.http.MediaType;
import suma.resolver.http.ResponseStream;
import suma.resolver.json.JsonOut;
import suma.resolver.lookup.Scanner;

/**
 * One follower of the log: gets a record a line as fast as it takes them, and waits at the end for further ones. Keeps its
 * place and some frames of the log, whatever the follower does. Lives on its connection's event loop.
 */
final class FeedStream {
    /** Frames are read from the log, and lines sent, in pieces of about this size. */
    private static final int PIECE_BYTES = 64 << 10;
    /** Other connections of the event loop get a turn after so many pieces. */
    private static final int PIECES_A_TURN = 16;
    private static final long POLL_MS = 20;
    /** An empty line after so long a silence shows both sides whether the other is there. */
    private static final long SILENCE_NS = TimeUnit.SECONDS.toNanos(15);

    private final Engine engine;
    private final FastThreadLocal<Scanner> scanners;
    private final Exchange exchange;
    private final FeedQuery query;
    private final ResponseStream stream;
    private final JsonOut lines = new JsonOut();
    private final RecordJson json = new RecordJson(lines);
    private final Deque<LogFrame> frames = new ArrayDeque<>();
    private Optional<LogFrameReader> records = Optional.empty();
    private final long startNs = System.nanoTime();
    private long after;
    private long sentNs = startNs;
    /** A turn is on its way; there is never more than one. */
    private boolean scheduled;
    private boolean done;

    FeedStream(Engine engine, FastThreadLocal<Scanner> scanners, Exchange exchange, FeedQuery query) {
        this.engine = engine;
        this.scanners = scanners;
        this.exchange = exchange;
        this.query = query;
        this.after = query.after();
        this.stream = exchange.stream(200, MediaType.NDJSON);
    }

    void begin() {
        if (stream.headOnly()) {
            stream.end();
            return;
        }
        exchange.onGone(() -> done = true);
        exchange.onWritable(this::turn);
        stream.flush();
        turn();
    }

    private void turn() {
        boolean atEnd = false;
        for (int i = 0; i < PIECES_A_TURN && !done && !scheduled && !atEnd && stream.writable(); i++) {
            atEnd = !piece();
        }
        if (!done && !scheduled && stream.writable()) {
            scheduled = true;
            Runnable next = () -> {
                scheduled = false;
                turn();
            };
            if (atEnd) {
                exchange.later(POLL_MS, next);
            } else {
                exchange.yield(next);
            }
        }
    }

    /** Sends some lines; false when there were none. */
    private boolean piece() {
        lines.clear();
        while (lines.length() < PIECE_BYTES && nextLine()) {
            continue;
        }
        if (lines.length() > 0) {
            send();
            return true;
        }
        long nowNs = System.nanoTime();
        if (nowNs - startNs >= query.waitNs() || exchange.draining()) {
            done = true;
            stream.end();
        } else if (nowNs - sentNs > SILENCE_NS) {
            lines.endLine();
            send();
        }
        return false;
    }

    /** Writes the next record or frame; false at the end of the log. */
    private boolean nextLine() {
        return query.frames() ? nextFrame() : nextRecord();
    }

    private boolean nextFrame() {
        if (!fill()) {
            return false;
        }
        LogFrame frame = frames.poll();
        RecordJson.write(frame, lines);
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
            frames.addAll(engine.feed(after, PIECE_BYTES));
        }
        return !frames.isEmpty();
    }

    private void send() {
        ByteBuf piece = stream.buffer(lines.length());
        piece.writeBytes(lines.bytes(), 0, lines.length());
        stream.write(piece);
        stream.flush();
        sentNs = System.nanoTime();
    }
}
