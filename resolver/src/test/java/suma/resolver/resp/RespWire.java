package suma.resolver.resp;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A bare connection: sends bytes, reads replies as short texts such as {@code +OK}, {@code "text"}, {@code nil} and {@code [a, b]}. */
public final class RespWire implements AutoCloseable {
    private static final int PATIENCE_MS = 30_000;
    public static final String CLOSED = "closed";

    private final Socket socket;
    private final DataInputStream in;

    public RespWire(InetSocketAddress address) throws IOException {
        socket = new Socket(address.getAddress(), address.getPort());
        socket.setSoTimeout(PATIENCE_MS);
        socket.setTcpNoDelay(true);
        in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
    }

    public Socket socket() {
        return socket;
    }

    /** A command as an array of bulk strings. */
    public static String command(String... arguments) {
        StringBuilder text = new StringBuilder("*" + arguments.length + "\r\n");
        for (String argument : arguments) {
            text.append('$').append(argument.getBytes(StandardCharsets.UTF_8).length).append("\r\n").append(argument).append("\r\n");
        }
        return text.toString();
    }

    public RespWire send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    public String call(String... arguments) throws IOException {
        return send(command(arguments)).reply();
    }

    public String reply() throws IOException {
        int type = in.read();
        if (type < 0) {
            return CLOSED;
        }
        String line = line();
        return switch (type) {
            case '$' -> line.equals("-1") ? "nil" : bulk(Integer.parseInt(line));
            case '_' -> "nil";
            case '*' -> list(Integer.parseInt(line));
            case '%' -> "map" + list(2 * Integer.parseInt(line));
            default -> (char) type + line;
        };
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\r'; c = in.read()) {
            line.append((char) c);
        }
        in.read();
        return line.toString();
    }

    private String bulk(int length) throws IOException {
        byte[] bytes = new byte[length];
        in.readFully(bytes);
        in.readFully(new byte[2]);
        return '"' + new String(bytes, StandardCharsets.UTF_8) + '"';
    }

    private String list(int count) throws IOException {
        List<String> replies = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            replies.add(reply());
        }
        return replies.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
