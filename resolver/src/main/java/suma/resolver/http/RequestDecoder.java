package suma.resolver.http;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.LastHttpContent;
import java.util.List;

/** The general reader of requests, which knows whether it stands between two of them. */
final class RequestDecoder extends HttpRequestDecoder {
    static final int REQUEST_LINE_BYTES = 16 << 10;
    static final int HEADER_BYTES = 16 << 10;
    private boolean within;

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
        super.decode(ctx, in, out);
        if (!out.isEmpty() && out.get(out.size() - 1) instanceof LastHttpContent last && last.decoderResult().isSuccess()) {
            within = false;
        }
    }
}
