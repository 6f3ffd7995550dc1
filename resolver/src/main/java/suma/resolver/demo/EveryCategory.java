package suma.resolver.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import suma.resolver.catalog.Category;

/** One product of every category of the plan: issued here or registered, packed, and scanned. */
final class EveryCategory {
    private static final int CODES = 2;

    private final DemoClient client;
    private final PrintStream out;
    private final String run;

    EveryCategory(DemoClient client, PrintStream out, String run) {
        this.client = client;
        this.out = out;
        this.run = run;
    }

    void tell() throws IOException, InterruptedException {
        List<Category> goods = new ArrayList<>(List.of(Category.values()));
        goods.removeIf(category -> category.group() == Category.Group.LOGISTICS);
        JsonNode batch = client.did("POST", "/v1/batches", DemoGoods.CARTON.orderOf(goods.size(), "E1", "2099-12-31"));
        List<String> cartons = client.lines(batch.get("codes").asText());
        for (int i = 0; i < goods.size(); i++) {
            show(goods.get(i), i, cartons.get(i));
        }
    }

    private void show(Category category, int number, String carton) throws IOException, InterruptedException {
        boolean foreign = category.group() == Category.Group.IMPORT;
        DemoGoods goods = goods(category, number);
        client.did("PUT", "/v1/products/" + goods.id(), goods.body());
        List<String> codes = foreign ? register(goods) : order(goods);
        client.did("POST", "/v1/events", Map.of("type", "pack", "parent", carton, "children", codes));
        JsonNode verdict = client.verdict(codes.get(0));
        out.printf("  %-18s %-21s %-14s %-10s %-35s %s in %s%n", category.group().text(), category.text(), goods.scheme(),
                foreign ? "registered" : "issued", codes.get(0), verdict.get("verdict").asText(), verdict.get("parent").asText());
    }

    private List<String> order(DemoGoods goods) throws IOException, InterruptedException {
        JsonNode batch = client.did("POST", "/v1/batches", goods.orderOf(CODES, "E1", "2099-12-31"));
        return client.lines(batch.get("codes").asText());
    }

    private List<String> register(DemoGoods goods) throws IOException, InterruptedException {
        List<String> codes = new ArrayList<>();
        for (int i = 0; i < CODES; i++) {
            codes.add("01" + goods.fields().get("gtin") + "21E" + run + "-" + i);
        }
        client.did("POST", "/v1/registrations", Map.of("product", goods.id(), "codes", codes));
        return codes;
    }

    /** A product of the category in a scheme that is usual for it; GS1 where nothing else is laid down. */
    private static DemoGoods goods(Category category, int number) {
        String two = String.format("%02d", number);
        return switch (category) {
            case MEAT, VEGETABLES -> of(category, "market-20", Map.of("subject", "11011400001" + two));
            case FRUIT -> of(category, "organic-17", Map.of("certifier", "101", "year", two));
            case MEDICINAL_HERBS -> of(category, "tcm-28", Map.of("enterprise", "10127300114596"));
            case DRUG, VACCINE -> of(category, "drug-20", Map.of("drugId", "81124" + two));
            case PESTICIDE -> of(category, "pesticide-2026", Map.of("registrationCategory", "1", "registrationNumber", "2012" + two,
                    "productionType", "1", "specification", "001"));
            case VETERINARY_DRUG -> new DemoGoods(id(category), category.text(), category, "unit", "vetdrug-24",
                    Map.of("enterprise", "310" + two), Map.of("applicationDate", "2026-05-01"));
            case SEED -> of(category, "seed-20", Map.of());
            case LIFT, GAS_CYLINDER, SPECIAL_EQUIPMENT -> of(category, "equipment",
                    Map.of("class", "23" + two, "maker", "31007", "year", "2026", "guessOdds", 1));
            case EXPLOSIVES -> new DemoGoods(id(category), category.text(), category, "unit", "detonator-13",
                    Map.of("maker", two, "feature", "1", "guessOdds", 1), Map.of("productionDate", "2026-05-01"));
            default -> of(category, "gs1-sgtin", Map.of("gtin", gtin("06901234561" + two)));
        };
    }

    private static DemoGoods of(Category category, String scheme, Map<String, Object> fields) {
        return new DemoGoods(id(category), category.text(), category, "unit", scheme, new TreeMap<>(fields), Map.of());
    }

    private static String id(Category category) {
        return "any-" + category.text();
    }

    /** A GTIN from its first 13 digits: weights 3 and 1 from the right (GS1 General Specifications, 7.9). */
    private static String gtin(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            sum += (digits.charAt(i) - '0') * (i % 2 == 0 ? 3 : 1);
        }
        return digits + (10 - sum % 10) % 10;
    }
}
