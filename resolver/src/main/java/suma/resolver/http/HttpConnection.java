package suma.resolver.http;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.handler.codec.http.HttpObject;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import suma.resolver.limit.Admission;
import suma.resolver.limit.Room;
import suma.resolver.tls.Tls;

/**
 * One connection: hands what comes to its {@link Conversation}, and reads from the socket only what that can use, so that
 * what waits is in the socket and not in memory.
 */
final class HttpConnection extends ChannelInboundHandlerAdapter {
    private static final Logger LOG = LoggerFactory.getLogger(HttpConnection.class);

    private static final String FORWARDED_FOR = "x-forwarded-for";

    private final HttpServer server;
    private final CallerCache callers;
    private final Patience patience;
    private final Conversation conversation;
    private Lane lane;
    private Outlet out;
    private ChannelHandlerContext ctx;
    private boolean inputEnded;
    private boolean lingering;

    HttpConnection(HttpServer server) {
        this.server = server;
        callers = new CallerCache(server.admission());
        patience = new Patience(server.config());
        conversation = new Conversation(this, server.router());
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        ctx = context;
        lane = server.lane(context.channel().eventLoop());
        out = new Outlet(context, lane);
        if (!server.admit()) {
            conversation.end();
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
        conversation.abandon();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (lingering) {
            ReferenceCountUtil.release(message);
            return;
        }
        patience.moved();
        out.hold();
        conversation.add((HttpObject) message);
        goOn();
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        out.release();
        goOn();
    }

    /** Works off what waits, and then reads on, or ends where the client has ended its side. */
    void goOn() {
        conversation.pump();
        if (inputEnded && conversation.idle()) {
            conversation.end();
            out.end();
        } else if (!out.held() && (lingering || conversation.wantsInput() && out.writable())) {
            ctx.read();
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        patience.moved();
        if (out.writable()) {
            conversation.writable();
            goOn();
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof Lane.Arrival arrival) {
            conversation.run(arrival.task());
        } else if (event instanceof ChannelInputShutdownEvent) {
            inputEnded();
        }
    }

    /** The client sends nothing more; what it has sent is still answered. */
    private void inputEnded() {
        inputEnded = true;
        if (lingering || conversation.inBody()) {
            ctx.close();
        } else {
            goOn();
        }
    }

    void arrived(Lane.Arrival arrival) {
        if (ctx.channel().isActive()) {
            ctx.pipeline().fireUserEventTriggered(arrival);
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        conversation.end();
        if (cause instanceof IOException || !conversation.working()) {
            LOG.debug("connection lost: {}", cause.getMessage());
            ctx.close();
        } else {
            LOG.error("request failed: {}", conversation, cause);
            conversation.refuse(Problem.of(500, "the server failed on this request; its log says why"));
        }
    }

    /** The present exchange has its answer, and its body was read. */
    void over(boolean keepAlive) {
        conversation.over();
        patience.moved();
        if (keepAlive && !conversation.ending()) {
            patience.served();
            goOn();
        } else {
            conversation.end();
            out.end();
        }
    }

    /** Closes, but reads on a while: a reset would take the answer away from a client that is still sending. */
    void linger() {
        conversation.over();
        conversation.end();
        lingering = true;
        patience.moved();
        out.endOutput(patience::moved);
        ctx.read();
    }

    void abort() {
        ctx.close();
    }

    /** Takes no further request; closes now if there is none in work. */
    void drain() {
        conversation.end();
        if (!conversation.working()) {
            out.end();
        }
    }

    /** Ends what has waited too long. */
    void check(long nowNs) {
        Patience.Wait wait = waitingFor();
        if (!patience.lost(nowNs, wait)) {
            return;
        }
        if (wait == Patience.Wait.BODY) {
            conversation.end();
            conversation.refuse(Problem.of(408, "expected more of the body within " + config().bodySeconds() + " s"));
        } else {
            ctx.close();
        }
    }

    private Patience.Wait waitingFor() {
        if (!out.writable()) {
            return Patience.Wait.READER;
        }
        if (lingering) {
            return Patience.Wait.END;
        }
        if (!conversation.working()) {
            return Patience.Wait.REQUEST;
        }
        return conversation.inBody() ? Patience.Wait.BODY : Patience.Wait.WORK;
    }

    /** True when requests may be answered before they reach the conversation. */
    boolean takesRuns() {
        return !lingering && conversation.idle() && !conversation.ending();
    }

    /** Sends answers to requests that did not pass through the conversation. */
    void answered(ByteBuf answers) {
        patience.moved();
        patience.served();
        out.write(answers);
    }

    Admission admission() {
        return server.admission();
    }

    CallerCache callers() {
        return callers;
    }

    /** Lets one request without a key through, or tells how many ns to wait. */
    long takeOfAddress(Request request, long nowNs) {
        return server.admission().takeOfAddress(peer(), request.allOf(FORWARDED_FOR), nowNs);
    }

    /** Whose request it is, as far as proxies are trusted. */
    InetAddress client(Request request) {
        return server.admission().client(peer(), request.allOf(FORWARDED_FOR));
    }

    boolean encrypted() {
        return Tls.encrypts(ctx.channel());
    }

    private InetAddress peer() {
        return ((InetSocketAddress) ctx.channel().remoteAddress()).getAddress();
    }

    boolean closing() {
        return conversation.ending();
    }

    Lane lane() {
        return lane;
    }

    Outlet out() {
        return out;
    }

    HttpConfig config() {
        return server.config();
    }

    HttpMetrics metrics() {
        return server.metrics();
    }

    Room room() {
        return server.room();
    }
}
