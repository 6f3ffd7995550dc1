package suma.resolver;

import io.netty.util.concurrent.FastThreadLocal;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import suma.engine.DeathPoint;
import suma.engine.Engine;
import suma.engine.EngineConfig;
import suma.engine.EngineState;
import suma.resolver.alert.AlertCalls;
import suma.resolver.api.ApiRoutes;
import suma.resolver.audit.AuditCalls;
import suma.resolver.backup.BackupCalls;
import suma.resolver.backup.BackupMaker;
import suma.resolver.backup.BackupOrders;
import suma.resolver.http.HttpMetrics;
import suma.resolver.http.HttpServer;
import suma.resolver.http.Router;
import suma.resolver.key.ApiKeys;
import suma.resolver.limit.Admission;
import suma.resolver.limit.RefusalBooks;
import suma.resolver.limit.Room;
import suma.resolver.lookup.ScanMetrics;
import suma.resolver.lookup.Scanner;
import suma.resolver.net.EventLoops;
import suma.resolver.page.ScanCalls;
import suma.resolver.page.ScanMemory;
import suma.resolver.resp.RespMetrics;
import suma.resolver.resp.RespServer;
import suma.resolver.tls.Tls;
import suma.resolver.watch.AlertWatch;

/** Engine, HTTP and RESP server over one data folder, in one process. */
public final class SumaServer implements AutoCloseable {
    private final Engine engine;
    private final Admission admission;
    private final Front front;
    private final ScanMemory scans;
    private final AlertWatch watch;
    private final CountDownLatch settled = new CountDownLatch(1);
    private final CountDownLatch failed = new CountDownLatch(1);

    private SumaServer(Engine engine, Admission admission, Front front, ScanMemory scans, AlertWatch watch) {
        this.engine = engine;
        this.admission = admission;
        this.front = front;
        this.scans = scans;
        this.watch = watch;
        engine.onState(this::heard);
        heard(engine.state());
    }

    /** What faces the network. */
    private record Front(Loops loops, HttpServer http, RespServer resp, boolean encrypted) {
    }

    /** Those of each server, so that long answers of one do not hold up the other. */
    private record Loops(EventLoops http, EventLoops resp) {
        static Loops open(ServerConfig config) {
            return new Loops(EventLoops.open("loop-http", config.http().eventLoops()), EventLoops.open("loop-resp", config.resp().eventLoops()));
        }

        void close() {
            resp.close();
            http.close();
        }
    }

    /**
     * Where a server listens; port 0 takes any free one.
     *
     * @param respOpen RESP needs no key; only to be told of a loopback address
     */
    record Addresses(InetSocketAddress http, InetSocketAddress resp, boolean respOpen) {
        static Addresses at(InetAddress host, int httpPort, int respPort, boolean respOpen) {
            return new Addresses(new InetSocketAddress(host, httpPort), new InetSocketAddress(host, respPort), respOpen);
        }
    }

    /** Opens the folder, which no other process may have open, and listens. */
    static SumaServer open(Path dataDir, Addresses addresses, ServerConfig config, Clock clock) throws IOException {
        Optional<Tls> tls = config.tls().isPresent() ? Optional.of(Tls.of(config.tls().get(), clock)) : Optional.empty();
        PrometheusRegistry metrics = new PrometheusRegistry();
        Engine engine = Engine.open(EngineConfig.at(dataDir).withSchemes(config.schemes()).withClock(clock)
                .withFaults(DeathPoint.told()).withRingSize(config.ringSize()).withTrade(config.trade()).withMetrics(metrics));
        Loops loops = Loops.open(config);
        boolean listening = false;
        try {
            ApiKeys keys = ApiKeys.openOrBegin(dataDir, clock, engine.sequence() > 0);
            ScanMemory scans = new ScanMemory(engine, clock);
            AlertWatch watch = new AlertWatch(engine, config.alerts(), metrics, clock);
            RefusalBooks refusals = RefusalBooks.open(dataDir, clock, metrics);
            Admission admission = new Admission(keys, config.http().limits(), refusals);
            Room room = Room.ofHeap();
            FastThreadLocal<Scanner> scanners = Scanner.ofThreads(engine, new ScanMetrics(metrics), watch.reports());
            BackupMaker backups = new BackupMaker(engine);
            Router router = new Router(new ApiRoutes(engine, scanners, config.schemes(), metrics, config.stem(),
                    new ScanCalls(engine, scanners, scans, watch.reports()), new AlertCalls(engine, scanners, config.alerts()),
                    new BackupCalls(backups, config.backup()), new AuditCalls(engine, scanners, admission)).routes());
            HttpServer http = HttpServer.start(addresses.http,
                    new HttpServer.Parts(config.http(), tls, router, admission, room, new HttpMetrics(metrics), loops.http, clock));
            RespServer resp = RespServer.start(addresses.resp,
                    new RespServer.Parts(config.resp(), tls, addresses.respOpen, engine, admission, room, loops.resp, scanners, new RespMetrics(metrics)));
            loops.http.every(ScanMemory.SEND_MS, scans::send);
            loops.http.every(BackupOrders.TURN_MS, new BackupOrders(dataDir, backups)::turn);
            loops.http.every(RefusalBooks.MINUTE_MS, refusals::turn);
            watch.start();
            SumaServer server = new SumaServer(engine, admission, new Front(loops, http, resp, tls.isPresent()), scans, watch);
            listening = true;
            return server;
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
        return admission.keys();
    }

    InetSocketAddress address() {
        return front.http.address();
    }

    InetSocketAddress respAddress() {
        return front.resp.address();
    }

    String url() {
        return (front.encrypted ? "https://" : "http://") + spoken(address());
    }

    /** Host and port of the RESP server. */
    String respUrl() {
        return (front.encrypted ? "rediss://" : "resp://") + spoken(respAddress());
    }

    private static String spoken(InetSocketAddress address) {
        String host = address.getAddress().getHostAddress();
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + address.getPort();
    }

    /** What a script waits for. */
    String readyLine(Path dataDir) {
        return "ready http=" + url() + " resp=" + respUrl() + " data=" + dataDir.toAbsolutePath();
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
        front.resp.close();
        front.http.close();
        scans.close();
        watch.close();
        front.loops.close();
        admission.refusals().turn();
        engine.close();
    }
}
