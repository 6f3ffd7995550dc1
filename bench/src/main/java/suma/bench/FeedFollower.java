package suma.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.function.Consumer;
import java.util.zip.CRC32C;
import suma.engine.journal.LogFrame;

/** Takes a server's feed from the first record on, counts what comes and sums it up; goes on where it was when a server ends. */
final class FeedFollower implements RawHttp.Sink {
    private static final byte[] BEGINNING = "{\"sequence\":".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] FRAME = ",\"frame\":\"".getBytes(StandardCharsets.US_ASCII);
    private static final int TAIL_BYTES = 2;

    private final boolean frames;
    private final Consumer<LogFrame> taker;
    private final CRC32C sum = new CRC32C();
    private byte[] line = new byte[1 << 16];
    private int held;
    private long bytes;
    private volatile long last;

    private FeedFollower(boolean frames, Consumer<LogFrame> taker) {
        this.frames = frames;
        this.taker = taker;
    }

    /** One that takes records as JSON. */
    static FeedFollower ofRecords() {
        return new FeedFollower(false, frame -> { });
    }

    /** One that takes the log's own frames, as another engine does. */
    static FeedFollower ofFrames(Consumer<LogFrame> taker) {
        return new FeedFollower(true, taker);
    }

    /** Takes everything that there is by now. */
    void follow(SumaProcess suma) throws IOException {
        held = 0;
        try (RawHttp http = new RawHttp(suma.address())) {
            http.send("GET /v1/feed?wait=0&after=" + last + (frames ? "&form=log" : "") + " HTTP/1.1\r\nHost: suma\r\nAuthorization: "
                    + suma.authorization() + "\r\n\r\n");
            http.receive(this);
        }
    }

    @Override
    public void accept(byte[] part, int offset, int length) {
        int begin = offset;
        for (int at = offset; at < offset + length; at++) {
            if (part[at] == '\n') {
                take(part, begin, at);
                begin = at + 1;
            }
        }
        hold(part, begin, offset + length);
    }

    private void take(byte[] part, int begin, int end) {
        if (held == 0) {
            takeLine(part, begin, end);
        } else {
            hold(part, begin, end);
            takeLine(line, 0, held);
            held = 0;
        }
    }

    private void hold(byte[] part, int begin, int end) {
        if (held + end - begin > line.length) {
            line = Arrays.copyOf(line, Math.max(2 * line.length, held + end - begin));
        }
        System.arraycopy(part, begin, line, held, end - begin);
        held += end - begin;
    }

    private void takeLine(byte[] text, int begin, int end) {
        if (begin == end) {
            return;
        }
        long sequence = 0;
        int at = begin + BEGINNING.length;
        for (; text[at] >= '0' && text[at] <= '9'; at++) {
            sequence = sequence * 10 + text[at] - '0';
        }
        if (sequence != last + 1) {
            throw new IllegalStateException("feed: expected record " + (last + 1) + " actual " + new String(text, begin, end - begin, StandardCharsets.UTF_8));
        }
        sum.update(text, begin, end - begin);
        bytes += end - begin;
        last = frames ? takeFrame(sequence, text, at + FRAME.length, end - TAIL_BYTES) : sequence;
    }

    private long takeFrame(long first, byte[] text, int begin, int end) {
        LogFrame frame = new LogFrame(first, Base64.getDecoder().decode(Arrays.copyOfRange(text, begin, end)));
        taker.accept(frame);
        return first + frame.records().count() - 1;
    }

    /** The last sequence taken, and so the number of records, for none may be missing. Any thread. */
    long last() {
        return last;
    }

    long bytes() {
        return bytes;
    }

    /** Throws when another took something else. */
    void expectSame(FeedFollower other) {
        if (last != other.last || bytes != other.bytes || sum.getValue() != other.sum.getValue()) {
            throw new IllegalStateException("feed: expected " + this + " actual " + other);
        }
    }

    @Override
    public String toString() {
        return last + " records of " + bytes + " bytes with CRC " + Long.toHexString(sum.getValue());
    }
}
