package suma.resolver.resp;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import suma.resolver.net.Lingering;

/**
 * One connection: what a read brings is decoded and worked off as one run, and answered with one write. Bytes that cannot
 * be worked off yet are held, and nothing more is read until they can, so that what waits is in the socket.
 */
final class RespConnection extends ChannelInboundHandlerAdapter {
    /** What a connection may hold of an unfinished command whatever others do. */
    private static final int SURE_BYTES = 16 << 10;
    /** Replies are handed to the socket whenever they are so many bytes. */
    private static final int SEND_BYTES = 64 << 10;
    private static final Logger LOG = LoggerFactory.getLogger(RespConnection.class);

    private final RespServer server;
    private final Session session;
    private final RespDecoder decoder;
    private final HeldBytes held = new HeldBytes();
    private RespLane lane;
    private Commands commands;
    private ChannelHandlerContext ctx;
    private int countedBytes;
    private long lastSeen;
    private long lastKnown;
    private boolean reading = true;
    private boolean stopped;
    private boolean inputEnded;
    private boolean ending;
    /** What the client still sends is read and dropped until it has noticed. */
    private boolean lingering;
    private boolean outputEnding;
    private boolean outputEnded;

    /** What was in work has its outcome; it comes through the pipeline, so that what fails is this connection. */
    private record Settled(Runnable replies) {
    }

    RespConnection(RespServer server, Session session) {
        this.server = server;
        this.session = session;
        decoder = new RespDecoder(server.config().commandBytes());
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        ctx = context;
        lane = server.lane(context.channel().eventLoop());
        commands = new Commands(server.engine(), this, lane, session);
        lastSeen = lane.second();
        lastKnown = lastSeen;
        if (server.admit()) {
            lane.add(this);
        } else {
            ending = true;
            ctx.close();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        ending = true;
        lane.remove(this);
        count(0);
        server.left();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ByteBuf in = (ByteBuf) message;
        try {
            if (!ending && !inputEnded) {
                lastSeen = lane.second();
                take(in);
            }
        } finally {
            in.release();
        }
    }

    private void take(ByteBuf in) {
        if (held.isEmpty()) {
            int more = in.readableBytes();
            byte[] bytes = lane.input(more);
            in.readBytes(bytes, 0, more);
            work(bytes, more);
        } else {
            held.append(in);
            workHeld();
        }
    }

    private void workHeld() {
        work(held.bytes(), held.length());
    }

    /** Works off what stands at the beginning of {@code bytes}, as far as it can be, and holds the rest. */
    private void work(byte[] bytes, int end) {
        decoder.over(bytes, 0, end);
        lane.out.protocol(session.protocol());
        stopped = false;
        while (!ending && !stopped && step()) {
            if (lane.run.full() || lane.out.length() > SEND_BYTES) {
                send();
            }
        }
        send();
        held.keep(bytes, ending ? end : decoder.consumed(), end);
        count(held.capacity());
        if (!ending && !stopped && countedBytes > SURE_BYTES && server.room().full()) {
            refuseForWantOfRoom();
        }
        read(ending || !stopped);
    }

    /** What is held is given up: all connections together hold as much as they may. Answers that were earned come first. */
    private void refuseForWantOfRoom() {
        if (commands.waiting()) {
            stopped = true;
            return;
        }
        lane.out.error("BUSY the server holds as many unfinished commands as it may, ask again later");
        send();
        endWithError();
        held.keep(held.bytes(), held.length(), held.length());
        count(held.capacity());
    }

    private void count(int bytes) {
        if (bytes != countedBytes) {
            server.room().take(bytes - countedBytes);
            countedBytes = bytes;
        }
    }

    private void read(boolean goOn) {
        if (goOn != reading && !inputEnded) {
            reading = goOn;
            ctx.channel().config().setAutoRead(goOn);
        }
    }

    private boolean step() {
        decoder.known(session.known());
        return switch (decoder.next()) {
            case COMMAND -> {
                if (!commands.take(decoder.command())) {
                    decoder.again();
                    stopped = true;
                }
                yield true;
            }
            case MORE -> false;
            case MALFORMED -> {
                malformed();
                yield false;
            }
        };
    }

    private void malformed() {
        if (commands.waiting()) {
            stopped = true;
            return;
        }
        lane.run.execute(session.caller());
        lane.out.error("ERR Protocol error: " + decoder.problem());
        server.metrics().malformed();
        endWithError();
    }

    /** Ends the run and hands its replies to the socket, which sends them at the next flush. */
    private void send() {
        lane.run.execute(session.caller());
        if (lane.out.length() > 0) {
            ByteBuf replies = ctx.alloc().directBuffer(lane.out.length());
            replies.writeBytes(lane.out.bytes(), 0, lane.out.length());
            lane.out.clear();
            ctx.write(replies, ctx.voidPromise());
            stopped |= !ctx.channel().isWritable();
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        flush();
    }

    private void flush() {
        if (ending || inputEnded && !commands.waiting() && !stopped) {
            close();
        } else {
            ctx.flush();
        }
    }

    /** Sends what was answered and closes, or lingers first. */
    private void close() {
        ending = true;
        if (lingering && !inputEnded) {
            endOutput();
            return;
        }
        ctx.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
    }

    private void endOutput() {
        if (!outputEnding) {
            outputEnding = true;
            lastSeen = lane.second();
            Lingering.begin(ctx, () -> {
                outputEnded = true;
                lastSeen = lane.second();
            });
        }
    }

    /** No further command is taken; what was answered is sent. */
    void end() {
        ending = true;
    }

    /** The same where more may come, which must not take the error away. */
    private void endWithError() {
        end();
        lingering = true;
    }

    /** Writes replies that have come from elsewhere, and goes on with what had to wait for them. */
    void resume(Runnable replies) {
        if (ctx.channel().isActive()) {
            ctx.pipeline().fireUserEventTriggered(new Settled(replies));
        }
    }

    private void answer(Runnable replies) {
        lane.out.protocol(session.protocol());
        replies.run();
        workHeld();
        flush();
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        lastSeen = lane.second();
        if (stopped && !ending && ctx.channel().isWritable()) {
            workHeld();
            flush();
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof Settled settled) {
            answer(settled.replies);
        } else if (event instanceof ChannelInputShutdownEvent) {
            inputEnded = true;
            flush();
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (cause instanceof IOException || cause.getCause() instanceof IOException) {
            LOG.debug("connection lost: {}", cause.getMessage());
        } else {
            LOG.error("connection {} failed", session.id(), cause);
        }
        lane.forget();
        ending = true;
        ctx.close();
    }

    /** Takes no further command, not even one that was read; closes now unless something is in work. */
    void drain() {
        inputEnded = true;
        stopped = false;
        held.clear();
        decoder.forget();
        flush();
    }

    /** Cuts off what has been still for too long, or has shown no key for too long. */
    void check() {
        lastKnown = session.known() ? lane.second() : lastKnown;
        boolean stranger = lane.second() - lastKnown > server.config().silentSeconds();
        if (!commands.waiting() && (stranger || lane.second() - lastSeen > patience())) {
            ctx.close();
        }
    }

    private int patience() {
        if (outputEnded) {
            return Lingering.SECONDS;
        }
        if (!ctx.channel().isWritable() || ending) {
            return server.config().readerSeconds();
        }
        return held.isEmpty() ? server.config().idleSeconds() : server.config().commandSeconds();
    }
}
