package suma.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** Asks about codes as anybody may, at a set rate, until it is stopped. A GET is counted by the scan memory, a HEAD is not. */
final class PublicScans implements Callable<Double> {
    private static final long SLICE_NS = TimeUnit.MILLISECONDS.toNanos(5);
    private static final int MOST_AT_ONCE = 128;
    /** Different codes; the first ones of the stock. */
    private static final int SCANNED = 100_000;

    private final SumaProcess server;
    private final List<String> codes;
    private final boolean counted;
    private final double perSecond;
    private volatile boolean stopped;

    PublicScans(TillStock stock, boolean counted, double perSecond) throws IOException {
        server = stock.suma();
        try (Stream<String> lines = Files.lines(stock.codes(), StandardCharsets.US_ASCII)) {
            codes = lines.limit(SCANNED).toList();
        }
        this.counted = counted;
        this.perSecond = perSecond;
    }

    void stop() {
        stopped = true;
    }

    /** Comes back with the scans answered a second. */
    @Override
    public Double call() throws IOException {
        long startNs = System.nanoTime();
        long asked = 0;
        try (RawHttp http = new RawHttp(server.address())) {
            while (!stopped) {
                long due = (long) ((System.nanoTime() - startNs) / 1e9 * perSecond);
                int now = (int) Math.min(MOST_AT_ONCE, due - asked);
                ask(http, asked, now);
                asked += now;
                LockSupport.parkNanos(SLICE_NS);
            }
        }
        return asked * 1e9 / (System.nanoTime() - startNs);
    }

    private void ask(RawHttp http, long from, int count) throws IOException {
        StringBuilder requests = new StringBuilder();
        for (int i = 0; i < count; i++) {
            requests.append(counted ? "GET" : "HEAD").append(" /c/").append(codes.get((int) ((from + i) % codes.size())))
                    .append(" HTTP/1.1\r\nHost: suma\r\nAccept: application/json\r\n\r\n");
        }
        http.send(requests.toString());
        for (int i = 0; i < count; i++) {
            if (counted) {
                http.receive((part, offset, length) -> { });
            } else {
                http.receiveHead();
            }
        }
    }
}
