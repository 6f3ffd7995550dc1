package suma.resolver.resp;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes replies into a growing byte array, which an event loop's connections use in turn. Not thread-safe. */
final class RespEncoder {
    private static final int FIRST_CAPACITY = 64 << 10;
    /** What a large basket needed is given back when it was sent. */
    private static final int MOST_KEPT = 1 << 20;
    private static final byte[] NIL = ascii("$-1\r\n");
    private static final byte[] NIL_3 = ascii("_\r\n");
    private static final byte[] OK = ascii("+OK\r\n");

    private byte[] bytes = new byte[FIRST_CAPACITY];
    private int length;
    private int protocol = 2;

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    void clear() {
        length = 0;
        if (bytes.length > MOST_KEPT) {
            bytes = new byte[FIRST_CAPACITY];
        }
    }

    /** 2 or 3, as the present connection has chosen. */
    void protocol(int chosen) {
        protocol = chosen;
    }

    void ok() {
        put(OK);
    }

    void simple(String text) {
        line((byte) '+', text);
    }

    /** An error; its text begins with a code word such as {@code ERR}. */
    void error(String text) {
        line((byte) '-', text);
    }

    private void line(byte type, String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        ensure(utf8.length + 3);
        bytes[length++] = type;
        for (byte b : utf8) {
            bytes[length++] = b == '\r' || b == '\n' ? (byte) ' ' : b;
        }
        lineEnd();
    }

    void integer(long number) {
        header((byte) ':', number);
    }

    void nil() {
        put(protocol == 3 ? NIL_3 : NIL);
    }

    void array(int elements) {
        header((byte) '*', elements);
    }

    /** A map, for RESP2 the flat array of its keys and values. */
    void map(int entries) {
        if (protocol == 3) {
            header((byte) '%', entries);
        } else {
            header((byte) '*', 2L * entries);
        }
    }

    void bulk(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        bulk(utf8, 0, utf8.length);
    }

    void bulk(byte[] source, int offset, int count) {
        header((byte) '$', count);
        ensure(count + 2);
        System.arraycopy(source, offset, bytes, length, count);
        length += count;
        lineEnd();
    }

    private void header(byte type, long number) {
        ensure(24);
        bytes[length++] = type;
        if (number < 0) {
            bytes[length++] = '-';
        }
        digits(Math.abs(number));
        lineEnd();
    }

    private void digits(long number) {
        int count = 1;
        for (long rest = number / 10; rest > 0; rest /= 10) {
            count++;
        }
        long rest = number;
        for (int at = length + count - 1; at >= length; at--) {
            bytes[at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        length += count;
    }

    /** Room must have been made. */
    private void lineEnd() {
        bytes[length++] = '\r';
        bytes[length++] = '\n';
    }

    private void put(byte[] reply) {
        ensure(reply.length);
        System.arraycopy(reply, 0, bytes, length, reply.length);
        length += reply.length;
    }

    private void ensure(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }
}
