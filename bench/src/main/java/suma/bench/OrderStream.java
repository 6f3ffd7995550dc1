package suma.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Orders batches at a set rate and takes all their codes, until it is stopped. */
final class OrderStream implements Callable<Double> {
    private static final long LINE_BYTES = 21;
    private static final long LOOK_NS = TimeUnit.MILLISECONDS.toNanos(5);

    private final SumaProcess server;
    private final String product;
    private final long quantity;
    private final double perSecond;
    private volatile boolean stopped;
    private long bytes;

    OrderStream(SumaProcess server, String product, long quantity, double perSecond) {
        this.server = server;
        this.product = product;
        this.quantity = quantity;
        this.perSecond = perSecond;
    }

    void stop() {
        stopped = true;
    }

    /** Comes back with the codes taken a second. */
    @Override
    public Double call() throws IOException {
        long startNs = System.nanoTime();
        long orders = 0;
        try (RawHttp http = new RawHttp(server.address())) {
            while (!stopped) {
                if (orders < (System.nanoTime() - startNs) / 1e9 * perSecond) {
                    order(http);
                    orders++;
                } else {
                    LockSupport.parkNanos(LOOK_NS);
                }
            }
        }
        if (bytes != orders * quantity * LINE_BYTES) {
            throw new IOException("orders: expected " + orders * quantity * LINE_BYTES + " bytes of codes, actual " + bytes);
        }
        return orders * quantity * 1e9 / (System.nanoTime() - startNs);
    }

    private void order(RawHttp http) throws IOException {
        String body = SumaProcess.orderBody(product, quantity);
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        http.send(head("POST", "/v1/batches") + "Content-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
        http.receive(answer::write);
        String batch = new ObjectMapper().readTree(answer.toByteArray()).get("batch").textValue();
        http.send(head("GET", "/v1/batches/" + batch + "/codes") + "Accept: text/plain\r\n\r\n");
        http.receive((part, offset, length) -> bytes += length);
    }

    private String head(String method, String path) {
        return method + ' ' + path + " HTTP/1.1\r\nHost: suma\r\nAuthorization: " + server.authorization() + "\r\n";
    }
}
