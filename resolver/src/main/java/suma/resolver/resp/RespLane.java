package suma.resolver.resp;

import io.netty.channel.EventLoop;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import suma.resolver.lookup.Scanner;
import suma.resolver.net.Arrivals;

/** What one event loop owns: its connections, and the bytes, the encoder and the run that they use in turn. */
final class RespLane {
    private static final int FIRST_INPUT = 64 << 10;

    final RespEncoder out = new RespEncoder();
    final LookupRun run;
    final Scanner scanner;
    final ClientTalk talk;
    final Arrivals arrivals;
    private final EventLoop loop;
    private final RespMetrics metrics;
    private final long[] taken = new long[RespCommand.values().length];
    private final Set<RespConnection> connections = new LinkedHashSet<>();
    private byte[] input = new byte[FIRST_INPUT];
    private long second;

    /** On the loop's own thread. */
    RespLane(EventLoop loop, Scanner scanner, RespMetrics metrics) {
        this.loop = loop;
        this.scanner = scanner;
        this.metrics = metrics;
        run = new LookupRun(scanner, out);
        talk = new ClientTalk(out, metrics);
        arrivals = new Arrivals(loop);
    }

    void start() {
        loop.scheduleAtFixedRate(this::tick, 1, 1, TimeUnit.SECONDS);
    }

    EventLoop loop() {
        return loop;
    }

    void add(RespConnection connection) {
        connections.add(connection);
    }

    void remove(RespConnection connection) {
        connections.remove(connection);
    }

    /** Seconds since the start: time enough to tell who is still there. */
    long second() {
        return second;
    }

    byte[] input(int bytes) {
        if (input.length < bytes) {
            input = new byte[bytes];
        }
        return input;
    }

    /** Drops what a connection that failed leaves half done: it must not become another one's reply. */
    void forget() {
        run.clear();
        out.clear();
    }

    void count(RespCommand command) {
        taken[command.ordinal()]++;
    }

    void forEach(Consumer<RespConnection> action) {
        new ArrayList<>(connections).forEach(action);
    }

    private void tick() {
        second++;
        for (int command = 0; command < taken.length; command++) {
            metrics.commands(command, taken[command]);
            taken[command] = 0;
        }
        forEach(RespConnection::check);
    }
}
