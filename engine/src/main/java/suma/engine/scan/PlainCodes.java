package suma.engine.scan;

import java.util.Arrays;
import suma.engine.code.Reading;

/** Where the plain codes of a list lie: in the scanned texts themselves, or spelled out here where a text had another form. */
final class PlainCodes {
    private static final int INITIAL_BYTES = 4096;

    private byte[][] buffer;
    private int[] offset;
    private int[] length;
    private byte[] spelled = new byte[INITIAL_BYTES];
    private int used;

    PlainCodes(int capacity) {
        buffer = new byte[capacity][];
        offset = new int[capacity];
        length = new int[capacity];
    }

    void clear() {
        used = 0;
    }

    void put(int i, Reading reading, int candidate, byte[] scanned) {
        byte[] from = reading.buffer(candidate);
        length[i] = reading.length(candidate);
        if (from == scanned) {
            buffer[i] = scanned;
            offset[i] = reading.offset(candidate);
            return;
        }
        if (spelled.length - used < length[i]) {
            spelled = new byte[Math.max(spelled.length * 2, length[i])];
            used = 0;
        }
        System.arraycopy(from, reading.offset(candidate), spelled, used, length[i]);
        buffer[i] = spelled;
        offset[i] = used;
        used += length[i];
    }

    /** Writes a plain code to the beginning of {@code dst}; returns its length. */
    int copy(int i, byte[] dst) {
        System.arraycopy(buffer[i], offset[i], dst, 0, length[i]);
        return length[i];
    }

    void grow(int capacity) {
        buffer = Arrays.copyOf(buffer, capacity);
        offset = Arrays.copyOf(offset, capacity);
        length = Arrays.copyOf(length, capacity);
    }
}
