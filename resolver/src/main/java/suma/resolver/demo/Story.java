package suma.resolver.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tells what the system does by doing it, step by step, over HTTP. */
final class Story {
    private static final String LOT = "D1";
    private static final String FAR = "2099-12-31";
    private static final int CARTON_OF = 24;

    private final DemoClient client;
    private final PrintStream out;
    private final String run;
    private final Map<DemoGoods, List<String>> units = new LinkedHashMap<>();
    private List<String> cartons = List.of();
    private List<String> pallets = List.of();

    /** @param run tells this demonstration's foreign codes from those of an earlier one over the same folder */
    Story(DemoClient client, PrintStream out, String run) {
        this.client = client;
        this.out = out;
        this.run = run;
    }

    void tell() throws IOException, InterruptedException {
        catalogue();
        orders();
        registration();
        packing();
        scans();
        refusal();
        trade();
        chapter("Every category of the plan: issued or registered, packed, scanned");
        new EveryCategory(client, out, run).tell();
    }

    private void chapter(String title) {
        out.printf("%n%s%n", title);
    }

    private void catalogue() throws IOException, InterruptedException {
        chapter("Products: one at least of every kind of goods in the plan (PUT /v1/parties, PUT /v1/products)");
        client.did("PUT", "/v1/parties/maker", Map.of("name", "溯码示范厂", "kind", "maker", "gln", "1234567890128", "region", "110114"));
        for (DemoGoods goods : DemoGoods.ORDERED) {
            put(goods);
        }
        put(DemoGoods.MILK);
        put(DemoGoods.WINE);
        put(DemoGoods.CARTON);
        put(DemoGoods.PALLET);
    }

    private void put(DemoGoods goods) throws IOException, InterruptedException {
        client.did("PUT", "/v1/products/" + goods.id(), goods.body());
        out.printf("  %-18s %-16s %-12s %-12s %s%n", goods.category().group().text(), goods.category().text(), goods.id(),
                goods.scheme(), goods.name());
    }

    private void orders() throws IOException, InterruptedException {
        chapter("Orders: codes are computed, so an order of any size is one record (POST /v1/batches)");
        for (DemoGoods goods : DemoGoods.ORDERED) {
            units.put(goods, order(goods, DemoGoods.UNITS, FAR));
        }
        int kinds = DemoGoods.ORDERED.size() + 1;
        cartons = order(DemoGoods.CARTON, 2 * kinds + 1, FAR);
        pallets = order(DemoGoods.PALLET, kinds, FAR);
        JsonNode big = client.did("POST", "/v1/batches", DemoGoods.ASPIRIN.orderOf(10_000_000, "D2", FAR));
        out.printf("  %-12s %,12d codes  %s … %s%n", "aspirin", big.get("quantity").asLong(), big.get("first").asText(), big.get("last").asText());
    }

    private List<String> order(DemoGoods goods, int quantity, String expiresOn) throws IOException, InterruptedException {
        JsonNode batch = client.did("POST", "/v1/batches", goods.orderOf(quantity, LOT, expiresOn));
        out.printf("  %-12s %,12d codes  %s …%n", goods.id(), quantity, batch.get("first").asText());
        return client.lines(batch.get("codes").asText());
    }

    private void registration() throws IOException, InterruptedException {
        chapter("Imports carry codes that others issued: those are registered (POST /v1/registrations)");
        List<String> codes = new ArrayList<>();
        for (int i = 0; i < DemoGoods.UNITS; i++) {
            codes.add("01" + DemoGoods.WINE.fields().get("gtin") + "21ES" + run + "-" + (1000 + i));
        }
        JsonNode done = client.did("POST", "/v1/registrations", Map.of("product", DemoGoods.WINE.id(), "lot", "R2019", "codes", codes));
        out.printf("  %-12s %,12d codes  %s …%n", DemoGoods.WINE.id(), done.get("registered").asLong(), codes.get(0));
        units.put(DemoGoods.WINE, codes);
    }

