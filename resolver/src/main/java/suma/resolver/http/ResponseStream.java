package suma.resolver.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;

/** An answer that is written piece by piece. */
public final class ResponseStream {
    private static final int CHUNK_HEAD_BYTES = 10;
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final ByteBuf LAST_CHUNK = Unpooled.unreleasableBuffer(
            Unpooled.directBuffer().writeBytes("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII)).asReadOnly());

    private final Exchange exchange;
    private final HttpConnection connection;
    private final boolean chunked;
    private final boolean headOnly;

    ResponseStream(Exchange exchange, HttpConnection connection, boolean chunked, boolean headOnly) {
        this.exchange = exchange;
        this.connection = connection;
        this.chunked = chunked;
        this.headOnly = headOnly;
    }

    /** True for HEAD: nothing that is written is sent. */
    public boolean headOnly() {
        return headOnly;
    }

    public boolean writable() {
        return connection.out().writable();
    }

    /** A buffer to fill and give back to {@link #write}; room for the framing is left at its start. */
    public ByteBuf buffer(int bytes) {
        ByteBuf buffer = connection.out().buffer(CHUNK_HEAD_BYTES + bytes + 2);
        return buffer.writerIndex(CHUNK_HEAD_BYTES).readerIndex(CHUNK_HEAD_BYTES);
    }

    /** Takes a buffer of {@link #buffer}, and sends it at the next {@link #flush()}. */
    public void write(ByteBuf filled) {
        int length = filled.readableBytes();
        if (headOnly || length == 0) {
            filled.release();
            return;
        }
        if (chunked) {
            frame(filled, length);
        }
        connection.out().write(filled);
    }

    private static void frame(ByteBuf filled, int length) {
        for (int i = 0; i < 8; i++) {
            filled.setByte(i, HEX[length >>> 28 - 4 * i & 15]);
        }
        filled.setByte(8, '\r').setByte(9, '\n').readerIndex(0);
        filled.writeByte('\r').writeByte('\n');
    }

    public void flush() {
        connection.out().flush();
    }

    public void end() {
        if (chunked && !headOnly) {
            connection.out().write(LAST_CHUNK.duplicate());
        }
        connection.out().flush();
        exchange.answerEnded();
    }
}
