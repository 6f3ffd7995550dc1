package suma.resolver.net;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.concurrent.Future;

/**
 * The end of a connection whose client is still sending: what was answered goes out and our side is ended, but what comes is
 * read a while longer, since closing before it was read is a reset, which may take the answer away.
 */
public final class Lingering {
    /** How long a client has to notice. */
    public static final int SECONDS = 2;

    private Lingering() {
    }

    /** Ends our side behind everything that was written; {@code ended} hears when that is sent, and the time to notice begins. */
    public static void begin(ChannelHandlerContext ctx, Runnable ended) {
        ctx.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(sent -> sayEnd(ctx).addListener(said -> {
            ((DuplexChannel) ctx.channel()).shutdownOutput();
            ended.run();
        }));
    }

    private static Future<Void> sayEnd(ChannelHandlerContext ctx) {
        SslHandler encryption = ctx.pipeline().get(SslHandler.class);
        return encryption == null ? ctx.newSucceededFuture() : encryption.closeOutbound();
    }
}
