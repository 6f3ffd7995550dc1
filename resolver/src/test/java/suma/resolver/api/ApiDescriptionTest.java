package suma.resolver.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static suma.resolver.TestServer.expect;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import suma.engine.alert.AlertRule;
import suma.engine.catalog.Level;
import suma.engine.catalog.Verdict;
import suma.resolver.TestServer;
import suma.resolver.catalog.Category;
import suma.resolver.event.EventType;
import suma.resolver.key.Role;

/** What the server says of itself, against what it does. */
class ApiDescriptionTest {
    @TempDir
    private static Path dir;
    private static TestServer server;
    private static JsonNode api;

    @BeforeAll
    static void open() {
        server = TestServer.open(dir);
        api = expect(200, server.get("/openapi.json")).json();
    }

    @AfterAll
    static void close() {
        server.close();
    }

    private record Call(String method, String path, JsonNode operation) {
        /** The path with something in place of what it names. */
        String target() {
            return path.replaceAll("\\{\\w+}", "x");
        }
    }

    private static List<Call> calls() {
        List<Call> calls = new ArrayList<>();
        api.get("paths").properties().forEach(path -> path.getValue().properties().forEach(
                method -> calls.add(new Call(method.getKey().toUpperCase(), path.getKey(), method.getValue()))));
        return calls;
    }

    @Test
    void everyPathOfTheContractSoFarIsThere() {
        Set<String> paths = new TreeSet<>();
        calls().forEach(call -> paths.add(call.method + " " + call.path));
        assertTrue(paths.containsAll(Set.of("PUT /v1/parties/{id}", "PUT /v1/products/{id}", "GET /v1/products", "POST /v1/batches",
                "GET /v1/batches/{id}", "GET /v1/batches/{id}/codes", "POST /v1/batches/{id}/void", "POST /v1/registrations",
                "POST /v1/events", "GET /v1/codes/{code}", "POST /v1/resolve", "GET /v1/codes/{code}/contents", "POST /v1/parse",
                "GET /healthz", "GET /readyz", "GET /metrics", "GET /openapi.json", "GET /docs")), paths.toString());
    }

    @Test
    void everyRoleThatIsNamedIsLetInAndNoOther() throws java.io.IOException {
        for (Role role : Role.values()) {
            String key = server.key(role);
            for (Call call : calls()) {
                int status = server.callAs(key, call.method, call.target(), "").status();
                boolean named = !call.operation.has("x-roles") || words(call.operation.get("x-roles")).contains(role.text());
                assertEquals(named, status != 403, role + " " + call + " " + status);
                assertTrue(status != 401, call.toString());
            }
        }
    }

    @Test
    void callsWithRolesNeedAKeyAndOthersDoNot() {
        for (Call call : calls()) {
            int status = server.callAs("", call.method, call.target(), "").status();
            assertEquals(call.operation.has("x-roles"), status == 401, call.toString());
        }
    }

    @Test
    void everyParameterThatIsNamedIsKnownAndNoOther() {
        for (Call call : calls()) {
            int unknown = server.call(call.method, call.target() + "?surely=unknown", "").status();
            assertEquals(400, unknown, call.toString());
            for (JsonNode parameter : call.operation.get("parameters")) {
                if (parameter.get("in").asText().equals("query")) {
                    String body = server.call(call.method, call.target() + "?" + parameter.get("name").asText() + "=x", "").body();
                    assertTrue(!body.contains("unknown query parameter"), call + " " + body);
                }
            }
        }
    }

    @Test
    void everyReferenceLeadsToASchemaAndEverySchemaIsReferredTo() {
        Set<String> schemas = new HashSet<>();
        api.get("components").get("schemas").properties().forEach(schema -> schemas.add(schema.getKey()));
        Set<String> referred = new HashSet<>();
        api.findValuesAsText("$ref").forEach(ref -> referred.add(ref.substring("#/components/schemas/".length())));
        assertEquals(schemas, referred);
    }

    @Test
    void theWordsOfTheCodeAreTheWordsOfTheDescription() {
        JsonNode schemas = api.get("components").get("schemas");
        assertEquals(Set.copyOf(Category.texts()), words(schemas.at("/Product/properties/category/examples")));
        assertEquals(Arrays.stream(EventType.values()).map(EventType::text).collect(java.util.stream.Collectors.toSet()),
                words(schemas.at("/Event/properties/type/enum")));
        assertEquals(Arrays.stream(AlertRule.values()).map(AlertRule::text).collect(java.util.stream.Collectors.toSet()),
                words(schemas.at("/Alert/properties/rule/enum")));
        assertEquals(Arrays.stream(Level.values()).map(Level::text).collect(java.util.stream.Collectors.toSet()), words(schemas.at("/Level/enum")));
        assertEquals(Arrays.stream(Verdict.values()).map(Verdict::text).collect(java.util.stream.Collectors.toSet()),
                words(schemas.at("/Verdict/properties/verdict/enum")));
    }

    private static Set<String> words(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText).collect(java.util.stream.Collectors.toSet());
    }
}
