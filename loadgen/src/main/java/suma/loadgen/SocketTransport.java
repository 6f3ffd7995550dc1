package suma.loadgen;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Connections over one selector. Calls that are due together go out together on one connection, as far as its depth allows,
 * and the next ones on the next. A lost connection is opened again as long as the target takes it.
 */
final class SocketTransport implements Transport {
    private static final long MS = 1_000_000;
    /** A sleeping thread is woken up to so much late. */
    private static final long SLACK_NS = 300_000;

    private final InetSocketAddress target;
    private final Wire wire;
    private final int depth;
    private final boolean ownCore;
    private final LongSupplier clockNs;
    private final Selector selector = Selector.open();
    private final Consumer<SelectionKey> service = this::serve;
    /** Connections that have room, the one in use first. */
    private final Deque<Connection> roomy = new ArrayDeque<>();
    private final List<Connection> unsent = new ArrayList<>();
    private final List<IOException> gone = new ArrayList<>(1);
    private Answers taker = new NoAnswers();

    SocketTransport(URI target, Wire wire, Links links, LongSupplier clockNs) throws IOException {
        this.target = new InetSocketAddress(target.getHost(), target.getPort());
        this.wire = wire;
        depth = links.depth();
        ownCore = links.core().isPresent();
        this.clockNs = clockNs;
        for (int i = 0; i < links.connections(); i++) {
            roomy.add(new Connection(this.target, selector, wire));
        }
    }

    @Override
    public boolean hasRoom() {
        return !roomy.isEmpty();
    }

    @Override
    public void send(Sent sent) {
        Connection connection = roomy.element();
        if (!connection.unsent()) {
            unsent.add(connection);
        }
        connection.add(sent);
        if (connection.underWay() == depth) {
            roomy.remove();
            connection.roomy(false);
        }
    }

    @Override
    public void flush(Answers answers) {
        taker = answers;
        for (int i = 0; i < unsent.size(); i++) {
            if (unsent.get(i).open()) {
                flush(unsent.get(i));
            }
        }
        if (!unsent.isEmpty() && !roomy.isEmpty()) {
            roomy.add(roomy.remove());
        }
        unsent.clear();
    }

    /** A selector's milliseconds are too coarse for the last of them, which is spent turning. */
    @Override
    public void poll(long waitNs, Answers answers) throws IOException {
        taker = answers;
        long waitMs = (waitNs - SLACK_NS) / MS;
        int ready = waitMs > 0 ? selector.select(service, waitMs) : selector.selectNow(service);
        if (ready == 0 && waitNs > 0) {
            turn();
        }
        if (!gone.isEmpty()) {
            throw gone.get(0);
        }
    }

    /** One that yields may be let wait for milliseconds, but keeps no core from a target on the same machine. */
    private void turn() {
        if (ownCore) {
            Thread.onSpinWait();
        } else {
            Thread.yield();
        }
    }

    private void serve(SelectionKey key) {
        Connection connection = (Connection) key.attachment();
        if (key.isValid() && key.isWritable()) {
            flush(connection);
        }
        if (key.isValid() && key.isReadable()) {
            receive(connection);
        }
        if (key.isValid() && !connection.roomy() && connection.underWay() < depth) {
            connection.roomy(true);
            roomy.add(connection);
        }
        taker.between();
    }

    private void flush(Connection connection) {
        try {
            connection.flush();
        } catch (IOException lost) {
            replace(connection, lost);
        }
    }

    private void receive(Connection connection) {
        try {
            connection.receive();
            connection.take(clockNs.getAsLong(), taker);
        } catch (IOException lost) {
            replace(connection, lost);
        }
    }

    private void replace(Connection connection, IOException lost) {
        String reason = "connection lost: " + lost.getMessage();
        roomy.remove(connection);
        connection.giveUp(clockNs.getAsLong(), taker, reason);
        try {
            roomy.add(new Connection(target, selector, wire));
        } catch (IOException unreachable) {
            gone.add(new IOException(reason + ", then " + unreachable.getMessage(), unreachable));
        }
    }

    @Override
    public void close() {
        selector.keys().forEach(key -> ((Connection) key.attachment()).close());
        try {
            selector.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Before the first turn there is nothing on its way. */
    private static final class NoAnswers implements Answers {
        @Override
        public void good(Sent sent, long heardNs) {
            throw new IllegalStateException("an answer before the first turn: " + sent.call());
        }

        @Override
        public void between() {
            throw new IllegalStateException("an answer before the first turn");
        }

        @Override
        public void bad(Sent sent, long heardNs, String reason) {
            throw new IllegalStateException("an answer before the first turn: " + reason);
        }
    }
}
