package suma.resolver.http;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;

/**
 * Requests for one route that arrived together, and their answers. One lives on each event loop. Who handles it answers in order, with
 * 200 and JSON; from the first one left unanswered the requests go the general way.
 */
public final class ExpressRun {
    /** Bytes of requests that are worked on at a time. */
    static final int INPUT_BYTES = 16 << 10;
    static final int MOST_REQUESTS = 256;
    private static final byte[] BLANK_LINE = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final int LENGTH_DIGITS = 10;

    private final byte[] bytes = new byte[INPUT_BYTES];
    private final int[] segment = new int[MOST_REQUESTS];
    private final int[] segmentEnd = new int[MOST_REQUESTS];
    private final int[] end = new int[MOST_REQUESTS];
    private final byte[] digits = new byte[LENGTH_DIGITS];
    private byte[] headTillLength;
    private ByteBuf out;
    private int caller;
    private int count;
    private int answered;

    void clear() {
        count = 0;
        answered = 0;
    }

    /**
     * Where the answers go, and how each begins.
     *
     * @param key number of the key that was shown
     */
    void answersTo(ByteBuf to, byte[] head, int key) {
        out = to;
        headTillLength = head;
        caller = key;
    }

    void add(int from, int to, int requestEnd) {
        segment[count] = from;
        segmentEnd[count] = to;
        end[count++] = requestEnd;
    }

    boolean full() {
        return count == MOST_REQUESTS;
    }

    /** Where the last request that was added ends. */
    int end() {
        return end[count - 1];
    }

    int answered() {
        return answered;
    }

    /** Bytes of input that are answered. */
    int answeredBytes() {
        return answered == 0 ? 0 : end[answered - 1];
    }

    /** Number of the key that was shown, 0 for none. */
    public int caller() {
        return caller;
    }

    public int count() {
        return count;
    }

    /** What the input lies in; the route's parameter of request i is {@code bytes[offset(i), offset(i) + length(i))}, and needs no decoding. */
    public byte[] bytes() {
        return bytes;
    }

    public int offset(int i) {
        return segment[i];
    }

    public int length(int i) {
        return segmentEnd[i] - segment[i];
    }

    /** Answers the next request. */
    public void answer(byte[] json, int length) {
        out.writeBytes(headTillLength);
        writeDecimal(length);
        out.writeBytes(BLANK_LINE).writeBytes(json, 0, length);
        answered++;
    }

    private void writeDecimal(int number) {
        int at = LENGTH_DIGITS;
        int rest = number;
        do {
            digits[--at] = (byte) ('0' + rest % 10);
            rest /= 10;
        } while (rest > 0);
        out.writeBytes(digits, at, LENGTH_DIGITS - at);
    }
}
