package suma.resolver.http;

import io.netty.channel.EventLoop;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import suma.resolver.net.Arrivals;

/**
 * What one event loop owns: its connections, the date of the second, and the queue through which other threads hand
 * results back. Everything but {@link #arrived} is for the loop's own thread.
 */
final class Lane {
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.RFC_1123_DATE_TIME.withZone(ZoneOffset.UTC);

    private final EventLoop loop;
    private final Clock clock;
    private final Set<HttpConnection> connections = new LinkedHashSet<>();
    private final Arrivals arrivals;
    private final ExpressRun expressRun = new ExpressRun();
    private byte[] date;
    private byte[] jsonHead;

    /** A result that goes on where its connection lives. */
    record Arrival(HttpConnection connection, Runnable task) implements Runnable {
        @Override
        public void run() {
            connection.arrived(this);
        }
    }

    Lane(EventLoop loop, Clock clock) {
        this.loop = loop;
        this.clock = clock;
        arrivals = new Arrivals(loop);
        tick();
        loop.scheduleAtFixedRate(this::tick, 1, 1, TimeUnit.SECONDS);
    }

    void add(HttpConnection connection) {
        connections.add(connection);
    }

    void remove(HttpConnection connection) {
        connections.remove(connection);
    }

    byte[] date() {
        return date;
    }

    /** How an answer in JSON begins, up to its length. */
    byte[] jsonHead() {
        return jsonHead;
    }

    /** The empty run; what it was last used for is over. */
    ExpressRun expressRun() {
        expressRun.clear();
        return expressRun;
    }

    EventLoop loop() {
        return loop;
    }

    /** Hands over from any thread. */
    void arrived(HttpConnection connection, Runnable task) {
        arrivals.add(new Arrival(connection, task));
    }

    private void tick() {
        date = HTTP_DATE.format(clock.instant()).getBytes(StandardCharsets.US_ASCII);
        jsonHead = ResponseHead.tillLength(200, MediaType.JSON, date);
        long nowNs = System.nanoTime();
        new ArrayList<>(connections).forEach(connection -> connection.check(nowNs));
    }

    void forEach(java.util.function.Consumer<HttpConnection> action) {
        new ArrayList<>(connections).forEach(action);
    }

    int connections() {
        return connections.size();
    }
}
