package suma.resolver.resp;

import io.netty.buffer.ByteBuf;
import java.util.Arrays;

/** What a connection has sent and could not be worked off yet. */
final class HeldBytes {
    /** Room that a connection keeps while nothing is held. */
    private static final int MOST_KEPT = 4 << 10;
    private static final byte[] NOTHING = {};

    private byte[] bytes = NOTHING;
    private int length;

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    /** Bytes of memory, held or kept for what comes. */
    int capacity() {
        return bytes.length;
    }

    boolean isEmpty() {
        return length == 0;
    }

    void clear() {
        length = 0;
    }

    void append(ByteBuf in) {
        int more = in.readableBytes();
        reserve(length + more);
        in.readBytes(bytes, length, more);
        length += more;
    }

    /** Holds {@code source[from, to)} and nothing else; the source may be what is held now. */
    void keep(byte[] source, int from, int to) {
        length = to - from;
        if (length == 0) {
            bytes = bytes.length > MOST_KEPT ? NOTHING : bytes;
        } else if (source != bytes) {
            reserve(length);
            System.arraycopy(source, from, bytes, 0, length);
        } else if (from > 0) {
            System.arraycopy(bytes, from, bytes, 0, length);
        }
    }

    private void reserve(int capacity) {
        if (bytes.length < capacity) {
            bytes = Arrays.copyOf(bytes, Math.max(capacity, bytes.length * 2));
        }
    }
}
