package suma.bench;

import static suma.bench.Figure.Goal.atLeast;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A server with little memory, whose clients together send far more than that and do not end. */
final class SmallHeap {
    private static final int HEAP_MIB = 256;
    private static final int BODIES = 64;
    private static final int BODY_BYTES = 15 << 20;
    private static final int STREAMS = 200;
    private static final int LINE_BYTES = 400_000;
    private static final int LINES = 40;
    private static final int SYNC_MS = 200;

    private final OverloadBench bench;
    private final List<Socket> sockets = new ArrayList<>();
    private final List<Thread> senders = new ArrayList<>();

    SmallHeap(OverloadBench bench) {
        this.bench = bench;
    }

    void run() throws IOException, InterruptedException {
        SlowDisk disk = SlowDisk.in(Files.createDirectories(bench.scratch().next()));
        Path data = bench.scratch().next();
        Surroundings around = new Surroundings(List.of("-Xmx" + HEAP_MIB + "m", "-XX:+ExitOnOutOfMemoryError"), disk.environment(), "");
        try (OverloadBench.Stocked server = bench.start(data, around)) {
            LoadProcess.Found alone = bench.lookupsAlone(server.stock());
            disk.delayMs(SYNC_MS);
            sendBodies(server);
            sendStreams(server);
            try (LoadProcess lookups = bench.lookups(server.stock(), bench.load().seconds(bench.options()))) {
                bench.compare("small heap", alone, lookups.await());
            }
            report(server.suma());
            disk.delayMs(0);
            end();
        }
    }

    /** Bodies that are whole but for their last byte. */
    private void sendBodies(OverloadBench.Stocked server) throws IOException {
        byte[] body = (" ".repeat(BODY_BYTES) + "{\"codes\":[\"" + server.stock().aCode() + "\"]").getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < bench.options().size(BODIES, 20); i++) {
            send(server.suma(), "POST /v1/resolve", "application/json", "Content-Length: " + (body.length + 1), body, 1);
        }
    }

    /** Lines that are answered only when the disk has taken what stands before them. */
    private void sendStreams(OverloadBench.Stocked server) throws IOException {
        byte[] line = ("{\"type\":\"pack\",\"parent\":\"" + server.stock().aCode() + "\",\"children\":[\"" + server.stock().aCode() + "\""
                + ",\"81000110000000000000\"".repeat(LINE_BYTES / 23) + "]}\n").getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < bench.options().size(STREAMS, 20); i++) {
            send(server.suma(), "POST /v1/events", "application/x-ndjson", "Content-Length: " + (long) line.length * (LINES + 1), line, LINES);
        }
    }

    private void send(SumaProcess suma, String what, String type, String length, byte[] part, int times) throws IOException {
        InetSocketAddress address = suma.address();
        Socket socket = new Socket(address.getAddress(), address.getPort());
        sockets.add(socket);
        String head = what + " HTTP/1.1\r\nHost: suma\r\nAuthorization: " + suma.authorization() + "\r\nContent-Type: " + type + "\r\n" + length + "\r\n\r\n";
        Thread sender = new Thread(() -> write(socket, head, part, times), "sender");
        sender.setDaemon(true);
        sender.start();
        senders.add(sender);
    }

    private static void write(Socket socket, String head, byte[] part, int times) {
        try {
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            for (int i = 0; i < times; i++) {
                socket.getOutputStream().write(part);
            }
        } catch (IOException refusedOrEnded) {
            assert socket.isConnected();
        }
    }

    private void report(SumaProcess suma) throws IOException, InterruptedException {
        Results results = bench.results();
        TimeUnit.SECONDS.sleep(1);
        results.figure("small heap: bytes sent, of the heap", "times").add((bench.options().size(BODIES, 20) * (double) BODY_BYTES
                + bench.options().size(STREAMS, 20) * (double) LINE_BYTES * LINES) / ((long) HEAP_MIB << 20));
        results.figure("small heap: resident memory", "bytes").add(suma.residentBytes());
        long before = suma.call("GET", "/readyz", "").get("sequence").longValue();
        suma.order(TillStock.UNIT_DRUG, 1);
        results.requirement("small heap: orders accepted afterwards", "orders", atLeast(1)).add(suma.call("GET", "/readyz", "").get("sequence").longValue() - before);
    }

    private void end() throws IOException, InterruptedException {
        for (Socket socket : sockets) {
            socket.close();
        }
        for (Thread sender : senders) {
            sender.join();
        }
    }
}
