package suma.bench;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Calls one life of the server. Any thread may call; failures of the connection are {@link IOException}s. */
final class KillClient {
    /** Longer than any answer may take; a server that hangs is found by it. */
    static final Duration PATIENT = Duration.ofSeconds(60);
    private static final HttpClient HTTP = newHttp();
    /** Has connections of its own: an answer that meets the end of patience may leave one behind that is broken. */
    private static final HttpClient HASTY_HTTP = newHttp();

    private final String url;
    private final String key;

    record Reply(int status, String body) {
        boolean good() {
            return status / 100 == 2;
        }
    }

    KillClient(String url, String key) {
        this.url = url;
        this.key = key;
    }

    private static HttpClient newHttp() {
        return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(10)).build();
    }

    Reply send(KillRequest request) throws IOException {
        return send(request, PATIENT);
    }

    Reply send(KillRequest request, Duration patience) throws IOException {
        HttpResponse<String> response = exchange(request, patience, HttpResponse.BodyHandlers.ofString());
        return new Reply(response.statusCode(), response.body());
    }

    /** Hands on each line of the answer as it comes; those before a loss of the connection count. */
    int lines(KillRequest request, Duration patience, Consumer<String> taker) throws IOException {
        HttpResponse<Stream<String>> response = exchange(request, patience, HttpResponse.BodyHandlers.ofLines());
        try (Stream<String> lines = response.body()) {
            lines.forEach(taker);
        } catch (UncheckedIOException lost) {
            throw lost.getCause();
        }
        return response.statusCode();
    }

    private <T> HttpResponse<T> exchange(KillRequest request, Duration patience, HttpResponse.BodyHandler<T> answer)
            throws IOException {
        try {
            return (patience.equals(PATIENT) ? HTTP : HASTY_HTTP).send(http(request, patience), answer);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException(request.path());
        }
    }

    private HttpRequest http(KillRequest request, Duration patience) {
        HttpRequest.Builder http = HttpRequest.newBuilder(URI.create(url + request.path())).timeout(patience)
                .header("authorization", "Bearer " + key);
        if (!request.key().isEmpty()) {
            http.header("idempotency-key", request.key());
        }
        if (request.body().isEmpty()) {
            return http.method(request.method(), HttpRequest.BodyPublishers.noBody()).build();
        }
        return http.header("content-type", request.type())
                .method(request.method(), HttpRequest.BodyPublishers.ofString(request.body())).build();
    }
}
