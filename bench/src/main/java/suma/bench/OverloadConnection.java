package suma.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/** One HTTP connection with one call on its way. Requests are short enough to go out in one piece. */
final class OverloadConnection {
    private static final int BUFFER_BYTES = 16 << 10;
    private static final byte[] HEAD_END = ascii("\r\n\r\n");
    private static final byte[] LENGTH = ascii("content-length: ");
    private static final int STATUS_AT = 9;
    private static final int NONE = -1;

    private final SocketChannel socket;
    private final ByteBuffer in = ByteBuffer.allocate(BUFFER_BYTES);
    private OverloadGoods.Call call;
    private long dueNs;
    private int headEnd;

    OverloadConnection(InetSocketAddress server, Selector selector) throws IOException {
        socket = SocketChannel.open(server);
        socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
        socket.configureBlocking(false);
        socket.register(selector, SelectionKey.OP_READ, this);
    }

    void send(OverloadGoods.Call next, byte[] request, long due) throws IOException {
        call = next;
        dueNs = due;
        in.clear();
        headEnd = NONE;
        if (socket.write(ByteBuffer.wrap(request)) < request.length) {
            throw new IOException("request: expected " + request.length + " bytes to find room, actual less");
        }
    }

    OverloadGoods.Call call() {
        return call;
    }

    long dueNs() {
        return dueNs;
    }

    /** Reads what has come; true when the answer is whole. */
    boolean receive() throws IOException {
        if (socket.read(in) < 0) {
            throw new IOException("answer: actual end of the connection");
        }
        if (headEnd == NONE) {
            headEnd = find(HEAD_END, in.position());
        }
        return headEnd != NONE && in.position() == headEnd + HEAD_END.length + number(find(LENGTH, headEnd) + LENGTH.length);
    }

    int status() {
        return number(STATUS_AT);
    }

    /** True when the head has a field of this name, told in small letters with its colon. */
    boolean hasField(byte[] name) {
        return find(name, headEnd) != NONE;
    }

    /** Head and body. */
    String answer() {
        return new String(in.array(), 0, in.position(), StandardCharsets.US_ASCII);
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Where some bytes begin before {@code end}, letters of any case taken for small ones. */
    private int find(byte[] wanted, int end) {
        for (int at = 0; at + wanted.length <= end; at++) {
            int i = 0;
            while (i < wanted.length && small(in.get(at + i)) == wanted[i]) {
                i++;
            }
            if (i == wanted.length) {
                return at;
            }
        }
        return NONE;
    }

    private static int small(byte letter) {
        return letter >= 'A' && letter <= 'Z' ? letter + 'a' - 'A' : letter;
    }

    private int number(int from) {
        int number = 0;
        for (int at = from; in.get(at) >= '0' && in.get(at) <= '9'; at++) {
            number = number * 10 + in.get(at) - '0';
        }
        return number;
    }

    void close() throws IOException {
        socket.close();
    }
}
