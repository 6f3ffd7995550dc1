package suma.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import suma.bench.KillDeed.Change;
import suma.bench.KillJob.Kind;
import suma.bench.KillStock.Box;

/** Chooses, by seed, what one line does next. Everything it asks for is within the rules, so a refusal is a finding. */
final class KillPlan {
    static final String UNIT = "kill-unit";
    static final String CASE = "kill-case";
    static final String BOTTLE = "kill-bottle";
    static final String GTIN = "12345678901231";
    private static final int UNITS_A_BATCH = 1000;
    private static final int CASES_A_BATCH = 150;
    private static final int YOUNG_CODES = 60;
    private static final int CHILDREN = 12;
    private static final int PACKS_AN_ARRAY = 5;
    private static final int FEWEST_LINES = 10;
    private static final int MOST_LINES = 60;
    /** Codes of a streamed registration that the server records together. */
    private static final int PORTION = 4096;
    /** Of 18 digits. */
    private static final long LEAST_SERIAL = 100_000_000_000_000_000L;
    static final String EVENTS = "/v1/events";

    private final KillNames names;
    private final Random random;
    private final KillStock stock;
    private final KillTrade trade;
    private final List<String> registered = new ArrayList<>();
    private Runnable then = () -> { };

    KillPlan(KillNames names, Random random) {
        this.names = names;
        this.random = random;
        stock = new KillStock(random);
        trade = new KillTrade(names, random, stock);
    }

    /** What the server has to know before so many lines work. */
    static List<KillJob> beginnings(int lines) {
        Stream<KillJob> parties = IntStream.range(0, lines).mapToObj(line -> KillJob.of(Kind.PARTY,
                KillRequest.put("/v1/parties/" + KillNames.party(line), "{\"name\":\"Kill rig\",\"kind\":\"shop\"}"), List.of()));
        return Stream.concat(products(), parties).toList();
    }

    private static Stream<KillJob> products() {
        String drug = "{\"name\":\"Kill rig\",\"category\":\"drug\",\"scheme\":\"drug-20\",\"level\":\"%s\",\"drugId\":\"%s\"}";
        String wine = "{\"name\":\"Kill rig\",\"category\":\"imported-wine\",\"scheme\":\"gs1-sgtin\",\"level\":\"unit\","
                + "\"gtin\":\"" + GTIN + "\",\"serialLength\":18,\"serialAlphabet\":\"digits\"}";
        return Stream.of(KillRequest.put("/v1/products/" + UNIT, drug.formatted("unit", "8100001")),
                KillRequest.put("/v1/products/" + CASE, drug.formatted("case", "8900001")),
                KillRequest.put("/v1/products/" + BOTTLE, wine)).map(put -> KillJob.of(Kind.PRODUCT, put, List.of()));
    }

    /** An order of each product. */
    static List<KillJob> afterRestoring() {
        return Stream.of(UNIT, CASE, BOTTLE).map(product -> order(KillBatch.ordered(product, "restored-" + product, UNITS_A_BATCH), "")).toList();
    }

    KillJob next() {
        then = () -> { };
        if (stock.freshUnits() < MOST_LINES * CHILDREN) {
            return order(UNIT, UNITS_A_BATCH, stock::addUnits);
        }
        if (stock.freshCases() < MOST_LINES) {
            return order(CASE, CASES_A_BATCH, stock::addCases);
        }
        int dice = random.nextInt(100);
        if (dice < 30) {
            return packing(dice);
        }
        if (dice < 38 && stock.hasBoxes()) {
            return unpack();
        }
        return dice < 70 && trade.hasGoods() ? trade() : other(dice);
    }

    private KillJob trade() {
        KillStep step = trade.next();
        then = step.then();
        return step.job();
    }

    /** Takes the goods of the job back to stock; after it was acknowledged. */
    void finished() {
        then.run();
    }

    private KillJob packing(int dice) {
        if (dice < 15) {
            Box box = box();
            return event(Kind.PACK, json(box), changes(List.of(box)));
        }
        return dice < 20 ? array() : stream();
    }

    private KillJob other(int dice) {
        if (dice < 80) {
            return commission();
        }
        if (dice < 87) {
            return dice < 86 ? register() : registerStream();
        }
        if (!stock.hasYoung()) {
            return order(random.nextBoolean() ? UNIT : BOTTLE, YOUNG_CODES, stock::addYoung);
        }
        KillBatch oldest = stock.takeYoung();
        return oldest.standing(0).equals(KillStanding.ISSUED) ? commissionRange(oldest) : voidRest(oldest);
    }

    private KillJob order(String product, int quantity, Consumer<KillBatch> taker) {
        KillBatch batch = KillBatch.ordered(product, names.lot(), quantity);
        then = () -> taker.accept(batch);
        return order(batch, names.key());
    }

    private static KillJob order(KillBatch batch, String key) {
        String json = "{\"product\":\"" + batch.product() + "\",\"quantity\":" + batch.quantity() + ",\"lot\":\"" + batch.lot() + "\"}";
        return KillJob.bringing(Kind.ORDER, KillRequest.post("/v1/batches", json, key), batch, List.of(new KillDeed(List.of(), 1)));
    }

