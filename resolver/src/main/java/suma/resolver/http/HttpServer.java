package suma.resolver.http;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.WriteBufferWaterMark;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import suma.resolver.limit.Admission;
import suma.resolver.limit.Room;
import suma.resolver.net.EventLoops;
import suma.resolver.tls.Tls;

/** Listens on one address and serves the router's routes until it is closed. */
public final class HttpServer implements AutoCloseable {
    static final int READ_BYTES = 64 << 10;
    private static final WriteBufferWaterMark WATER_MARK = new WriteBufferWaterMark(256 << 10, 512 << 10);
    private static final long KEY_REFRESH_MS = 500;
    private static final Logger LOG = LoggerFactory.getLogger(HttpServer.class);

    private final HttpConfig config;
    private final Optional<Tls> tls;
    private final Router router;
    private final Optional<Route> expressRoute;
    private final Admission admission;
    private final Room room;
    private final HttpMetrics metrics;
    private final Map<EventLoop, Lane> lanes = new ConcurrentHashMap<>();
    private final AtomicInteger connections = new AtomicInteger();
    private final Channel listener;

    private HttpServer(InetSocketAddress address, Parts parts) throws IOException {
        config = parts.config;
        tls = parts.tls;
        router = parts.router;
        expressRoute = router.expressRoute();
        admission = parts.admission;
        room = parts.room;
        metrics = parts.metrics;
        for (EventLoop loop : parts.loops.all()) {
            lanes.put(loop, loop.submit(() -> new Lane(loop, parts.clock)).syncUninterruptibly().getNow());
        }
        listener = parts.loops.listen(address, bootstrap());
        listener.eventLoop().scheduleAtFixedRate(this::refreshKeys, KEY_REFRESH_MS, KEY_REFRESH_MS, TimeUnit.MILLISECONDS);
    }

    /** What a server is made of. */
    public record Parts(HttpConfig config, Optional<Tls> tls, Router router, Admission admission, Room room, HttpMetrics metrics, EventLoops loops, Clock clock) {
    }

    /** Starts to listen; port 0 takes any free one. */
    public static HttpServer start(InetSocketAddress address, Parts parts) throws IOException {
        return new HttpServer(address, parts);
    }

    private ServerBootstrap bootstrap() {
        return new ServerBootstrap()
                .childOption(ChannelOption.AUTO_READ, false).childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.SO_KEEPALIVE, true).childOption(ChannelOption.ALLOW_HALF_CLOSURE, true)
                .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, WATER_MARK)
                .childOption(ChannelOption.RECVBUF_ALLOCATOR, new AdaptiveRecvByteBufAllocator(2048, 16 << 10, READ_BYTES))
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        populate(channel);
                    }
                });
    }

    private void populate(Channel channel) {
        tls.ifPresent(encryption -> encryption.encrypt(channel, config.silentSeconds()));
        RequestDecoder decoder = new RequestDecoder();
        HttpConnection connection = new HttpConnection(this);
        expressRoute.ifPresent(route -> channel.pipeline().addLast(new Express(route, connection, decoder)));
        channel.pipeline().addLast(decoder, connection);
    }

    public InetSocketAddress address() {
        return (InetSocketAddress) listener.localAddress();
    }

    private void refreshKeys() {
        try {
            admission.keys().refresh();
        } catch (IOException unreadable) {
            LOG.warn("keys cannot be read, those known stay in force: {}", unreadable.getMessage());
        } catch (UncheckedIOException unreadable) {
            LOG.warn("keys cannot be read, those known stay in force: {}", unreadable.getMessage());
        }
    }

    boolean admit() {
        int open = connections.incrementAndGet();
        metrics.connections(open);
        return open <= config.maxConnections();
    }

    void left() {
        metrics.connections(connections.decrementAndGet());
    }

    Lane lane(EventLoop loop) {
        return lanes.get(loop);
    }

    HttpConfig config() {
        return config;
    }

    Router router() {
        return router;
    }

    Admission admission() {
        return admission;
    }

    HttpMetrics metrics() {
        return metrics;
    }

    Room room() {
        return room;
    }

    /** Takes no more requests, lets those in work end, cuts off what takes longer than the drain time. */
    @Override
    public void close() {
        listener.close().syncUninterruptibly();
        lanes.values().forEach(lane -> lane.loop().execute(() -> lane.forEach(HttpConnection::drain)));
        awaitConnections();
    }

    private void awaitConnections() {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(config.drainSeconds());
        while (connections.get() > 0 && System.nanoTime() < deadline) {
            java.util.concurrent.locks.LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
        }
        if (connections.get() > 0) {
            LOG.warn("cut off {} connections after {} s", connections.get(), config.drainSeconds());
        }
    }
}
