package suma.loadgen;

import java.nio.charset.StandardCharsets;

/** One HTTP answer, seen in the buffer it was received in; gone with the next. */
final class HttpReply {
    /** Longest head that is looked for. */
    private static final int MOST_HEAD_BYTES = 16 * 1024;
    private static final int MOST_BODY_BYTES = 1 << 24;
    private static final byte[] LENGTH = "content-length:".getBytes(StandardCharsets.US_ASCII);
    private static final int STATUS_AT = "HTTP/1.1 ".length();
    private static final int NOT_YET = -1;

    private byte[] bytes = {};
    private int status;
    private int bodyAt;
    private int end;

    /** Reads the answer that starts at {@code from}; false when not all of it is there yet. */
    boolean read(byte[] received, int from, int to) throws HttpFault {
        int headEnd = headEnd(received, from, to);
        if (headEnd == NOT_YET) {
            if (to - from > MOST_HEAD_BYTES) {
                throw new HttpFault("expected the end of an answer's head within " + MOST_HEAD_BYTES + " bytes, actual none");
            }
            return false;
        }
        bytes = received;
        status = number(received, from + STATUS_AT, headEnd);
        bodyAt = headEnd;
        end = bodyAt + length(received, from, headEnd);
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

    private static int length(byte[] b, int from, int headEnd) throws HttpFault {
        for (int i = from; i < headEnd - LENGTH.length; i++) {
            if (b[i] == '\n' && isLength(b, i + 1)) {
                int length = number(b, i + 1 + LENGTH.length, headEnd);
                if (length > MOST_BODY_BYTES) {
                    throw new HttpFault("expected a body of at most " + MOST_BODY_BYTES + " bytes, actual " + length);
                }
                return length;
            }
        }
        throw new HttpFault("expected an answer with Content-Length, actual without");
    }

    private static boolean isLength(byte[] b, int at) {
        for (int i = 0; i < LENGTH.length; i++) {
            if ((b[at + i] | 0x20) != (LENGTH[i] | 0x20)) {
                return false;
            }
        }
        return true;
    }

    private static int number(byte[] b, int from, int to) throws HttpFault {
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
            throw new HttpFault("expected a number in an answer's head, actual none");
        }
        return value;
    }

    int status() {
        return status;
    }

    /** Where the next answer starts. */
    int end() {
        return end;
    }

    /** Whether the body holds a text. */
    boolean says(byte[] text) {
        return indexOf(text) >= 0;
    }

    /** The whole number behind a text of the body, or -1. */
    long numberBehind(byte[] text) {
        int found = indexOf(text);
        if (found < 0) {
            return -1;
        }
        long value = 0;
        int at = found + text.length;
        for (; at < end && bytes[at] >= '0' && bytes[at] <= '9'; at++) {
            value = value * 10 + bytes[at] - '0';
        }
        return at == found + text.length ? -1 : value;
    }

    private int indexOf(byte[] text) {
        for (int at = bodyAt; at <= end - text.length; at++) {
            int i = 0;
            while (i < text.length && bytes[at + i] == text[i]) {
                i++;
            }
            if (i == text.length) {
                return at;
            }
        }
        return -1;
    }

    String body() {
        return new String(bytes, bodyAt, end - bodyAt, StandardCharsets.UTF_8);
    }
}
