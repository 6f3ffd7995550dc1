package suma.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;

/** Orders batches and takes their codes, all over one connection. */
final class OrderClient implements AutoCloseable {
    private static final int SAMPLES = 100;

    private final SumaProcess server;
    private final RawHttp http;

    OrderClient(SumaProcess server) throws IOException {
        this.server = server;
        this.http = new RawHttp(server.address());
    }

    /** Orders codes of a product and reads all of them; the seconds from the first byte sent to the last received. */
    double order(String product, long quantity) throws IOException, InterruptedException {
        OrderDownload download = new OrderDownload(quantity, (int) Math.min(SAMPLES, quantity));
        String body = SumaProcess.orderBody(product, quantity);
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        long startNs = System.nanoTime();
        http.send(head("POST", "/v1/batches") + "Content-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
        http.receive(answer::write);
        String batch = new ObjectMapper().readTree(answer.toByteArray()).get("batch").textValue();
        http.send(head("GET", "/v1/batches/" + batch + "/codes") + "Accept: text/plain\r\n\r\n");
        http.receive(download);
        double seconds = (System.nanoTime() - startNs) / 1e9;
        download.verify(quantity);
        verify(batch, download);
        return seconds;
    }

    private String head(String method, String path) {
        return method + ' ' + path + " HTTP/1.1\r\nHost: suma\r\nAuthorization: " + server.authorization() + "\r\n";
    }

    /** The codes kept are different ones, scan as codes of the batch, and come again at their places. */
    private void verify(String batch, OrderDownload download) throws IOException, InterruptedException {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < download.samples(); i++) {
            String code = download.sample(i);
            String again = server.code(batch, download.place(i));
            String scanned = server.scan(code).path("batch").asText();
            if (!seen.add(code) || !again.equals(code) || !scanned.equals(batch)) {
                throw new IllegalStateException("code " + download.place(i) + " of " + batch + ": expected one of its own, actual " + code
                        + ", asked again " + again + ", scanned as of " + scanned);
            }
        }
    }

    @Override
    public void close() throws IOException {
        http.close();
    }
}
