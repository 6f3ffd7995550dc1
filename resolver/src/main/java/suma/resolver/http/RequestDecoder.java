package suma.resolver.http;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.LastHttpContent;
import java.util.List;

/**
 * The general reader of requests, which knows whether it stands between two of them. Stricter than what it is made of: what another reader
 * might take to be longer or shorter is no request.
 */
final class RequestDecoder extends HttpRequestDecoder {
    static final int REQUEST_LINE_BYTES = 16 << 10;
    static final int HEADER_BYTES = 16 << 10;
    private static final List<String> VERSIONS = List.of("HTTP/1.1", "HTTP/1.0");
    private boolean within;
    private boolean headRead;
    private boolean broken;
    private int wordEnd;

    RequestDecoder() {
        super(new HttpDecoderConfig().setMaxInitialLineLength(REQUEST_LINE_BYTES).setMaxHeaderSize(HEADER_BYTES)
                .setMaxChunkSize(HttpServer.READ_BYTES));
    }

    /** True when the next byte begins a request: none is begun, and no byte waits. */
    boolean between() {
        return !within && actualReadableBytes() == 0;
    }

    @Override
    protected HttpMessage createMessage(String[] initialLine) throws Exception {
        within = true;
        return super.createMessage(initialLine);
    }

    @Override
    protected HttpMessage createInvalidMessage() {
        within = true;
        return super.createInvalidMessage();
    }

    @Override
    protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) throws Exception {
        if (!headRead && !broken && folded(in)) {
            broken = true;
            HttpMessage none = createInvalidMessage();
            none.setDecoderResult(DecoderResult.failure(new MalformedRequest.Said("a header goes on in the next line")));
            out.add(none);
        }
        if (broken) {
            in.skipBytes(in.readableBytes());
            return;
        }
        super.decode(ctx, in, out);
        if (!out.isEmpty()) {
            decoded(out.get(0), out.get(out.size() - 1));
        }
    }

    private void decoded(Object first, Object last) {
        headRead |= first instanceof HttpRequest;
        if (last instanceof LastHttpContent end && end.decoderResult().isSuccess()) {
            within = false;
            headRead = false;
        }
    }

    /** True when a line of the head begins with white space (RFC 9112, 5.2). */
    private boolean folded(ByteBuf in) {
        int at = in.readerIndex();
        while (!within && at < in.writerIndex() && in.getByte(at) <= ' ' && in.getByte(at) >= 0) {
            at++;
        }
        boolean begins = within;
        for (; at < in.writerIndex(); at++) {
            byte b = in.getByte(at);
            if (begins && (b == '\r' || b == '\n')) {
                return false;
            }
            if (begins && (b == ' ' || b == '\t')) {
                return true;
            }
            begins = b == '\n';
        }
        return false;
    }

    @Override
    protected String splitFirstWordInitialLine(byte[] line, int start, int length) {
        wordEnd = start + length;
        return super.splitFirstWordInitialLine(line, start, length);
    }

    @Override
    protected String splitSecondWordInitialLine(byte[] line, int start, int length) {
        expectOneSpace(line, start);
        wordEnd = start + length;
        return super.splitSecondWordInitialLine(line, start, length);
    }

    @Override
    protected String splitThirdWordInitialLine(byte[] line, int start, int length) {
        expectOneSpace(line, start);
        String version = super.splitThirdWordInitialLine(line, start, length);
        if (!VERSIONS.contains(version)) {
            throw new MalformedRequest.Said("expected one of " + VERSIONS);
        }
        return version;
    }

    private void expectOneSpace(byte[] line, int start) {
        if (start != wordEnd + 1 || line[wordEnd] != ' ') {
            throw new MalformedRequest.Said("expected one space between the words of a request line");
        }
    }
}
