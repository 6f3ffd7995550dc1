package suma.loadgen;

import java.nio.charset.StandardCharsets;

/** Finds one HTTP answer in the buffer it was received in. */
final class HttpReply {
    /** Longest head that is looked for. */
    private static final int MOST_HEAD_BYTES = 16 * 1024;
    private static final int MOST_BODY_BYTES = 1 << 24;
    private static final byte[] LENGTH = "content-length:".getBytes(StandardCharsets.US_ASCII);
    private static final int STATUS_AT = "HTTP/1.1 ".length();
    private static final int NOT_YET = -1;

    private final Reply reply = new Reply();

    /** Reads the answer that starts at {@code from}; false when not all of it is there yet. */
    boolean read(byte[] received, int from, int to) throws WireFault {
        int bodyAt = headEnd(received, from, to);
        if (bodyAt == NOT_YET) {
            if (to - from > MOST_HEAD_BYTES) {
                throw new WireFault("expected the end of an answer's head within " + MOST_HEAD_BYTES + " bytes, actual none");
            }
            return false;
        }
        int status = number(received, from + STATUS_AT, bodyAt);
        int end = bodyAt + length(received, from, bodyAt);
        reply.is(status / 100 == 2 ? Reply.Kind.FOUND : Reply.Kind.REFUSED, status, received, bodyAt, end);
        return end <= to;
    }

    private static int headEnd(byte[] b, int from, int to) {
        for (int i = from; i + 3 < to; i++) {
            if (b[i] == '\r' && b[i + 1] == '\n' && b[i + 2] == '\r' && b[i + 3] == '\n') {
                return i + 4;
            }
        }
        return NOT_YET;
    }

    private static int length(byte[] b, int from, int headEnd) throws WireFault {
        for (int i = from; i < headEnd - LENGTH.length; i++) {
            if (b[i] == '\n' && isLength(b, i + 1)) {
                int length = number(b, i + 1 + LENGTH.length, headEnd);
                if (length > MOST_BODY_BYTES) {
                    throw new WireFault("expected a body of at most " + MOST_BODY_BYTES + " bytes, actual " + length);
                }
                return length;
            }
        }
        throw new WireFault("expected an answer with Content-Length, actual without");
    }

    private static boolean isLength(byte[] b, int at) {
        for (int i = 0; i < LENGTH.length; i++) {
            if ((b[at + i] | 0x20) != (LENGTH[i] | 0x20)) {
                return false;
            }
        }
        return true;
    }

    private static int number(byte[] b, int from, int to) throws WireFault {
        int at = from;
        while (at < to && b[at] == ' ') {
            at++;
        }
        int value = 0;
        int first = at;
        for (; at < to && b[at] >= '0' && b[at] <= '9' && value < MOST_BODY_BYTES; at++) {
            value = value * 10 + b[at] - '0';
        }
        if (at == first) {
            throw new WireFault("expected a number in an answer's head, actual none");
        }
        return value;
    }

    /** The answer read last. */
    Reply reply() {
        return reply;
    }

    /** Where the next answer starts. */
    int end() {
        return reply.to();
    }
}
