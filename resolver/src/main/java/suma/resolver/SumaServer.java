package suma.resolver;

import io.netty.util.concurrent.FastThreadLocal;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;
import suma.engine.Engine;
import suma.engine.EngineConfig;
import suma.engine.EngineState;
import suma.resolver.api.ApiRoutes;
import suma.resolver.http.HttpMetrics;
import suma.resolver.http.HttpServer;
import suma.resolver.http.Router;
import suma.resolver.key.ApiKeys;
import suma.resolver.limit.Admission;
import suma.resolver.lookup.ScanMetrics;
import suma.resolver.lookup.Scanner;
import suma.resolver.net.EventLoops;

/** Engine and HTTP server over one data folder, in one process. */
public final class SumaServer implements AutoCloseable {
    private final Engine engine;
    private final ApiKeys keys;
    private final EventLoops loops;
    private final HttpServer http;
    private final CountDownLatch settled = new CountDownLatch(1);
    private final CountDownLatch failed = new CountDownLatch(1);

    private SumaServer(Engine engine, ApiKeys keys, EventLoops loops, HttpServer http) {
        this.engine = engine;
        this.keys = keys;
        this.loops = loops;
        this.http = http;
        engine.onState(this::heard);
        heard(engine.state());
    }

    /** Opens the folder, which no other process may have open, and listens; port 0 takes any free one. */
    static SumaServer open(Path dataDir, InetSocketAddress address, ServerConfig config, Clock clock) throws IOException {
        PrometheusRegistry metrics = new PrometheusRegistry();
        Engine engine = Engine.open(EngineConfig.at(dataDir).withSchemes(config.schemes()).withClock(clock)
                .withRingSize(config.ringSize()).withMetrics(metrics));
        EventLoops loops = EventLoops.open(config.http().eventLoops());
        boolean listening = false;
        try {
            ApiKeys keys = ApiKeys.open(dataDir, clock);
            FastThreadLocal<Scanner> scanners = Scanner.ofThreads(engine, new ScanMetrics(metrics));
            Router router = new Router(new ApiRoutes(engine, scanners, config.schemes(), metrics, config.stem()).routes());
            HttpServer http = HttpServer.start(address,
                    new HttpServer.Parts(config.http(), router, new Admission(keys, config.http().limits()), new HttpMetrics(metrics), loops, clock));
            listening = true;
            return new SumaServer(engine, keys, loops, http);
        } finally {
            if (!listening) {
                loops.close();
                engine.close();
            }
        }
    }

    private void heard(EngineState state) {
        if (state != EngineState.STARTING && state != EngineState.RECOVERING) {
            settled.countDown();
        }
        if (state == EngineState.FAILED) {
            failed.countDown();
        }
    }

    Engine engine() {
        return engine;
    }

    ApiKeys keys() {
        return keys;
    }

    InetSocketAddress address() {
        return http.address();
    }

    String url() {
        String host = address().getAddress().getHostAddress();
        return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + address().getPort();
    }

    /** Waits until the engine takes commands; false when it failed or was closed instead. */
    boolean awaitReady() throws InterruptedException {
        settled.await();
        return engine.state() == EngineState.RUNNING;
    }

    /** Waits for ever, but for a failure of the engine. */
    void awaitFailure() throws InterruptedException {
        failed.await();
    }

    /** Lets the requests in work end, and closes everything in order. */
    @Override
    public void close() {
        http.close();
        loops.close();
        engine.close();
    }
}
