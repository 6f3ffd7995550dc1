package suma.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Packs at a set rate until it is stopped, as one stream of events with a line each, the way a packing line reports. */
final class PacedPacks implements Callable<Double> {
    private static final long SLICE_NS = TimeUnit.MILLISECONDS.toNanos(2);

    private final SumaProcess server;
    private final PackLines lines;
    private final double perSecond;
    private volatile boolean stopped;
    private volatile long sent;

    PacedPacks(SumaProcess server, PackLines lines, double perSecond) {
        this.server = server;
        this.lines = lines;
        this.perSecond = perSecond;
    }

    void stop() {
        stopped = true;
    }

    /** Comes back with the packs accepted a second, when the last result is in. */
    @Override
    public Double call() throws IOException, InterruptedException {
        long startNs = System.nanoTime();
        try (RawHttp http = new RawHttp(server.address()); FileChannel file = FileChannel.open(lines.file(), StandardOpenOption.READ)) {
            Thread sender = new Thread(() -> send(http, file, startNs), "packs");
            sender.start();
            ResultLines results = new ResultLines();
            http.receive(results);
            sender.join();
            if (results.accepted() != sent) {
                throw new IOException("packs: expected " + sent + " accepted, actual " + results.accepted() + " " + results.refusal());
            }
            return results.accepted() * 1e9 / (System.nanoTime() - startNs);
        }
    }

    private void send(RawHttp http, FileChannel file, long startNs) {
        try {
            http.send("POST /v1/events HTTP/1.1\r\nHost: suma\r\nAuthorization: " + server.authorization()
                    + "\r\nContent-Type: application/x-ndjson\r\nTransfer-Encoding: chunked\r\n\r\n");
            long lineBytes = Files.size(lines.file()) / lines.packs();
            while (!stopped && sent < lines.packs()) {
                long due = Math.min(lines.packs(), (long) ((System.nanoTime() - startNs) / 1e9 * perSecond));
                if (due > sent) {
                    http.send(Long.toHexString((due - sent) * lineBytes) + "\r\n");
                    http.send(file, sent * lineBytes, (due - sent) * lineBytes);
                    http.send("\r\n");
                    sent = due;
                }
                LockSupport.parkNanos(SLICE_NS);
            }
            http.send("0\r\n\r\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
