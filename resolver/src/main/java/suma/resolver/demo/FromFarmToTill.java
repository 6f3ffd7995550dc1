package suma.resolver.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;

/** What becomes of a pallet of infant formula: made of two farms' milk, shipped, sold, traced, and called back. */
final class FromFarmToTill {
    private static final List<String> SHOPS = List.of("shop-east", "shop-west");

    private final DemoClient client;
    private final PrintStream out;
    private final List<String> milk;
    private final String lot;

    /** @param lot of the cans */
    FromFarmToTill(DemoClient client, PrintStream out, String run, String lot) {
        this.client = client;
        this.out = out;
        this.milk = List.of("N" + run, "S" + run);
        this.lot = lot;
    }

    void tell(List<String> cans, List<String> cartons, String pallet) throws IOException, InterruptedException {
        shipment(cartons, pallet);
        checkouts(cans);
        trace(cans.get(0));
        recall(cans);
    }

    private void chapter(String title) {
        out.printf("%n%s%n", title);
    }

    private void party(String id, String name, String region) throws IOException, InterruptedException {
        client.did("PUT", "/v1/parties/" + id, Map.of("name", name, "kind", "company", "region", region));
    }

    private void event(String type, Map<String, Object> what) throws IOException, InterruptedException {
        Map<String, Object> event = new TreeMap<>(what);
        event.put("type", type);
        client.did("POST", "/v1/events", event);
    }

    private static Map<String, Object> lot(String product, String lot, int quantity, String unit) {
        return Map.of("product", product, "lot", lot, "quantity", quantity, "unit", unit);
    }

    private void shipment(List<String> cartons, String pallet) throws IOException, InterruptedException {
        chapter("A shipment: milk of two farms into formula, a pallet to the warehouse, a carton to each of two shops (POST /v1/events)");
        party("warehouse", "示范仓库", "330100");
        party(SHOPS.get(0), "东店", "310101");
        party(SHOPS.get(1), "西店", "510104");
        event("transform", Map.of("party", "maker", "inputs", List.of(lot("milk", milk.get(0), 600, "kg"), lot("milk", milk.get(1), 400, "kg")),
                "outputs", List.of(lot("formula", lot, DemoGoods.UNITS, "can"))));
        hand(pallet, "maker", "warehouse");
        for (int i = 0; i < SHOPS.size(); i++) {
            hand(cartons.get(i), "warehouse", SHOPS.get(i));
        }
    }

    private void hand(String code, String from, String to) throws IOException, InterruptedException {
        event("ship", Map.of("codes", List.of(code), "from", from, "to", to));
        event("receive", Map.of("codes", List.of(code), "from", from, "party", to));
        out.printf("  %-36s %s → %s%n", code, from, to);
    }

    private void checkouts(List<String> cans) throws IOException, InterruptedException {
        chapter("Checkouts: verdict and sale in one durable step; a code sold before is told, with an alert (POST /v1/checkouts, GET /v1/alerts)");
        sell(SHOPS.get(0), cans.subList(0, 2));
        sell(SHOPS.get(1), cans.subList(0, 1));
        JsonNode alert = client.did("GET", "/v1/alerts?pageSize=1", "").get(0);
        out.printf("  alert %-30s %s %s%n", alert.get("rule").asText(), alert.path("code").asText(), alert.get("evidence"));
    }

    private void sell(String party, List<String> codes) throws IOException, InterruptedException {
        JsonNode sale = client.did("POST", "/v1/checkouts", Map.of("codes", codes, "party", party, "terminal", "till-1"));
        for (JsonNode result : sale.get("results")) {
            out.printf("  %-36s %-10s %-8s sold %s by %s%n", result.get("code").asText(), party, result.get("verdict").asText(),
                    result.at("/sold/at").asText(), result.at("/sold/party").asText());
        }
    }

    private void trace(String can) throws IOException, InterruptedException {
        chapter("A trace: where from, where to, who answers for it (GET /v1/codes/…/trace)");
        JsonNode trace = client.did("GET", "/v1/codes/" + can + "/trace", "");
        for (JsonNode made : trace.get("madeFrom")) {
            out.printf("  made from %s %s of %s %s%n", made.path("quantity").asText(), made.path("unit").asText(), made.path("product").asText(), made.path("lot").asText());
        }
        for (JsonNode tenure : trace.get("custody")) {
            out.printf("  %-10s %-10s %s … %s%n", tenure.get("state").asText(), tenure.path("party").asText(), tenure.get("since").asText(),
                    tenure.path("until").asText());
        }
    }

    private void recall(List<String> cans) throws IOException, InterruptedException {
        chapter("A recall: effective at the next scan, and it says where everything is; lifted again (POST /v1/recalls, DELETE)");
        JsonNode recall = client.did("POST", "/v1/recalls", Map.of("product", "formula", "lot", lot, "reason", "示范召回"));
        out.printf("  %s covers %,d codes: %s%n", recall.get("recall").asText(), recall.get("codes").asLong(), recall.get("byState"));
        StringJoiner parties = new StringJoiner(", ");
        recall.get("byParty").forEach(share -> parties.add(share.path("party").asText("unknown") + " " + share.get("codes").asText()));
        out.printf("  with %s; %d sold%n", parties, recall.at("/sold/codes").asLong());
        sayVerdict(cans.get(2));
        client.did("DELETE", "/v1/recalls/" + recall.get("recall").asText(), "");
        sayVerdict(cans.get(2));
    }

    private void sayVerdict(String code) throws IOException, InterruptedException {
        out.printf("  %-36s %s%n", code, client.verdict(code).get("verdict").asText());
    }
}
