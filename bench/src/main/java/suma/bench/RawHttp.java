package suma.bench;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * One HTTP/1.1 connection over a blocking socket that costs the measured machine as little as it can: bodies go from a
 * file to the socket inside the kernel, answers are handed on as they arrive. One thread sends, one receives.
 */
final class RawHttp implements Closeable {
    private static final int BUFFER_BYTES = 256 << 10;
    private static final long UNKNOWN_LENGTH = -1;

    private final SocketChannel socket;
    private final ByteBuffer in = ByteBuffer.allocate(BUFFER_BYTES).limit(0);

    /** Takes the bytes of a body, part by part. */
    @FunctionalInterface
    interface Sink {
        void accept(byte[] bytes, int offset, int length);
    }

    RawHttp(InetSocketAddress address) throws IOException {
        socket = SocketChannel.open(address);
        socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
    }

    void send(String text) throws IOException {
        ByteBuffer out = StandardCharsets.US_ASCII.encode(text);
        while (out.hasRemaining()) {
            socket.write(out);
        }
    }

    void send(FileChannel file) throws IOException {
        send(file, 0, file.size());
    }

    void send(FileChannel file, long from, long count) throws IOException {
        for (long sent = 0; sent < count; ) {
            sent += file.transferTo(from + sent, count - sent, socket);
        }
    }

    /** Reads the answer to a HEAD, which must have a 2xx status and has no body. */
    void receiveHead() throws IOException {
        String status = line();
        while (!line().isEmpty()) {
            continue;
        }
        expectSuccess(status);
    }

    /** Reads a whole answer, which must have a 2xx status. */
    void receive(Sink body) throws IOException {
        String status = line();
        long length = UNKNOWN_LENGTH;
        for (String header = line(); !header.isEmpty(); header = line()) {
            if (header.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length = Long.parseLong(header.substring(header.indexOf(':') + 1).strip());
            }
        }
        if (length == UNKNOWN_LENGTH) {
            receiveChunks(body);
        } else {
            take(length, body);
        }
        expectSuccess(status);
    }

    private static void expectSuccess(String status) throws IOException {
        if (!status.startsWith("HTTP/1.1 2")) {
            throw new IOException("status: expected 2xx actual " + status);
        }
    }

    private void receiveChunks(Sink body) throws IOException {
        for (long chunk = chunkLength(); chunk > 0; chunk = chunkLength()) {
            take(chunk, body);
            line();
        }
        line();
    }

    private long chunkLength() throws IOException {
        return Long.parseLong(line(), 16);
    }

    private void take(long length, Sink body) throws IOException {
        for (long rest = length; rest > 0; ) {
            fill();
            int part = (int) Math.min(rest, in.remaining());
            body.accept(in.array(), in.position(), part);
            in.position(in.position() + part);
            rest -= part;
        }
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (char c = next(); c != '\n'; c = next()) {
            if (c != '\r') {
                line.append(c);
            }
        }
        return line.toString();
    }

    private char next() throws IOException {
        fill();
        return (char) in.get();
    }

    private void fill() throws IOException {
        if (!in.hasRemaining()) {
            in.clear();
            int got = socket.read(in);
            in.flip();
            if (got < 0) {
                throw new IOException("answer: actual end of the connection");
            }
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
