package suma.loadgen;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** What is to be sent: a growing array of bytes that is sent from its front. */
final class Bytes {
    private static final int FIRST_BYTES = 16 * 1024;
    private static final int MOST_DIGITS = 11;

    private byte[] array = new byte[FIRST_BYTES];
    private ByteBuffer view = ByteBuffer.wrap(array);
    private int length;

    private void reserve(int more) {
        if (length + more > array.length) {
            array = Arrays.copyOf(array, Math.max(array.length * 2, length + more));
            view = ByteBuffer.wrap(array);
        }
    }

    Bytes add(byte[] bytes, int from, int count) {
        reserve(count);
        System.arraycopy(bytes, from, array, length, count);
        length += count;
        return this;
    }

    Bytes add(byte[] bytes) {
        return add(bytes, 0, bytes.length);
    }

    Bytes add(int number) {
        reserve(MOST_DIGITS);
        int digits = number < 10 ? 1 : (int) Math.log10(number) + 1;
        int rest = number;
        for (int at = length + digits - 1; at >= length; at--) {
            array[at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        length += digits;
        return this;
    }

    int length() {
        return length;
    }

    /** Sends as much as the channel takes; whether that was all. */
    boolean drainTo(WritableByteChannel channel) throws IOException {
        int sent = channel.write(view.limit(length).position(0));
        System.arraycopy(array, sent, array, 0, length - sent);
        length -= sent;
        return length == 0;
    }

    /** Sends everything. */
    void sendTo(OutputStream stream) throws IOException {
        stream.write(array, 0, length);
        length = 0;
    }

    @Override
    public String toString() {
        return new String(array, 0, length, StandardCharsets.UTF_8);
    }
}
