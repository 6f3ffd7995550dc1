package suma.resolver.api;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import suma.resolver.TestServer;

/** Any bytes as the body of any call: an answer that the call's description knows, and never a failure of the server. The first byte chooses the call. */
class BodyFuzzTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    /** Method, target, type of the body. */
    private static final List<String> CALLS = List.of("POST /v1/events application/json", "POST /v1/events application/x-ndjson", "POST /v1/batches application/json",
            "POST /v1/registrations application/json", "POST /v1/registrations?product=wine&lot=L text/plain", "POST /v1/registrations?product=wine&lot=L text/csv",
            "POST /v1/recalls application/json", "POST /v1/checkouts application/json", "POST /v1/resolve application/json", "POST /v1/parse application/json",
            "PUT /v1/parties/p application/json", "PUT /v1/products/x application/json", "POST /v1/batches/B1/void application/json", "DELETE /v1/checkouts/C9 application/json",
            "DELETE /v1/recalls/R9 application/json", "POST /v1/backups application/json");
    @TempDir
    private static Path dir;
    private static TestServer server;

    @BeforeAll
    static void open() {
        server = TestServer.open(dir);
        server.issue("unit", "8112340", "unit", 100);
        server.issue("box", "8112341", "case", 10);
        TestServer.expect(201, server.put("/v1/products/wine", "{\"name\": \"W\", \"category\": \"import\", \"scheme\": \"gs1-sgtin\", \"gtin\": \"04012345678901\", \"level\": \"unit\"}"));
    }

    @AfterAll
    static void close() {
        server.close();
    }

    @FuzzTest
    void call(byte[] input) throws IOException, InterruptedException {
        if (input.length == 0) {
            return;
        }
        String[] call = CALLS.get((input[0] & 0xff) % CALLS.size()).split(" ");
        HttpRequest request = HttpRequest.newBuilder(server.uri(call[1])).timeout(PATIENCE).header("Authorization", "Bearer " + server.adminKey())
                .header("Content-Type", call[2]).method(call[0], BodyPublishers.ofByteArray(Arrays.copyOfRange(input, 1, input.length))).build();
        HttpResponse<String> answer = server.client().send(request, BodyHandlers.ofString());
        assertTrue(answer.statusCode() < 500, () -> request + " " + answer.statusCode() + " " + answer.body());
        for (String line : answer.body().lines().toList()) {
            assertTrue(JSON.readTree(line).isObject() || JSON.readTree(line).isArray(), line);
        }
    }
}
