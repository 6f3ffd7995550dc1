package suma.resolver.lookup;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import suma.engine.scan.CodeChunk;
import suma.engine.scan.CodeCursor;
import suma.resolver.http.Exchange;
import suma.resolver.http.ResponseStream;

/** Streams the codes of a cursor as fast as the reader takes them, and holds no more than a socket's worth of them. */
public final class CodeDownload {
    /** Other connections of the event loop get a turn after so many chunks. */
    private static final int CHUNKS_A_TURN = 2;

    private final Exchange exchange;
    private final CodeCursor cursor;
    private final CodeForm form;
    private final TextPacking packing;
    private final ResponseStream stream;
    private final CodeChunk chunk = new CodeChunk();
    private boolean done;

    private CodeDownload(Exchange exchange, CodeCursor cursor, CodeForm form, TextPacking packing) {
        this.exchange = exchange;
        this.cursor = cursor;
        this.form = form;
        this.packing = packing;
        stream = exchange.stream(200, form.mediaType());
    }

    /** Answers with the codes of a cursor, which is opened when the form of the answer is settled. */
    public static void start(Exchange exchange, Supplier<CodeCursor> codes) {
        CodeForm form = CodeForm.of(exchange.request().wantedType(CodeForm.TYPES_BY_FORMAT));
        boolean packed = exchange.request().wantsGzip();
        exchange.header("vary", "accept, accept-encoding");
        if (packed) {
            exchange.header("content-encoding", "gzip");
        }
        new CodeDownload(exchange, codes.get(), form, packed ? new TextPacking.Gzip() : TextPacking.NONE).begin();
    }

    private void begin() {
        if (stream.headOnly()) {
            stop();
            stream.end();
            return;
        }
        exchange.onGone(this::stop);
        exchange.onWritable(this::turn);
        byte[] title = form.title().getBytes(StandardCharsets.US_ASCII);
        send(stream.buffer(title.length).writeBytes(title));
        turn();
    }

    private void turn() {
        for (int i = 0; i < CHUNKS_A_TURN && !done && stream.writable(); i++) {
            writeChunk();
        }
        if (!done && stream.writable()) {
            exchange.yield(this::turn);
        }
    }

    private void writeChunk() {
        boolean more = cursor.next(chunk);
        if (more && chunk.count() > 0) {
            ByteBuf text = stream.buffer(chunk.end(chunk.count() - 1) + chunk.count() * form.bytesAround());
            form.write(text, chunk);
            send(text);
            stream.flush();
        } else if (!more) {
            finish();
        }
    }

    private void send(ByteBuf text) {
        if (packing == TextPacking.NONE) {
            stream.write(text);
            return;
        }
        ByteBuf packed = stream.buffer(text.readableBytes());
        packing.pack(text, packed);
        text.release();
        stream.write(packed);
    }

    private void finish() {
        ByteBuf tail = stream.buffer(64);
        packing.finish(tail);
        stream.write(tail);
        stop();
        stream.end();
    }

    private void stop() {
        if (!done) {
            done = true;
            cursor.close();
            packing.close();
        }
    }
}
