package suma.loadgen;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Kept-alive HTTP connections over one selector. A lost connection is opened again as long as the target takes it. */
final class HttpTransport implements Transport {
    /** Below it a selector's milliseconds are too coarse to wait in. */
    private static final long SHORT_WAIT_NS = 2_000_000;
    private static final long NAP_NS = 20_000;

    private final SocketAddress target;
    private final Selector selector;
    private final HttpCalls calls;
    private final int depth;
    /** Connections that have room, the longest unused first. */
    private final Deque<HttpConnection> roomy = new ArrayDeque<>();
    private final List<HttpConnection> unsent = new ArrayList<>();

    /** @param depth calls that one connection may have on their way */
    HttpTransport(URI target, HttpCalls calls, int connections, int depth) throws IOException {
        this.target = address(target);
        this.calls = calls;
        this.depth = depth;
        selector = Selector.open();
        for (int i = 0; i < connections; i++) {
            roomy.add(new HttpConnection(this.target, selector, calls));
        }
    }

    static InetSocketAddress address(URI target) {
        return new InetSocketAddress(target.getHost(), target.getPort() < 0 ? 80 : target.getPort());
    }

    @Override
    public boolean hasRoom() {
        return !roomy.isEmpty();
    }

    @Override
    public void send(Sent sent) {
        HttpConnection connection = roomy.remove();
        if (connection.underWay() + 1 < depth) {
            roomy.add(connection);
        }
        connection.add(sent);
        unsent.add(connection);
    }

    @Override
    public void poll(long waitNs, Answers answers) throws IOException {
        for (HttpConnection connection : unsent) {
            if (connection.open()) {
                attempt(connection, answers, connection::flush);
            }
        }
        unsent.clear();
        await(waitNs);
        for (SelectionKey key : selector.selectedKeys()) {
            serve(key, answers);
        }
        selector.selectedKeys().clear();
    }

    private void await(long waitNs) throws IOException {
        if (waitNs >= SHORT_WAIT_NS) {
            selector.select(waitNs / 1_000_000);
        } else if (selector.selectNow() == 0 && waitNs > NAP_NS) {
            LockSupport.parkNanos(NAP_NS);
            selector.selectNow();
        }
    }

    private void serve(SelectionKey key, Answers answers) throws IOException {
        HttpConnection connection = (HttpConnection) key.attachment();
        int before = connection.underWay();
        if (key.isValid() && key.isWritable()) {
            attempt(connection, answers, connection::flush);
        }
        if (key.isValid() && key.isReadable()) {
            attempt(connection, answers, () -> connection.read(answers));
        }
        if (key.isValid() && before == depth && connection.underWay() < depth) {
            roomy.add(connection);
        }
    }

    /** Something done to a connection that may turn out to be lost. */
    private interface Step {
        void run() throws IOException;
    }

    private void attempt(HttpConnection connection, Answers answers, Step step) throws IOException {
        try {
            step.run();
        } catch (IOException lost) {
            String reason = "connection lost: " + lost.getMessage();
            roomy.remove(connection);
            connection.giveUp(answers, reason);
            replace(reason);
        }
    }

    private void replace(String reason) throws IOException {
        try {
            roomy.add(new HttpConnection(target, selector, calls));
        } catch (IOException gone) {
            throw new IOException(reason + ", then " + gone.getMessage(), gone);
        }
    }

    @Override
    public void close() {
        selector.keys().forEach(key -> ((HttpConnection) key.attachment()).close());
        try {
            selector.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
