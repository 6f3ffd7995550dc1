package suma.loadgen;

import java.io.IOException;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.Deque;
import suma.loadgen.Transport.Sent;

/** One connection: requests go out in order, and answers come back in the same order. */
final class HttpConnection {
    private static final int CONNECT_MS = 5000;
    private static final int FIRST_BYTES = 16 * 1024;

    private final SocketChannel channel;
    private final SelectionKey selection;
    private final HttpCalls calls;
    private final Deque<Sent> underWay = new ArrayDeque<>();
    private final HttpReply reply = new HttpReply();
    private ByteBuffer out = ByteBuffer.allocateDirect(FIRST_BYTES);
    private ByteBuffer in = ByteBuffer.allocate(FIRST_BYTES);

    HttpConnection(SocketAddress target, Selector selector, HttpCalls calls) throws IOException {
        this.calls = calls;
        channel = SocketChannel.open();
        channel.socket().connect(target, CONNECT_MS);
        channel.configureBlocking(false);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        selection = channel.register(selector, SelectionKey.OP_READ, this);
    }

    boolean open() {
        return channel.isOpen();
    }

    int underWay() {
        return underWay.size();
    }

    /** Buffers a request; {@link #flush} sends it. */
    void add(Sent sent) {
        byte[] request = calls.request(sent.call());
        if (out.remaining() < request.length) {
            ByteBuffer larger = ByteBuffer.allocateDirect(Math.max(out.capacity() * 2, out.position() + request.length));
            out = larger.put(out.flip());
        }
        out.put(request);
        underWay.add(sent);
    }

    void flush() throws IOException {
        out.flip();
        channel.write(out);
        out.compact();
        selection.interestOps(out.position() > 0 ? SelectionKey.OP_READ | SelectionKey.OP_WRITE : SelectionKey.OP_READ);
    }

    /** Reads what has come and hands on the answers in it. */
    void read(Transport.Answers answers) throws IOException {
        if (!in.hasRemaining()) {
            in = ByteBuffer.allocate(in.capacity() * 2).put(in.flip());
        }
        if (channel.read(in) < 0) {
            throw new IOException("the target closed a connection");
        }
        int from = 0;
        while (from < in.position() && reply.read(in.array(), from, in.position())) {
            from = reply.end();
            take(answers);
        }
        in.flip().position(from);
        in.compact();
    }

    private void take(Transport.Answers answers) throws HttpFault {
        Sent sent = underWay.poll();
        if (sent == null) {
            throw new HttpFault("expected no answer, actual one of status " + reply.status());
        }
        String problem = calls.problem(sent.call(), reply);
        if (problem.equals(HttpCalls.FINE)) {
            answers.good(sent);
        } else {
            answers.bad(sent, problem);
        }
    }

    /** What was on its way is lost. */
    void giveUp(Transport.Answers answers, String reason) {
        underWay.forEach(sent -> answers.bad(sent, reason));
        underWay.clear();
        close();
    }

    void close() {
        selection.cancel();
        try {
            channel.close();
        } catch (IOException ignoredOnceUnused) {
            assert !channel.isOpen();
        }
    }
}
