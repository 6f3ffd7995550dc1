package suma.loadgen;

import static suma.loadgen.Judge.ascii;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import net.openhft.affinity.Affinity;

/**
 * Answers GETs of 20-character codes over the Redis protocol, every code {@code ok}, with as little work as can be: what the
 * load generator reaches against it is its own limit. One thread, which never sleeps: waking it would be work of the load
 * generator's, and might put it on its core.
 */
final class EchoTarget implements AutoCloseable, Runnable {
    private static final int CODE_BYTES = 20;
    private static final int CODE_AT = ascii("*2\r\n$3\r\nGET\r\n$20\r\n").length;
    private static final int REQUEST_BYTES = CODE_AT + CODE_BYTES + 2;
    private static final byte[] BODY = ascii("{\"code\":\"01234567890123456789\",\"verdict\":\"ok\",\"scheme\":\"drug-20\",\"product\":\"loadgen-unit\","
            + "\"name\":\"Load generator\",\"category\":\"drug\",\"level\":\"unit\",\"batch\":\"B1\",\"lot\":\"L1\",\"state\":\"commissioned\"}");
    private static final byte[] ANSWER = ascii("$" + BODY.length + "\r\n" + new String(BODY, StandardCharsets.US_ASCII) + "\r\n");
    private static final int ANSWER_CODE_AT = new String(ANSWER, StandardCharsets.US_ASCII).indexOf("0123");
    private static final int MOST_REQUESTS = 512;

    private final ServerSocketChannel listener = ServerSocketChannel.open();
    private final Selector selector = Selector.open();
    private final Consumer<SelectionKey> service = this::serve;
    private final int core;
    private volatile boolean stopped;

    /** What one connection has received, and not yet sent. */
    private record Buffers(ByteBuffer in, ByteBuffer out) {
    }

    /** @param core where it runs */
    EchoTarget(int core) throws IOException {
        this.core = core;
        listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        listener.configureBlocking(false);
        listener.register(selector, SelectionKey.OP_ACCEPT);
        Thread thread = new Thread(this, "echo-target");
        thread.setDaemon(true);
        thread.start();
    }

    URI url() throws IOException {
        return URI.create("resp://127.0.0.1:" + ((InetSocketAddress) listener.getLocalAddress()).getPort());
    }

    @Override
    public void run() {
        try (listener; selector) {
            Affinity.setAffinity(core);
            while (!stopped) {
                if (selector.selectNow(service) == 0) {
                    Thread.onSpinWait();
                }
            }
            for (SelectionKey key : selector.keys()) {
                key.channel().close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void serve(SelectionKey key) {
        try {
            if (key.isAcceptable()) {
                SocketChannel channel = listener.accept();
                channel.configureBlocking(false);
                channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
                channel.register(selector, SelectionKey.OP_READ,
                        new Buffers(ByteBuffer.allocate(REQUEST_BYTES * MOST_REQUESTS), ByteBuffer.allocate(ANSWER.length * MOST_REQUESTS)));
            } else {
                answer(key, (SocketChannel) key.channel(), (Buffers) key.attachment());
            }
        } catch (IOException lost) {
            key.cancel();
        }
    }

    private static void answer(SelectionKey key, SocketChannel channel, Buffers buffers) throws IOException {
        if (key.isReadable() && channel.read(buffers.in) < 0) {
            channel.close();
            return;
        }
        buffers.in.flip();
        while (buffers.in.remaining() >= REQUEST_BYTES && buffers.out.remaining() >= ANSWER.length) {
            answerOne(buffers.in, buffers.out);
        }
        buffers.in.compact();
        buffers.out.flip();
        channel.write(buffers.out);
        key.interestOps(buffers.out.hasRemaining() ? SelectionKey.OP_READ | SelectionKey.OP_WRITE : SelectionKey.OP_READ);
        buffers.out.compact();
    }

    private static void answerOne(ByteBuffer in, ByteBuffer out) {
        System.arraycopy(ANSWER, 0, out.array(), out.position(), ANSWER.length);
        System.arraycopy(in.array(), in.position() + CODE_AT, out.array(), out.position() + ANSWER_CODE_AT, CODE_BYTES);
        in.position(in.position() + REQUEST_BYTES);
        out.position(out.position() + ANSWER.length);
    }

    @Override
    public void close() {
        stopped = true;
    }
}
