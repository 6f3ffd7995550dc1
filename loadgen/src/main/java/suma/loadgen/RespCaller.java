package suma.loadgen;

import java.io.IOException;
import java.net.Socket;
import java.util.Arrays;

/** The Redis protocol over a blocking socket, for what is done before load begins. */
final class RespCaller {
    private static final int PATIENCE_MS = 10_000;
    private static final int FIRST_BYTES = 1 << 16;

    private final Socket socket;
    private final RespReply reader = new RespReply();
    private byte[] in = new byte[FIRST_BYTES];
    private int from;
    private int to;

    RespCaller(Socket socket) throws IOException {
        this.socket = socket;
        socket.setSoTimeout(PATIENCE_MS);
    }

    /** Sends all of it, and empties it. */
    void send(Bytes out) throws IOException {
        out.sendTo(socket.getOutputStream());
    }

    /** The next answer; gone with the one behind. */
    Reply receive() throws IOException {
        while (!reader.read(in, from, to)) {
            fill();
        }
        from = reader.end();
        return reader.reply();
    }

    private void fill() throws IOException {
        if (from > 0) {
            System.arraycopy(in, from, in, 0, to - from);
            to -= from;
            from = 0;
        } else if (to == in.length) {
            in = Arrays.copyOf(in, in.length * 2);
        }
        int got = socket.getInputStream().read(in, to, in.length - to);
        if (got < 0) {
            throw new IOException("expected an answer, actual the end of the connection");
        }
        to += got;
    }
}
