package suma.resolver.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import suma.resolver.key.ApiKey;

/**
 * One connection: works on one {@link Exchange} at a time, in the order the requests come, and reads from the socket only
 * what it can use. Pipelined requests behind the present one wait decoded (at most one read's worth) or in the socket.
 */
final class HttpConnection extends ChannelInboundHandlerAdapter {
    static final long LINGER_NS = TimeUnit.SECONDS.toNanos(2);
    private static final Logger LOG = LoggerFactory.getLogger(HttpConnection.class);
    private static final byte[] CONTINUE = "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final HttpServer server;
    private final ArrayDeque<HttpObject> waiting = new ArrayDeque<>();
    private final CallerCache callers;
    private Lane lane;
    private ChannelHandlerContext ctx;
    private Exchange exchange;
    private boolean pumping;
    private boolean reading;
    private boolean served;
    private boolean closing;
    private boolean lingering;
    private long sinceNs;

    HttpConnection(HttpServer server) {
        this.server = server;
        this.callers = new CallerCache(server.keys());
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        ctx = context;
        sinceNs = System.nanoTime();
        lane = server.lane(context.channel().eventLoop());
        if (!server.admit()) {
            closing = true;
            ctx.close();
            return;
        }
        lane.add(this);
        ctx.read();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        lane.remove(this);
        server.left();
        waiting.forEach(ReferenceCountUtil::release);
        waiting.clear();
        if (exchange != null) {
            exchange.gone();
        }
    }

