package suma.resolver.demo;

import static suma.resolver.catalog.Category.DAIRY;
import static suma.resolver.catalog.Category.EXPLOSIVES;
import static suma.resolver.catalog.Category.GAS_CYLINDER;
import static suma.resolver.catalog.Category.IMPORTED_WINE;
import static suma.resolver.catalog.Category.INFANT_FORMULA;
import static suma.resolver.catalog.Category.DRUG;
import static suma.resolver.catalog.Category.MEDICINAL_HERBS;
import static suma.resolver.catalog.Category.PACKAGING;
import static suma.resolver.catalog.Category.PESTICIDE;
import static suma.resolver.catalog.Category.SEED;
import static suma.resolver.catalog.Category.VEGETABLES;
import static suma.resolver.catalog.Category.VETERINARY_DRUG;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import suma.resolver.catalog.Category;

/**
 * A product of the demonstration.
 *
 * @param fields what its scheme fixes, and guess odds where they are not the usual ones
 * @param order  what its scheme takes from the batch
 */
record DemoGoods(String id, String name, Category category, String level, String scheme, Map<String, Object> fields,
                 Map<String, Object> order) {
    static final int UNITS = 48;
    /** Its codes come from abroad: they are registered, not ordered. */
    static final DemoGoods WINE = new DemoGoods("rioja", "Rioja 0.75 l", IMPORTED_WINE, "unit", "gs1-sgtin",
            Map.of("gtin", "08412345678905"), Map.of());
    static final DemoGoods CARTON = new DemoGoods("carton", "Carton of 24", PACKAGING, "case", "gs1-sgtin",
            Map.of("gtin", "16901234567899"), Map.of());
    static final DemoGoods PALLET = new DemoGoods("pallet", "Pallet", PACKAGING, "pallet", "gs1-sscc",
            Map.of("companyPrefix", "6901234"), Map.of());
    static final DemoGoods ASPIRIN = new DemoGoods("aspirin", "阿司匹林片 20 片", DRUG, "unit", "drug-20",
            Map.of("drugId", "8112345"), Map.of());

    static final DemoGoods FORMULA = new DemoGoods("formula", "婴儿配方奶粉 800 g", INFANT_FORMULA, "unit", "gs1-sgtin",
            Map.of("gtin", "06901234567892"), Map.of());
    /** Known by the lot only. */
    static final DemoGoods MILK = new DemoGoods("milk", "生牛乳", DAIRY, "unit", "gs1-sgtin", Map.of("gtin", "06901234567885"), Map.of());

    static final List<DemoGoods> ORDERED = List.of(
            new DemoGoods("cabbage", "大白菜", VEGETABLES, "unit", "market-20",
                    Map.of("subject", "1101140000017"), Map.of()),
            new DemoGoods("ginseng", "人参", MEDICINAL_HERBS, "unit", "tcm-28",
                    Map.of("enterprise", "10127300114596"), Map.of()),
            FORMULA,
            ASPIRIN,
            new DemoGoods("herbicide", "除草剂 200 ml", PESTICIDE, "unit", "pesticide-32",
                    Map.of("registrationCategory", "1", "registrationNumber", "201234", "productionType", "1",
                            "specification", "001"), Map.of()),
            new DemoGoods("amoxicillin", "阿莫西林可溶性粉", VETERINARY_DRUG, "unit", "vetdrug-24",
                    Map.of("enterprise", "31001"), Map.of("applicationDate", "2026-05-01")),
            new DemoGoods("wheat", "小麦种子 25 kg", SEED, "unit", "seed-20", Map.of(), Map.of()),
            new DemoGoods("cylinder", "液化石油气瓶", GAS_CYLINDER, "unit", "equipment",
                    Map.of("class", "2310", "maker", "31007", "year", "2026", "guessOdds", 1), Map.of()),
            new DemoGoods("detonator", "电雷管", EXPLOSIVES, "unit", "detonator-13",
                    Map.of("maker", "12", "feature", "1", "guessOdds", 1), Map.of("productionDate", "2026-05-01")));

    Map<String, Object> body() {
        Map<String, Object> body = new TreeMap<>(fields);
        body.putAll(Map.of("name", name, "category", category.text(), "level", level, "scheme", scheme, "party", "maker"));
        return body;
    }

    Map<String, Object> orderOf(int quantity, String lot, String expiresOn) {
        Map<String, Object> body = new TreeMap<>(order);
        body.putAll(Map.of("product", id, "quantity", quantity, "lot", lot, "expiresOn", expiresOn));
        return body;
    }
}
