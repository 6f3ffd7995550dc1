package suma.resolver.linear;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A bare HTTP connection, which may be cut between a request and its answer. */
final class HttpWire implements AutoCloseable {
    private static final int PATIENCE_MS = 30_000;
    private static final String LENGTH = "content-length:";
    private static final int CHUNKED = -1;

    private final Socket socket;
    private final DataInputStream in;
    private final String key;

    /** An answer whose body is text. */
    record Reply(int status, String body) {
    }

    HttpWire(InetSocketAddress address, String key) throws IOException {
        this.key = key;
        socket = new Socket(address.getAddress(), address.getPort());
        socket.setSoTimeout(PATIENCE_MS);
        socket.setTcpNoDelay(true);
        in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
    }

    /** @param idempotencyKey empty for none */
    void send(String method, String path, String body, String idempotencyKey) throws IOException {
        write(method + " " + path, body, idempotencyKey.isEmpty() ? "" : "Idempotency-Key: " + idempotencyKey + "\r\n");
    }

    /** Posts events, one a line. */
    void sendLines(String path, String lines) throws IOException {
        write("POST " + path, lines, "Content-Type: application/x-ndjson\r\n");
    }

    private void write(String what, String body, String header) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        String head = what + " HTTP/1.1\r\nHost: suma\r\nAuthorization: Bearer " + key + "\r\n" + header + "Content-Length: " + bytes.length + "\r\n\r\n";
        socket.getOutputStream().write((head + body).getBytes(StandardCharsets.UTF_8));
    }

    Reply receive() throws IOException {
        int status = Integer.parseInt(line().split(" ")[1]);
        int length = CHUNKED;
        for (String header = line(); !header.isEmpty(); header = line()) {
            if (header.toLowerCase(Locale.ROOT).startsWith(LENGTH)) {
                length = Integer.parseInt(header.substring(LENGTH.length()).strip());
            }
        }
        return new Reply(status, length == CHUNKED ? chunks() : bytes(length));
    }

    private String chunks() throws IOException {
        StringBuilder body = new StringBuilder();
        for (int length = Integer.parseInt(line(), 16); length > 0; length = Integer.parseInt(line(), 16)) {
            body.append(bytes(length));
            line();
        }
        line();
        return body.toString();
    }

    private String bytes(int length) throws IOException {
        byte[] bytes = new byte[length];
        in.readFully(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("the server ended the connection");
            }
            line.append(c == '\r' ? "" : String.valueOf((char) c));
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