    private void packing() throws IOException, InterruptedException {
        chapter("Packing: units into cartons, cartons onto pallets, all of a pallet or nothing (POST /v1/events)");
        int kind = 0;
        for (Map.Entry<DemoGoods, List<String>> goods : units.entrySet()) {
            List<String> both = cartons.subList(2 * kind, 2 * kind + 2);
            client.did("POST", "/v1/events", List.of(pack(both.get(0), goods.getValue().subList(0, CARTON_OF)),
                    pack(both.get(1), goods.getValue().subList(CARTON_OF, 2 * CARTON_OF - 1)), pack(pallets.get(kind), both)));
            kind++;
        }
        String pallet = pallets.get(0);
        out.printf("  pallet %s holds %d codes, %d of them units (GET /v1/codes/%s/contents?level=unit)%n", pallet,
                client.lines("/v1/codes/" + pallet + "/contents").size(),
                client.lines("/v1/codes/" + pallet + "/contents?level=unit").size(), pallet);
    }

    private static Map<String, Object> pack(String parent, List<String> children) {
        return Map.of("type", "pack", "parent", parent, "children", children);
    }

    private void scans() throws IOException, InterruptedException {
        chapter("Scans: what is this code? (GET /v1/codes/…)");
        List<String> aspirin = units.get(DemoGoods.ASPIRIN);
        show("in a carton on a pallet", aspirin.get(0));
        show("ordered, never put on goods", aspirin.get(DemoGoods.UNITS - 1));
        JsonNode old = client.did("POST", "/v1/batches", DemoGoods.ASPIRIN.orderOf(2, "D0", "2020-12-31"));
        client.did("POST", "/v1/events", Map.of("type", "commission", "codes", List.of(old.get("first").asText())));
        show("past its date", old.get("first").asText());
        client.did("POST", "/v1/batches/" + old.get("batch").asText() + "/void", "");
        show("voided before use", old.get("last").asText());
        show("made up, of a known drug", "81123450000000000000");
        show("of a maker nobody entered", "12099991001000000000000000000000");
        show("bottle from abroad", units.get(DemoGoods.WINE).get(0));
    }

    private void show(String what, String code) throws IOException, InterruptedException {
        JsonNode verdict = client.verdict(code);
        out.printf("  %-28s %-36s %-17s %s%n", what, code, verdict.get("verdict").asText(),
                verdict.has("parent") ? "in " + verdict.get("parent").asText() : "");
    }

    private void refusal() throws IOException, InterruptedException {
        chapter("A carton that claims a unit of another is refused, and every offending code is named");
        List<String> aspirin = units.get(DemoGoods.ASPIRIN);
        String spare = cartons.get(cartons.size() - 1);
        DemoClient.Answer answer = client.call("POST", "/v1/events",
                pack(spare, List.of(aspirin.get(DemoGoods.UNITS - 1), aspirin.get(0), aspirin.get(1))));
        out.printf("  %d %s%n", answer.status(), answer.json().get("detail").asText());
        for (JsonNode error : answer.json().get("errors")) {
            out.printf("      %-12s %s %s%n", error.get("field").asText(), error.get("code").asText(), error.get("reason").asText());
        }
    }

    private void trade() throws IOException, InterruptedException {
        int kind = new ArrayList<>(units.keySet()).indexOf(DemoGoods.FORMULA);
        new FromFarmToTill(client, out, run, LOT).tell(units.get(DemoGoods.FORMULA), cartons.subList(2 * kind, 2 * kind + 2), pallets.get(kind));
    }

    /** Codes that can be looked at afterwards. */
    List<String> samples() {
        return List.of(units.get(DemoGoods.ASPIRIN).get(0), units.get(DemoGoods.FORMULA).get(0), cartons.get(0), pallets.get(0));
    }
}
