package suma.resolver.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import java.nio.charset.StandardCharsets;
import suma.resolver.net.Lingering;

/** The way out of one connection. While a read is worked off, what is written waits for its end to be sent together. */
final class Outlet {
    private static final byte[] CONTINUE = "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final ChannelHandlerContext ctx;
    private final Lane lane;
    private boolean held;

    Outlet(ChannelHandlerContext ctx, Lane lane) {
        this.ctx = ctx;
        this.lane = lane;
    }

    ByteBuf buffer(int bytes) {
        return ctx.alloc().directBuffer(bytes);
    }

    void write(ByteBuf bytes) {
        ctx.write(bytes, ctx.voidPromise());
        if (!held) {
            ctx.flush();
        }
    }

    void flush() {
        ctx.flush();
    }

    boolean writable() {
        return ctx.channel().isWritable();
    }

    /** Keeps what is written back until {@link #release()}. */
    void hold() {
        held = true;
    }

    void release() {
        held = false;
        ctx.flush();
    }

    boolean held() {
        return held;
    }

    void sendContinue() {
        ctx.writeAndFlush(Unpooled.wrappedBuffer(CONTINUE), ctx.voidPromise());
    }

    /** Closes the connection when all is sent. */
    void end() {
        ctx.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
    }

    /** Ends this direction when all is sent, and leaves the other open. */
    void endOutput(Runnable ended) {
        Lingering.begin(ctx, ended);
    }

    byte[] date() {
        return lane.date();
    }
}
