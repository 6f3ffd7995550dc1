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

/** One connection: requests go out in order, and answers come back in the same order. */
final class Connection {
    private static final int CONNECT_MS = 5000;
    private static final int FIRST_BYTES = 64 * 1024;

    private final SocketChannel channel;
    private final SelectionKey selection;
    private final Wire wire;
    private final Deque<Sent> underWay = new ArrayDeque<>();
    private final Bytes out = new Bytes();
    private ByteBuffer in = ByteBuffer.allocate(FIRST_BYTES);
    /** Whether the transport has it among those that may take a call. */
    private boolean roomy = true;

    Connection(SocketAddress target, Selector selector, Wire wire) throws IOException {
        this.wire = wire;
        channel = SocketChannel.open();
        try {
            channel.socket().connect(target, CONNECT_MS);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            wire.introduce(channel.socket());
            channel.configureBlocking(false);
            selection = channel.register(selector, SelectionKey.OP_READ, this);
        } catch (IOException unreachable) {
            channel.close();
            throw unreachable;
        }
    }

    boolean open() {
        return channel.isOpen();
    }

    int underWay() {
        return underWay.size();
    }

    boolean roomy() {
        return roomy;
    }

    void roomy(boolean now) {
        roomy = now;
    }

    /** Whether calls wait to be sent. */
    boolean unsent() {
        return out.length() > 0;
    }

    /** Buffers a request; {@link #flush} sends it. */
    void add(Sent sent) {
        wire.write(sent, out);
        underWay.add(sent);
    }

    void flush() throws IOException {
        int interest = out.drainTo(channel) ? SelectionKey.OP_READ : SelectionKey.OP_READ | SelectionKey.OP_WRITE;
        if (selection.interestOps() != interest) {
            selection.interestOps(interest);
        }
    }

    /** Reads what has come. */
    void receive() throws IOException {
        if (!in.hasRemaining()) {
            in = ByteBuffer.allocate(in.capacity() * 2).put(in.flip());
        }
        if (channel.read(in) < 0) {
            throw new IOException("the target closed a connection");
        }
    }

    /** Hands on the answers in what has come. */
    void take(long heardNs, Transport.Answers answers) throws WireFault {
        int from = 0;
        while (from < in.position() && wire.read(in.array(), from, in.position())) {
            from = wire.end();
            takeOne(heardNs, answers);
        }
        in.flip().position(from);
        in.compact();
    }

    private void takeOne(long heardNs, Transport.Answers answers) throws WireFault {
        Sent sent = underWay.poll();
        if (sent == null) {
            throw new WireFault("expected no answer, actual one");
        }
        String problem = wire.problem(sent);
        if (problem.equals(Judge.FINE)) {
            answers.good(sent, heardNs);
        } else {
            answers.bad(sent, heardNs, problem);
        }
    }

    /** What was on its way is lost. */
    void giveUp(long nowNs, Transport.Answers answers, String reason) {
        underWay.forEach(sent -> answers.bad(sent, nowNs, reason));
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
