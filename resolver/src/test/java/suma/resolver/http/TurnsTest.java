package suma.resolver.http;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import suma.resolver.key.ApiKeys;
import suma.resolver.limit.Admission;
import suma.resolver.limit.LimitConfig;
import suma.resolver.limit.RefusalBooks;
import suma.resolver.limit.Room;
import suma.resolver.net.EventLoops;

/** One event loop, and an answer that takes many turns of it. */
class TurnsTest {
    /** The turn that was under way when the other request came, and one after it. */
    private static final int MOST_TURNS = 2;

    private static final byte[] NOTHING = {};

    private final CountDownLatch longBegun = new CountDownLatch(1);
    private final CountDownLatch shortSent = new CountDownLatch(1);
    private boolean shortAnswered;
    private int turns;
    @TempDir
    private Path dir;

    @Test
    @Timeout(60)
    void aLongAnswerLetsOtherConnectionsIn() throws IOException, InterruptedException {
        Router router = new Router(List.of(route("/long", this::answerLong), route("/short", this::answerShort)));
        EventLoops loops = EventLoops.open("loop-turns", 1);
        HttpServer server = HttpServer.start(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), parts(router, loops));
        try (Socket patient = connect(server); Socket hasty = connect(server)) {
            ask(hasty, "/short");
            readHead(hasty);
            shortAnswered = false;
            ask(patient, "/long");
            longBegun.await();
            ask(hasty, "/short");
            shortSent.countDown();
            readHead(patient);
        } finally {
            server.close();
            loops.close();
        }
        assertTrue(turns <= MOST_TURNS, turns + " turns before another connection's");
    }

    private static Route route(String path, Handler handler) {
        return Route.get(path).byAnybody().gives(200, MediaType.TEXT, "Text").to(path, handler);
    }

    private HttpServer.Parts parts(Router router, EventLoops loops) throws IOException {
        Clock clock = Clock.systemUTC();
        PrometheusRegistry metrics = new PrometheusRegistry();
        Admission admission = new Admission(ApiKeys.openOrBegin(dir, clock, false), LimitConfig.standard(), RefusalBooks.open(dir, clock, metrics));
        return new HttpServer.Parts(HttpConfig.standard(), Optional.empty(), router, admission, Room.ofHeap(), new HttpMetrics(metrics), loops, clock);
    }

    private void answerShort(Exchange exchange) {
        shortAnswered = true;
        exchange.answer(200, MediaType.TEXT, NOTHING, 0, 0);
    }

    private void answerLong(Exchange exchange) {
        longBegun.countDown();
        try {
            shortSent.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
        turn(exchange);
    }

    private void turn(Exchange exchange) {
        if (shortAnswered) {
            exchange.answer(200, MediaType.TEXT, NOTHING, 0, 0);
        } else {
            turns++;
            exchange.yield(() -> turn(exchange));
        }
    }

    private static Socket connect(HttpServer server) throws IOException {
        return new Socket(server.address().getAddress(), server.address().getPort());
    }

    private static void ask(Socket socket, String path) throws IOException {
        socket.getOutputStream().write(("GET " + path + " HTTP/1.1\r\nHost: x\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    private static void readHead(Socket socket) throws IOException {
        InputStream in = socket.getInputStream();
        for (String head = ""; !head.endsWith("\r\n\r\n"); head += (char) in.read()) {
            assertTrue(head.length() < 1000, head);
        }
    }
}
