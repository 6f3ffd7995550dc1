package suma.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Clients that hold a server up: thousands that connect and stop within the head of a request, readers that read
 * nothing, or a byte a second, and writers that send a byte a second. Each one that is cut off comes again.
 */
final class SlowClients {
    private static final int HALF_OPEN = 4000;
    private static final int READERS = 200;
    private static final int WRITERS = 200;
    private static final int ASKED_AHEAD = 2000;
    private static final long TURN_MS = 1000;

    private final OverloadBench bench;
    private final List<Slow> clients = new ArrayList<>();
    private volatile boolean ended;
    private volatile Optional<Exception> failure = Optional.empty();
    private long cutOff;

    SlowClients(OverloadBench bench) {
        this.bench = bench;
    }

    /** One of them: what it says at first, and what it goes on saying; where that is nothing, it reads a byte instead. */
    private static final class Slow {
        private final InetSocketAddress server;
        private final byte[] first;
        private final byte[] more;
        private SocketChannel socket;

        Slow(InetSocketAddress server, String first, String more) throws IOException {
            this.server = server;
            this.first = first.getBytes(StandardCharsets.US_ASCII);
            this.more = more.getBytes(StandardCharsets.US_ASCII);
            connect();
        }

        private void connect() throws IOException {
            socket = SocketChannel.open(server);
            socket.configureBlocking(false);
            socket.write(ByteBuffer.wrap(first));
        }

        /** True when the server had cut it off. */
        boolean turn() throws IOException {
            try {
                if (more.length > 0 ? socket.write(ByteBuffer.wrap(more)) >= 0 : socket.read(ByteBuffer.allocate(1)) >= 0) {
                    return false;
                }
            } catch (IOException cut) {
                assert socket.isOpen();
            }
            socket.close();
            connect();
            return true;
        }
    }

    void run() throws IOException, InterruptedException {
        try (OverloadBench.Stocked server = bench.start(bench.scratch().next(), Surroundings.USUAL)) {
            LoadProcess.Found alone = bench.lookupsAlone(server.stock());
            double before = server.suma().residentBytes();
            connect(server);
            Thread turning = new Thread(this::turn, "slow-clients");
            turning.start();
            try (LoadProcess lookups = bench.lookups(server.stock(), bench.load().seconds(bench.options()))) {
                bench.compare("slow clients", alone, lookups.await());
            }
            bench.results().figure("slow clients: beside", "connections").add(clients.size());
            bench.results().figure("slow clients: cut off meanwhile", "connections").add(cutOff);
            bench.results().figure("slow clients: memory more than before", "bytes").add(server.suma().residentBytes() - before);
            ended = true;
            turning.join();
            close();
            if (failure.isPresent()) {
                throw new IOException("slow clients: could not go on", failure.get());
            }
        }
    }

    private void connect(OverloadBench.Stocked server) throws IOException, InterruptedException {
        SumaProcess suma = server.suma();
        String batch = suma.order(TillStock.UNIT_DRUG, 1_000_000);
        String known = " HTTP/1.1\r\nHost: suma\r\nAuthorization: " + suma.authorization() + "\r\n";
        String question = "*2\r\n$3\r\nGET\r\n$20\r\n" + server.stock().aCode() + "\r\n";
        InetSocketAddress resp = new InetSocketAddress(suma.resp().getHost(), suma.resp().getPort());
        for (int i = 0; i < bench.options().size(HALF_OPEN, 40); i++) {
            clients.add(new Slow(suma.address(), "GET /v1/codes/", ""));
        }
        for (int i = 0; i < bench.options().size(READERS, 4); i++) {
            clients.add(new Slow(suma.address(), "GET /v1/batches/" + batch + "/codes" + known + "\r\n", ""));
            clients.add(new Slow(resp, "AUTH " + suma.key() + "\r\n" + question.repeat(ASKED_AHEAD), question));
        }
        for (int i = 0; i < bench.options().size(WRITERS, 4); i++) {
            clients.add(new Slow(suma.address(), "POST /v1/events" + known + "Content-Type: application/x-ndjson\r\nContent-Length: 100000\r\n\r\n", " "));
            clients.add(new Slow(suma.address(), "POST /v1/events" + known + "Content-Type: application/json\r\nContent-Length: 100000\r\n\r\n", " "));
        }
    }

    private void turn() {
        try {
            while (!ended) {
                for (Slow client : clients) {
                    cutOff += client.turn() ? 1 : 0;
                }
                TimeUnit.MILLISECONDS.sleep(TURN_MS);
            }
        } catch (IOException | InterruptedException stopped) {
            failure = Optional.of(stopped);
        }
    }

    private void close() throws IOException {
        for (Slow client : clients) {
            client.socket.close();
        }
    }
}
