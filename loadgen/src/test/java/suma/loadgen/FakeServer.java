package suma.loadgen;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Answers the calls of the load generator as a server would, but for what a test has it do to the lookups. */
final class FakeServer implements AutoCloseable {
    static final String KEY = "right";
    private static final String ISSUED = "00000";

    private final HttpServer http;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger batches = new AtomicInteger();
    private final AtomicInteger sequence = new AtomicInteger();
    private final AtomicInteger lookups = new AtomicInteger();
    private final Set<String> sold = ConcurrentHashMap.newKeySet();
    private final Set<String> recalled = ConcurrentHashMap.newKeySet();
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
        } else if (path.startsWith("/v1/products/") || path.startsWith("/v1/parties/")) {
            answer(exchange, exchange.getRequestMethod().equals("PUT") ? 201 : 404, "{}");
        } else if (path.startsWith("/v1/codes/")) {
            lookUp(exchange, path.substring("/v1/codes/".length()).replace("/trace", ""));
        } else if (path.endsWith("/codes")) {
            String batch = path.split("/")[3].substring(1);
            answer(exchange, 200, IntStream.range(1000, 3000).mapToObj(i -> batch + ISSUED + i + "\n").collect(Collectors.joining()));
        } else {
            change(exchange, path, body);
        }
    }

    /** A code is its batch's number, {@link #ISSUED} and four digits. */
    private void lookUp(HttpExchange exchange, String code) throws IOException {
        if (!code.chars().allMatch(Character::isDigit)) {
            answer(exchange, 400, "{\"detail\":\"no code\"}");
        } else {
            answer(exchange, 200, verdict(code));
        }
    }

    private String verdict(String code) {
        int end = code.length() - ISSUED.length() - 4;
        String batch = "B" + code.substring(0, end);
        String found = !code.startsWith(ISSUED, end) ? "not_issued"
                : recalled.contains(batch) ? "recalled" : verdicts.apply(lookups.getAndIncrement());
        return "{\"code\":\"%s\",\"verdict\":\"%s\",\"batch\":\"%s\"}".formatted(code, found, batch);
    }

    private void change(HttpExchange exchange, String path, String body) throws IOException {
        switch (path) {
            case "/v1/events" -> answer(exchange, 200,
                    body.lines().map(line -> "{\"status\":200,\"sequence\":" + sequence.incrementAndGet() + "}\n").collect(Collectors.joining()));
            case "/v1/checkouts" -> answer(exchange, 200, "{\"checkout\":\"C1\",\"results\":[" + sale(text(body, "codes\":[")) + "]}");
            case "/v1/resolve" -> answer(exchange, 200, "{\"results\":[" + Stream.of(body.replaceAll("[^0-9,]", "").split(","))
                    .map(this::verdict).collect(Collectors.joining(",")) + "]}");
            case "/v1/recalls" -> {
                recalled.add(text(body, "batch\":"));
                answer(exchange, 201, "{\"recall\":\"R1\"}");
            }
            default -> answer(exchange, 201, "{\"batch\":\"B" + batches.incrementAndGet() + "\"," + body.substring(1));
        }
    }

    private String sale(String code) {
        return sold.add(code) ? "{\"code\":\"%s\",\"verdict\":\"ok\"}".formatted(code)
                : "{\"code\":\"%s\",\"verdict\":\"sold\",\"sold\":{\"party\":\"loadgen-shop\"}}".formatted(code);
    }

    /** The quoted text behind a beginning. */
    private static String text(String body, String beginning) {
        int from = body.indexOf(beginning) + beginning.length() + 1;
        return body.substring(from, body.indexOf('"', from));
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
