package suma.resolver.feed;

import io.netty.buffer.ByteBuf;
import java.util.concurrent.TimeUnit;
import suma.resolver.http.Exchange;
import suma.resolver.http.MediaType;
import suma.resolver.http.ResponseStream;
import suma.resolver.json.JsonOut;

/**
 * One follower: gets a line for each thing that happens as fast as it takes them, and waits at the end for further ones. Keeps its
 * place and little else, whatever the follower does. Lives on its connection's event loop.
 */
public final class LiveStream {
    /** Lines are sent in pieces of about this size; after each, other connections of the event loop get a turn. */
    static final int PIECE_BYTES = 64 << 10;
    private static final int STEPS_A_PIECE = 1024;
    private static final long POLL_MS = 20;
    /** An empty line after so long a silence shows both sides whether the other is there. */
    private static final long SILENCE_NS = TimeUnit.SECONDS.toNanos(15);

    private final Exchange exchange;
    private final Lines source;
    private final long waitNs;
    private final ResponseStream stream;
    private final JsonOut lines;
    private final long startNs = System.nanoTime();
    private long sentNs = startNs;
    /** A turn is on its way; there is never more than one. */
    private boolean scheduled;
    private boolean done;

    /** What is followed. */
    public interface Lines {
        /** Makes a step, and perhaps writes a line; false, with nothing written, when there is none to make for now. */
        boolean next();
    }

    /**
     * @param lines  what the source writes to
     * @param waitNs how long after the beginning it still waits for further lines
     */
    public LiveStream(Exchange exchange, Lines source, JsonOut lines, long waitNs) {
        this.exchange = exchange;
        this.source = source;
        this.lines = lines;
        this.waitNs = waitNs;
        this.stream = exchange.stream(200, MediaType.NDJSON);
    }

    public void begin() {
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
        if (done || scheduled || !stream.writable()) {
            return;
        }
        boolean more = piece();
        // What was sent may have had a turn already, when the socket took it.
        if (!done && !scheduled && stream.writable()) {
            next(more);
        }
    }

    private void next(boolean more) {
        scheduled = true;
        Runnable next = () -> {
            scheduled = false;
            turn();
        };
        if (more) {
            exchange.yield(next);
        } else {
            exchange.later(POLL_MS, next);
        }
    }

    /** Sends some lines, if any come of a bounded number of steps; false when there are no more steps to make. */
    private boolean piece() {
        lines.clear();
        boolean more = true;
        for (int steps = 0; more && steps < STEPS_A_PIECE && lines.length() < PIECE_BYTES; steps++) {
            more = source.next();
        }
        boolean goesOn = more || lines.length() > 0;
        if (lines.length() > 0) {
            send();
        }
        if (!goesOn) {
            rest();
        }
        return goesOn;
    }

    /** Ends the answer where it has waited long enough, and breaks a long silence. */
    private void rest() {
        long nowNs = System.nanoTime();
        if (nowNs - startNs >= waitNs || exchange.draining()) {
            done = true;
            stream.end();
        } else if (nowNs - sentNs > SILENCE_NS) {
            lines.endLine();
            send();
        }
    }

    private void send() {
        ByteBuf piece = stream.buffer(lines.length());
        piece.writeBytes(lines.bytes(), 0, lines.length());
        stream.write(piece);
        stream.flush();
        sentNs = System.nanoTime();
    }
}
