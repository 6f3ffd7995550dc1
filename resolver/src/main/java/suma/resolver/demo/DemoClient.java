package suma.resolver.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;

/** Calls the server over HTTP as any client would. */
final class DemoClient {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String url;
    private final String key;

    DemoClient(String url, String key) {
        this.url = url;
        this.key = key;
    }

    /** An answer and its status. */
    record Answer(int status, String body) {
        JsonNode json() throws IOException {
            return JSON.readTree(body);
        }
    }

    Answer call(String method, String target, Object body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + target)).header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body.equals("") ? "" : JSON.writeValueAsString(body))).build();
        var answer = http.send(request, BodyHandlers.ofString());
        return new Answer(answer.statusCode(), answer.body());
    }

    /** Calls what must succeed. */
    JsonNode did(String method, String target, Object body) throws IOException, InterruptedException {
        Answer answer = call(method, target, body);
        if (answer.status() >= 300) {
            throw new IOException(method + " " + target + ": expected success, actual " + answer.status() + " " + answer.body());
        }
        return answer.json();
    }

    List<String> lines(String target) throws IOException, InterruptedException {
        Answer answer = call("GET", target, "");
        if (answer.status() != 200) {
            throw new IOException("GET " + target + ": expected 200, actual " + answer.status() + " " + answer.body());
        }
        return answer.body().lines().toList();
    }

    JsonNode verdict(String code) throws IOException, InterruptedException {
        return did("GET", "/v1/codes/" + code, "");
    }
}
