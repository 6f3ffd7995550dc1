package suma.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** One HTTP connection with one call on its way. Requests are short enough to go out in one piece. */
final class OverloadConnection {
    private static final int BUFFER_BYTES = 16 << 10;
    private static final String LENGTH = "content-length: ";

    private final SocketChannel socket;
    private final ByteBuffer in = ByteBuffer.allocate(BUFFER_BYTES);
    private OverloadGoods.Call call;
    private long dueNs;
    private String answer = "";

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
        String text = new String(in.array(), 0, in.position(), StandardCharsets.US_ASCII);
        int head = text.indexOf("\r\n\r\n");
        if (head < 0) {
            return false;
        }
        int at = text.toLowerCase(Locale.ROOT).indexOf(LENGTH) + LENGTH.length();
        answer = text;
        return text.length() == head + 4 + Integer.parseInt(text.substring(at, text.indexOf('\r', at)));
    }

    int status() {
        return Integer.parseInt(answer.substring(9, 12));
    }

    /** Head and body. */
    String answer() {
        return answer;
    }

    void close() throws IOException {
        socket.close();
    }
}