    /** Some bottles of others, among them now and then some that were registered before. */
    private KillJob register() {
        List<String> fresh = IntStream.range(0, 1 + random.nextInt(40)).mapToObj(i -> foreignCode()).toList();
        KillBatch batch = KillBatch.registered(BOTTLE, names.lot(), fresh);
        List<String> told = new ArrayList<>(fresh);
        if (!registered.isEmpty()) {
            told.add(registered.get(random.nextInt(registered.size())));
        }
        then = () -> registered.addAll(fresh);
        String json = "{\"product\":\"" + BOTTLE + "\",\"lot\":\"" + batch.lot() + "\",\"codes\":" + KillCode.texts(told.stream()) + "}";
        return KillJob.bringing(Kind.REGISTRATION, KillRequest.post("/v1/registrations", json, names.key()), batch,
                List.of(new KillDeed(KillCode.all(batch.all(), KillStanding.COMMISSIONED), 1)));
    }

    /** More codes than the server takes in one portion; each portion is there whole or not at all. */
    private KillJob registerStream() {
        List<String> fresh = IntStream.range(0, PORTION + 1 + random.nextInt(PORTION)).mapToObj(i -> foreignCode()).toList();
        KillBatch batch = KillBatch.registered(BOTTLE, names.lot(), fresh);
        List<KillDeed> portions = List.of(new KillDeed(KillCode.all(batch.range(0, PORTION), KillStanding.COMMISSIONED), 1),
                new KillDeed(KillCode.all(batch.range(PORTION, fresh.size()), KillStanding.COMMISSIONED), 1));
        String path = "/v1/registrations?product=" + BOTTLE + "&lot=" + batch.lot();
        KillRequest post = KillRequest.postText(path, String.join("\n", fresh), names.key());
        return KillJob.bringing(Kind.REGISTRATION_STREAM, post, batch, portions);
    }

    /** A serial that might be issued as well, and in practice never is. */
    private String foreignCode() {
        return "01" + GTIN + "21" + (LEAST_SERIAL + random.nextLong(9 * LEAST_SERIAL));
    }

    private Box box() {
        Box box = stock.takeBox(CHILDREN);
        Runnable before = then;
        then = () -> {
            before.run();
            stock.addBox(box);
        };
        return box;
    }

    private static String json(Box box) {
        return "{\"type\":\"pack\",\"parent\":\"" + box.parent().text() + "\",\"children\":" + KillCode.json(box.children()) + "}";
    }

    private static List<Change> changes(List<Box> boxes) {
        return boxes.stream().flatMap(box -> Stream.concat(
                Stream.of(new Change(box.parent(), KillStanding.COMMISSIONED)),
                KillCode.all(box.children(), KillStanding.in(box.parent().text())).stream())).toList();
    }

    private List<Box> boxes(int count) {
        return IntStream.range(0, count).mapToObj(i -> box()).toList();
    }

    /** Packs that all happen or none. */
    private KillJob array() {
        List<Box> boxes = boxes(PACKS_AN_ARRAY);
        String json = boxes.stream().map(KillPlan::json).collect(Collectors.joining(",", "[", "]"));
        return KillJob.together(Kind.PACKS, KillRequest.post(EVENTS, json, names.key()), changes(boxes), boxes.size());
    }

    private KillJob stream() {
        List<Box> boxes = boxes(FEWEST_LINES + random.nextInt(MOST_LINES - FEWEST_LINES));
        String lines = boxes.stream().map(KillPlan::json).collect(Collectors.joining("\n", "", "\n"));
        List<KillDeed> deeds = boxes.stream().map(box -> new KillDeed(changes(List.of(box)), 1)).toList();
        return KillJob.lines(Kind.PACK_STREAM, KillRequest.postLines(EVENTS, lines, names.key()), deeds);
    }

    /** All of a box, or its first half. */
    private KillJob unpack() {
        Box box = stock.takePacked();
        boolean all = random.nextBoolean();
        List<KillCode> out = all ? box.children() : box.children().subList(0, CHILDREN / 2);
        then = () -> stock.addLoose(out);
        String named = all ? "" : ",\"children\":" + KillCode.json(out);
        return event(Kind.UNPACK, "{\"type\":\"unpack\",\"parent\":\"" + box.parent().text() + "\"" + named + "}",
                KillCode.all(out, KillStanding.COMMISSIONED));
    }

    private KillJob commission() {
        List<KillCode> fresh = stock.takeFresh(1 + random.nextInt(CHILDREN));
        then = () -> stock.addLoose(fresh);
        return event(Kind.COMMISSION, "{\"type\":\"commission\",\"codes\":" + KillCode.json(fresh) + "}", KillCode.all(fresh, KillStanding.COMMISSIONED));
    }

    private KillJob commissionRange(KillBatch batch) {
        int count = 1 + random.nextInt(YOUNG_CODES - 1);
        then = () -> stock.addYoung(batch);
        String json = "{\"type\":\"commission\",\"batch\":\"" + batch.id() + "\",\"offset\":0,\"count\":" + count + "}";
        return event(Kind.COMMISSION, json, KillCode.all(batch.range(0, count), KillStanding.COMMISSIONED));
    }

    private KillJob voidRest(KillBatch batch) {
        int first = 0;
        while (!batch.standing(first).equals(KillStanding.ISSUED)) {
            first++;
        }
        return KillJob.of(Kind.VOID, KillRequest.post("/v1/batches/" + batch.id() + "/void", "", names.key()),
                KillCode.all(batch.range(first, YOUNG_CODES), KillStanding.VOIDED));
    }

    /** Most events have a key; one without is never sent again. */
    private KillJob event(Kind kind, String json, List<Change> changes) {
        return KillJob.of(kind, KillRequest.post(EVENTS, json, random.nextInt(10) == 0 ? "" : names.key()), changes);
    }
}
