package suma.loadgen;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** One answer, seen in the buffer it was received in; gone with the next. */
final class Reply {
    private static final int LONGEST_QUOTE = 300;

    private Kind kind = Kind.NONE;
    private int status;
    private byte[] bytes = {};
    private int from;
    private int to;

    enum Kind {
        FOUND,
        /** The target has nothing under that name. */
        NONE,
        /** The target says that the call is wrong. */
        REFUSED
    }

    /** @param newStatus what the protocol says beside the text, 0 where it says nothing */
    void is(Kind newKind, int newStatus, byte[] text, int begin, int end) {
        kind = newKind;
        status = newStatus;
        bytes = text;
        from = begin;
        to = end;
    }

    Kind kind() {
        return kind;
    }

    int status() {
        return status;
    }

    byte[] bytes() {
        return bytes;
    }

    int from() {
        return from;
    }

    int to() {
        return to;
    }

    /** Whether a text stands at a place, counted in the buffer. */
    boolean standsAt(byte[] text, int at) {
        return at >= from && to - at >= text.length && Arrays.equals(bytes, at, at + text.length, text, 0, text.length);
    }

    boolean says(byte[] text) {
        return indexOf(text, from) >= 0;
    }

    /** The place of a text, from a place on, counted in the buffer; or -1. */
    int indexOf(byte[] text, int begin) {
        for (int at = begin; at <= to - text.length; at++) {
            if (bytes[at] == text[0] && standsAt(text, at)) {
                return at;
            }
        }
        return -1;
    }

    /** The whole number behind a text, or -1. */
    long numberBehind(byte[] text) {
        int found = indexOf(text, from);
        if (found < 0) {
            return -1;
        }
        long value = 0;
        int at = found + text.length;
        for (; at < to && bytes[at] >= '0' && bytes[at] <= '9'; at++) {
            value = value * 10 + bytes[at] - '0';
        }
        return at == found + text.length ? -1 : value;
    }

    /** As a message quotes it. */
    @Override
    public String toString() {
        String text = new String(bytes, from, Math.min(to - from, LONGEST_QUOTE), StandardCharsets.UTF_8);
        return (status == 0 ? "" : "status " + status + " ") + (kind == Kind.NONE ? "nothing" : text);
    }
}