    // Input.

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (lingering || closing && exchange == null) {
            ReferenceCountUtil.release(message);
            return;
        }
        sinceNs = System.nanoTime();
        reading = true;
        waiting.add((HttpObject) message);
        pump();
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        reading = false;
        ctx.flush();
        readOn();
    }

    /** Works off what was received, as far as the present exchange takes it. */
    void pump() {
        if (pumping) {
            return;
        }
        pumping = true;
        while (!waiting.isEmpty() && ready() && !lingering) {
            take(waiting.poll());
        }
        pumping = false;
        if (!reading) {
            readOn();
        }
    }

    private boolean ready() {
        return exchange == null ? !closing : exchange.takesBody();
    }

    private void readOn() {
        if (lingering || waiting.isEmpty() && ready() && ctx.channel().isWritable()) {
            ctx.read();
        }
    }

    private void take(HttpObject message) {
        try {
            if (message.decoderResult().isFailure()) {
                malformed(message, message.decoderResult());
            } else if (message instanceof HttpRequest request) {
                begin(request);
            } else if (message instanceof HttpContent content) {
                takeContent(content);
            }
        } finally {
            ReferenceCountUtil.release(message);
        }
    }

    private void begin(HttpRequest request) {
        served = true;
        Exchange begun = new Exchange(this, request);
        exchange = begun;
        refusing(() -> server.router().dispatch(begun));
    }

    private void takeContent(HttpContent content) {
        Exchange current = exchange;
        if (current == null) {
            return;
        }
        refusing(() -> current.bodyPart(content.content()));
        if (content instanceof LastHttpContent && current == exchange) {
            refusing(current::bodyEnd);
        }
    }

    /** Runs a step of the present exchange; what it refuses is its answer. */
    private void refusing(Runnable step) {
        Exchange current = exchange;
        try {
            step.run();
        } catch (Refusal refusal) {
            current.refuse(refusal.problem());
        }
    }

    private void malformed(HttpObject message, DecoderResult result) {
        closing = true;
        if (exchange == null && message instanceof HttpRequest request) {
            exchange = new Exchange(this, request);
        }
        if (exchange != null) {
            exchange.refuse(Problem.of(malformedStatus(result.cause()), "not an HTTP request: " + result.cause().getMessage()));
        }
    }

    private static int malformedStatus(Throwable cause) {
        if (cause instanceof TooLongHttpLineException) {
            return 414;
        }
        return cause instanceof TooLongHttpHeaderException ? 431 : 400;
    }

    // Output.

    ByteBuf buffer(int bytes) {
        return ctx.alloc().directBuffer(bytes);
    }

    void write(ByteBuf bytes) {
        ctx.write(bytes, ctx.voidPromise());
        if (!reading) {
            ctx.flush();
        }
    }

    void flush() {
        ctx.flush();
    }

    boolean writable() {
        return ctx.channel().isWritable();
    }

    void sendContinue() {
        ctx.writeAndFlush(Unpooled.wrappedBuffer(CONTINUE), ctx.voidPromise());
    }

    byte[] date() {
        return lane.date();
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        sinceNs = System.nanoTime();
        if (!context.channel().isWritable()) {
            return;
        }
        if (exchange != null) {
            refusing(exchange::writable);
        }
        pump();
    }

    // The end of exchanges and of the connection.

    /** The present exchange has its answer, and its body was read. */
    void over(boolean keepAlive) {
        exchange = null;
        sinceNs = System.nanoTime();
        if (!keepAlive || closing) {
            closing = true;
            ctx.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
            return;
        }
        pump();
    }

    /** Closes, but reads on a while: a reset would take the answer away from a client that is still sending. */
    void linger() {
        exchange = null;
        closing = true;
        lingering = true;
        sinceNs = System.nanoTime();
        Channel channel = ctx.channel();
        ctx.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(sent -> ((DuplexChannel) channel).shutdownOutput());
        ctx.read();
    }

    void abort() {
        ctx.close();
    }

    /** Ends what has waited too long. */
    void check(long nowNs) {
        long quietNs = nowNs - sinceNs;
        HttpConfig config = config();
        if (lingering) {
            closeAfter(quietNs, LINGER_NS);
        } else if (exchange == null) {
            closeAfter(quietNs, TimeUnit.SECONDS.toNanos(served ? config.idleSeconds() : config.silentSeconds()));
        } else if (!writable()) {
            closeAfter(quietNs, TimeUnit.SECONDS.toNanos(config.idleSeconds()));
        } else if (exchange.takesBody() && quietNs > TimeUnit.SECONDS.toNanos(config.bodySeconds())) {
            closing = true;
            exchange.refuse(Problem.of(408, "expected more of the body within " + config.bodySeconds() + " s"));
        }
    }

    private void closeAfter(long quietNs, long limitNs) {
        if (quietNs > limitNs) {
            ctx.close();
        }
    }

    /** Takes no further request; closes now if there is none in work. */
    void drain() {
        closing = true;
        if (exchange == null) {
            ctx.close();
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof Lane.Arrival arrival) {
            refusing(arrival.task());
        } else if (event instanceof ChannelInputShutdownEvent) {
            inputEnded();
        }
    }

    private void inputEnded() {
        closing = true;
        boolean bodyCut = exchange != null && waiting.isEmpty() && exchange.takesBody();
        if (exchange == null && waiting.isEmpty() || bodyCut || lingering) {
            ctx.close();
        }
    }

    void arrived(Lane.Arrival arrival) {
        if (ctx.channel().isActive()) {
            ctx.pipeline().fireUserEventTriggered(arrival);
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        closing = true;
        pumping = false;
        if (!(cause instanceof IOException)) {
            LOG.error("request failed: {} {}", exchange == null ? "" : exchange.method(),
                    exchange == null ? "" : exchange.target(), cause);
        }
        if (exchange != null && !(cause instanceof IOException)) {
            exchange.refuse(Problem.of(500, "the server failed on this request; its log says why"));
        } else {
            ctx.close();
        }
    }

    // What the exchange asks for.

    Optional<ApiKey> identify(String authorization) {
        return callers.identify(authorization);
    }

    Lane lane() {
        return lane;
    }

    HttpConfig config() {
        return server.config();
    }

    HttpMetrics metrics() {
        return server.metrics();
    }

    boolean closing() {
        return closing;
    }
}
