package suma.resolver.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static suma.resolver.TestServer.expect;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import suma.resolver.TestServer;

/** Infant formula from two farms to the can, as a dairy reports it and an inspector asks for it. */
class LineageCallsTest {
    @TempDir
    Path folder;

    private TestServer server;
    private List<String> cans;

    @BeforeEach
    void fill() {
        server = TestServer.open(folder);
        for (String party : List.of("farm-1", "farm-2", "dairy")) {
            expect(201, server.put("/v1/parties/" + party, "{\"name\": \"%s\", \"kind\": \"company\"}".formatted(party)));
        }
        cans = server.issue("can", "8112340", "unit", 6);
        server.issue("milk", "8112341", "unit", 1);
        server.issue("powder", "8112342", "unit", 1);
    }

    @AfterEach
    void close() {
        server.close();
    }

    private TestServer.Reply event(String json) {
        return server.post("/v1/events", json.replace('\'', '"'));
    }

    private static String milk(String farm, String kilos) {
        return "{'product': 'milk', 'lot': '%s', 'quantity': '%s', 'unit': 'kg'}".formatted(farm, kilos);
    }

    @Test
    void wrongTransformations() {
        String powder = "{'product': 'powder', 'lot': 'P1', 'quantity': 10, 'unit': 'kg'}";
        String shape = "{'type': 'transform', 'inputs': [%s], 'outputs': [%s]}";
        for (String wrong : List.of(shape.formatted("", powder), shape.formatted("{}", powder), shape.formatted("{'codes': []}", powder),
                shape.formatted("{'product': 'milk', 'lot': 'A', 'quantity': 'much', 'unit': 'kg'}", powder),
                shape.formatted("{'product': 'milk', 'lot': 'A', 'quantity': 0, 'unit': 'kg'}", powder),
                shape.formatted("{'product': 'milk', 'lot': 'A', 'quantity': 1}", powder),
                shape.formatted("{'codes': ['x'], 'lot': 'A'}", powder), shape.formatted("7", powder),
                "{'type': 'transform', 'inputs': [" + powder + "]}", "{'type': 'transform', 'codes': ['x'], 'inputs': [], 'outputs': []}",
                "{'type': 'ship', 'lot': 'A', 'product': 'milk', 'to': 'dairy'}", "{'type': 'sell', 'product': 'milk', 'lot': 'A', 'quantity': 1, 'unit': 'kg'}")) {
            expect(400, event(wrong));
        }
        JsonNode refused = expect(409, event(shape.formatted("{'codes': ['%s', '81123400000000000000']}".formatted(cans.get(0)),
                powder + ", {'codes': ['%s', '%s']}".formatted(cans.get(1), cans.get(0))))).json();
        assertEquals("inputs[0].codes[0]", refused.get("errors").get(0).get("field").asText());
        assertEquals(cans.get(0), refused.get("errors").get(0).get("code").asText());
        assertTrue(refused.toString().contains("outputs[1].codes[1]"), refused.toString());
        expect(404, event(shape.formatted("{'product': 'wheat', 'lot': 'A', 'quantity': 1, 'unit': 'kg'}", powder)));
        expect(409, event(shape.formatted(powder, powder)));
    }

    @Test
    void fromTheFarmToTheCan() {
        expect(200, event("{'type': 'ship', 'product': 'milk', 'lot': 'F1', 'quantity': 600, 'unit': 'kg', 'from': 'farm-1', 'to': 'dairy'}"));
        expect(200, event("{'type': 'receive', 'product': 'milk', 'lot': 'F1', 'quantity': 600, 'unit': 'kg', 'from': 'farm-1', 'to': 'dairy'}"));
        expect(200, event("{'type': 'inspect', 'product': 'milk', 'lot': 'F1', 'quantity': 1, 'unit': 'l', 'result': 'pass', 'certificate': 'Q-7', 'party': 'dairy'}"));
        expect(200, event("{'type': 'transform', 'party': 'dairy', 'at': '2024-05-31T08:00:00Z', 'inputs': [" + milk("F1", "600") + ", " + milk("F2", "400.5")
                + "], 'outputs': [{'product': 'powder', 'lot': 'P1', 'quantity': 100, 'unit': 'kg'}]}"));
        expect(200, event("{'type': 'transform', 'inputs': [{'product': 'powder', 'lot': 'P1', 'quantity': 3, 'unit': 'kg'}], 'outputs': [{'codes': ['%s', '%s']}]}"
                .formatted(cans.get(0), cans.get(1))));
        JsonNode can = expect(200, server.get("/v1/codes/" + cans.get(0) + "/trace")).json();
        JsonNode powder = can.get("madeFrom").get(0);
        assertEquals("P1", powder.get("lot").asText());
        JsonNode milk = powder.get("trace").get("madeFrom");
        assertEquals("F1", milk.get(0).get("lot").asText());
        assertEquals("400.5", milk.get(1).get("quantity").asText());
        assertEquals("2024-05-31T08:00:00Z", milk.get(1).get("at").asText());
        assertEquals(0, expect(200, server.get("/v1/codes/" + cans.get(2) + "/trace")).json().get("madeFrom").size());
        JsonNode farm = expect(200, server.get("/v1/lots/milk/F1/trace")).json();
        assertEquals(cans.get(1), farm.get("madeInto").get(0).get("trace").get("madeInto").get(0).get("codes").get(1).asText());
        assertEquals(4, farm.get("events").size());
        assertEquals("600", farm.get("amounts").get(0).get("received").asText());
        expect(404, server.get("/v1/lots/milk/F9/trace"));
        expect(404, server.get("/v1/lots/wheat/F1/trace"));
        String feed = expect(200, server.get("/v1/feed?after=0&wait=0")).body();
        assertTrue(feed.contains("\"type\":\"transform\",\"inputs\":[{\"product\":\"milk\",\"lot\":\"F1\",\"quantity\":\"600\",\"unit\":\"kg\"}"), feed);
    }
}
