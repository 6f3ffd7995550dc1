package suma.resolver.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.handler.codec.ByteToMessageDecoder;

/**
 * Stands before the general reader and answers from bytes what {@link PlainHead} understands whole, while nothing else is under way on the
 * connection. All other bytes pass untouched.
 *
 * <p>X1: a byte is taken here only when the general reader stands between two requests and all before it is answered.
 */
final class Express extends ChannelInboundHandlerAdapter {
    private static final int USUAL_ANSWER_BYTES = 512;

    private final HttpConnection connection;
    private final RequestDecoder general;
    private final PlainHead heads;
    private final ExpressHandler handler;
    private final HttpMetrics.Answers answers;
    /** The beginning of a head, or what waits for a slow reader. */
    private ByteBuf held = Unpooled.EMPTY_BUFFER;

    Express(Route route, HttpConnection connection, RequestDecoder general) {
        this.connection = connection;
        this.general = general;
        heads = new PlainHead(route, connection.callers());
        handler = route.express().orElseThrow();
        answers = connection.metrics().answers(route, 200);
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        connection.out().hold();
        work(ctx, ByteToMessageDecoder.MERGE_CUMULATOR.cumulate(ctx.alloc(), takeHeld(), (ByteBuf) message));
    }

    private ByteBuf takeHeld() {
        ByteBuf taken = held;
        held = Unpooled.EMPTY_BUFFER;
        return taken;
    }

    private void work(ChannelHandlerContext ctx, ByteBuf in) {
        PlainHead.Kind next = workRuns(in);
        if (!in.isReadable()) {
            in.release();
        } else if (next == PlainHead.Kind.OTHER || !general.between() || !connection.takesRuns()) {
            ctx.fireChannelRead(in);
        } else {
            held = in;
        }
    }

    private PlainHead.Kind workRuns(ByteBuf in) {
        boolean failed = true;
        try {
            PlainHead.Kind next = PlainHead.Kind.WHOLE;
            while (next == PlainHead.Kind.WHOLE && in.isReadable() && mayTake()) {
                next = workRun(in);
            }
            failed = false;
            return next;
        } finally {
            if (failed) {
                in.release();
            }
        }
    }

    private boolean mayTake() {
        return general.between() && connection.takesRuns() && connection.out().writable();
    }

    private PlainHead.Kind workRun(ByteBuf in) {
        ExpressRun run = connection.lane().expressRun();
        int length = Math.min(in.readableBytes(), ExpressRun.INPUT_BYTES);
        in.getBytes(in.readerIndex(), run.bytes(), 0, length);
        PlainHead.Kind next = heads.gather(run, length);
        if (run.count() > 0 && !answer(run, in)) {
            return PlainHead.Kind.OTHER;
        }
        boolean cutHere = next == PlainHead.Kind.PART && length == ExpressRun.INPUT_BYTES;
        return cutHere ? PlainHead.Kind.WHOLE : next;
    }

    /** False when some of the run are left to the general way. */
    private boolean answer(ExpressRun run, ByteBuf in) {
        long startNs = System.nanoTime();
        if (connection.callers().meter().take(run.count(), startNs) > 0) {
            return false;
        }
        ByteBuf out = connection.out().buffer(run.count() * USUAL_ANSWER_BYTES);
        run.answersTo(out, connection.lane().jsonHead(), connection.callers().number());
        handle(run, out);
        in.skipBytes(run.answeredBytes());
        connection.answered(out);
        answers.add(run.answered(), System.nanoTime() - startNs);
        return run.answered() == run.count();
    }

    private void handle(ExpressRun run, ByteBuf out) {
        boolean failed = true;
        try {
            handler.handle(run);
            failed = false;
        } finally {
            if (failed) {
                out.release();
            }
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext ctx) {
        if (held.isReadable() && connection.out().writable()) {
            work(ctx, takeHeld());
            ctx.fireChannelReadComplete();
        }
        ctx.fireChannelWritabilityChanged();
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        if (event instanceof ChannelInputShutdownEvent && held.isReadable()) {
            ctx.fireChannelRead(takeHeld());
            ctx.fireChannelReadComplete();
        }
        ctx.fireUserEventTriggered(event);
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        takeHeld().release();
        ctx.fireChannelInactive();
    }
}
