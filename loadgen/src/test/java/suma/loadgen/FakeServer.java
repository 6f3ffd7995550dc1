package suma.loadgen;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Answers the calls of the load generator as a server would, but for what a test has it do to the lookups. */
final class FakeServer implements AutoCloseable {
    static final String KEY = "right";

    private final HttpServer http;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger batches = new AtomicInteger();
    private final AtomicInteger sequence = new AtomicInteger();
    private final AtomicInteger lookups = new AtomicInteger();
    private final IntFunction<String> verdicts;

    /** @param verdicts what the n-th lookup finds */
    FakeServer(IntFunction<String> verdicts) throws IOException {
        this.verdicts = verdicts;
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.createContext("/v1/", this::handle);
        http.setExecutor(threads);
        http.start();
    }

    String url() {
        return "http://127.0.0.1:" + http.getAddress().getPort();
    }

    private void handle(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String path = exchange.getRequestURI().getPath();
        if (!("Bearer " + KEY).equals(exchange.getRequestHeaders().getFirst("authorization"))) {
            answer(exchange, 401, "{\"detail\":\"no such key\"}");
        } else if (path.startsWith("/v1/products/")) {
            answer(exchange, exchange.getRequestMethod().equals("PUT") ? 201 : 404, "{}");
        } else if (path.startsWith("/v1/codes/")) {
            lookUp(exchange, path.substring("/v1/codes/".length()));
        } else if (path.endsWith("/codes")) {
            String batch = path.split("/")[3].substring(1);
            answer(exchange, 200, IntStream.range(100, 999).mapToObj(i -> batch + i + "\n").collect(Collectors.joining()));
        } else {
            change(exchange, path, body);
        }
    }

    /** A code is its batch's number and three digits. */
    private void lookUp(HttpExchange exchange, String code) throws IOException {
        String verdict = verdicts.apply(lookups.getAndIncrement());
        String batch = "B" + code.substring(0, code.length() - 3);
        answer(exchange, 200, "{\"code\":\"%s\",\"verdict\":\"%s\",\"batch\":\"%s\"}".formatted(code, verdict, batch));
    }

    private void change(HttpExchange exchange, String path, String body) throws IOException {
        if (path.equals("/v1/events")) {
            answer(exchange, 200, "{\"sequence\":" + sequence.incrementAndGet() + "}");
        } else {
            answer(exchange, 201, "{\"batch\":\"B" + batches.incrementAndGet() + "\"," + body.substring(1));
        }
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        http.stop(0);
        threads.shutdownNow();
    }
}
