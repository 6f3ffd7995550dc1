package suma.resolver.resp;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.util.concurrent.FastThreadLocal;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import suma.engine.Engine;
import suma.resolver.limit.Admission;
import suma.resolver.limit.Room;
import suma.resolver.lookup.Scanner;
import suma.resolver.net.EventLoops;
import suma.resolver.tls.Tls;

/** Listens on one address and answers Redis clients until it is closed. */
public final class RespServer implements AutoCloseable {
    private static final int READ_BYTES = 64 << 10;
    private static final WriteBufferWaterMark WATER_MARK = new WriteBufferWaterMark(256 << 10, 512 << 10);
    private static final long POLL_NS = TimeUnit.MILLISECONDS.toNanos(10);
    private static final Logger LOG = LoggerFactory.getLogger(RespServer.class);

    private final Parts parts;
    private final Map<EventLoop, RespLane> lanes = new ConcurrentHashMap<>();
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicLong lastId = new AtomicLong();
    private final Channel listener;

    /**
     * What a server is made of.
     *
     * @param open everybody may do everything, without a key
     */
    public record Parts(RespConfig config, Optional<Tls> tls, boolean open, Engine engine, Admission admission, Room room, EventLoops loops,
                        FastThreadLocal<Scanner> scanners, RespMetrics metrics) {
    }

    private RespServer(InetSocketAddress address, Parts parts) throws IOException {
        this.parts = parts;
        for (EventLoop loop : parts.loops.all()) {
            lanes.put(loop, loop.submit(() -> new RespLane(loop, parts.scanners.get(), parts.metrics)).syncUninterruptibly().getNow());
        }
        listener = parts.loops.listen(address, bootstrap());
        lanes.values().forEach(RespLane::start);
    }

    /** Starts to listen; port 0 takes any free one. */
    public static RespServer start(InetSocketAddress address, Parts parts) throws IOException {
        return new RespServer(address, parts);
    }

    private ServerBootstrap bootstrap() {
        return new ServerBootstrap().childOption(ChannelOption.TCP_NODELAY, true).childOption(ChannelOption.SO_KEEPALIVE, true)
                .childOption(ChannelOption.ALLOW_HALF_CLOSURE, true)
                .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, WATER_MARK)
                .childOption(ChannelOption.RECVBUF_ALLOCATOR, new AdaptiveRecvByteBufAllocator(512, 4 << 10, READ_BYTES))
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        parts.tls.ifPresent(encryption -> encryption.encrypt(channel, parts.config.silentSeconds()));
                        channel.pipeline().addLast(connection(channel));
                    }
                });
    }

    private RespConnection connection(Channel channel) {
        InetAddress peer = ((InetSocketAddress) channel.remoteAddress()).getAddress();
        return new RespConnection(this, new Session(parts.admission, parts.open, peer, lastId.incrementAndGet()));
    }

    public InetSocketAddress address() {
        return (InetSocketAddress) listener.localAddress();
    }

    boolean admit() {
        int now = connections.incrementAndGet();
        parts.metrics.connections(now);
        return now <= parts.config.maxConnections();
    }

    void left() {
        parts.metrics.connections(connections.decrementAndGet());
    }

    RespLane lane(EventLoop loop) {
        return lanes.get(loop);
    }

    RespConfig config() {
        return parts.config;
    }

    Room room() {
        return parts.room;
    }

    Engine engine() {
        return parts.engine;
    }

    RespMetrics metrics() {
        return parts.metrics;
    }

    /** Takes no more commands, lets checkouts in work end, cuts off what takes longer than the drain time. */
    @Override
    public void close() {
        listener.close().syncUninterruptibly();
        lanes.values().forEach(lane -> lane.loop().execute(() -> lane.forEach(RespConnection::drain)));
        long deadlineNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(parts.config.drainSeconds());
        while (connections.get() > 0 && System.nanoTime() < deadlineNs) {
            LockSupport.parkNanos(POLL_NS);
        }
        if (connections.get() > 0) {
            LOG.warn("{} connections were still at work after {} s", connections.get(), parts.config.drainSeconds());
        }
    }
}
