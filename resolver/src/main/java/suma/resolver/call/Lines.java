package suma.resolver.call;

import io.netty.buffer.ByteBuf;
import java.util.Arrays;

/**
 * Cuts a streamed body into lines, wherever the network cut it. A line longer than the limit is passed over up to its end
 * and reported as {@link #tooLong()}.
 */
public final class Lines {
    private static final int FIRST_CAPACITY = 4 << 10;

    private final int limitBytes;
    private byte[] bytes = new byte[FIRST_CAPACITY];
    private int filled;
    private int next;
    private int searched;
    private int start;
    private int end;
    private long number;
    private boolean skipping;
    private boolean tooLong;

    public Lines(int limitBytes) {
        this.limitBytes = limitBytes;
    }

    /** Takes more bytes; returns how much more memory is held for it. All lines must have been taken out before, up to those that are not whole. */
    public int add(ByteBuf part) {
        int before = bytes.length;
        int more = part.readableBytes();
        makeRoom(more);
        part.readBytes(bytes, filled, more);
        filled += more;
        return bytes.length - before;
    }

    private void makeRoom(int more) {
        System.arraycopy(bytes, next, bytes, 0, filled - next);
        filled -= next;
        searched -= next;
        next = 0;
        if (bytes.length - filled < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, filled + more));
        }
    }

    /** Steps to the next whole line; false where there is none yet. */
    public boolean next() {
        while (searched < filled) {
            if (bytes[searched++] == '\n') {
                return line(searched - 1);
            }
        }
        if (filled - next > limitBytes) {
            skipping = true;
            filled = next;
            searched = next;
        }
        return false;
    }

    /** Steps to what stands behind the last line break, once the body has ended; false where there is nothing. */
    public boolean last() {
        return (filled > next || skipping) && line(filled);
    }

    private boolean line(int lineEnd) {
        start = next;
        end = lineEnd > start && bytes[lineEnd - 1] == '\r' ? lineEnd - 1 : lineEnd;
        next = Math.min(filled, lineEnd + 1);
        tooLong = skipping || end - start > limitBytes;
        skipping = false;
        number++;
        return true;
    }

    /** Counts from 1. */
    public long number() {
        return number;
    }

    public boolean tooLong() {
        return tooLong;
    }

    public boolean blank() {
        for (int i = start; i < end; i++) {
            if (bytes[i] != ' ' && bytes[i] != '\t') {
                return false;
            }
        }
        return !tooLong;
    }

    public byte[] copy() {
        return Arrays.copyOfRange(bytes, start, end);
    }
}
