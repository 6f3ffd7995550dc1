package suma.bench;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
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
    private static final int UNITS_A_BATCH = 3000;
    private static final int CASES_A_BATCH = 400;
    private static final int YOUNG_CODES = 60;
    private static final int CHILDREN = 12;
    private static final int PACKS_AN_ARRAY = 5;
    private static final int FEWEST_LINES = 20;
    private static final int MOST_LINES = 200;
    /** Codes of a streamed registration that the server records together. */
    private static final int PORTION = 4096;
    private static final String EVENTS = "/v1/events";

    private final int line;
    private final Random random;
    private final KillStock stock;
    private final Deque<KillBatch> young = new ArrayDeque<>();
    private final List<String> registered = new ArrayList<>();
    private Runnable then = () -> { };
    private int requests;
    private int lots;

    KillPlan(int line, Random random) {
        this.line = line;
        this.random = random;
        stock = new KillStock(random);
    }

    /** What the server has to know before any line works. */
    static List<KillJob> products() {
        String drug = "{\"name\":\"Kill rig\",\"category\":\"drug\",\"scheme\":\"drug-20\",\"level\":\"%s\",\"drugId\":\"%s\"}";
        String wine = "{\"name\":\"Kill rig\",\"category\":\"imported-wine\",\"scheme\":\"gs1-sgtin\",\"level\":\"unit\","
                + "\"gtin\":\"" + GTIN + "\",\"serialLength\":12,\"serialAlphabet\":\"digits\"}";
        return Stream.of(KillRequest.put("/v1/products/" + UNIT, drug.formatted("unit", "8100001")),
                KillRequest.put("/v1/products/" + CASE, drug.formatted("case", "8900001")),
                KillRequest.put("/v1/products/" + BOTTLE, wine)).map(put -> KillJob.of(Kind.PRODUCT, put, List.of())).toList();
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
        if (dice < 45) {
            return packing(dice);
        }
        return dice < 60 && stock.hasBoxes() ? unpack() : other(dice);
    }

    /** Takes the goods of the job back to stock; after it was acknowledged. */
    void finished() {
        then.run();
    }

    private KillJob packing(int dice) {
        if (dice < 25) {
            Box box = box();
            return event(Kind.PACK, json(box), changes(List.of(box)));
        }
        return dice < 32 ? array() : stream();
    }

    private KillJob other(int dice) {
        if (dice < 70) {
            return commission();
        }
        if (dice < 80) {
            return dice < 78 ? register() : registerStream();
        }
        if (young.isEmpty()) {
            return order(random.nextBoolean() ? UNIT : BOTTLE, YOUNG_CODES, young::add);
        }
        KillBatch oldest = young.remove();
        return oldest.standing(0) == KillStanding.ISSUED ? commissionRange(oldest) : voidRest(oldest);
    }

    private KillJob order(String product, int quantity, Consumer<KillBatch> taker) {
        KillBatch batch = KillBatch.ordered(product, lot(), quantity);
        then = () -> taker.accept(batch);
        String json = "{\"product\":\"" + product + "\",\"quantity\":" + quantity + ",\"lot\":\"" + batch.lot() + "\"}";
        return KillJob.bringing(Kind.ORDER, KillRequest.post("/v1/batches", json, key()), batch, List.of());
    }

    private String lot() {
        return "K" + line + "-" + lots++;
    }

    private String key() {
        return "line-" + line + "-" + requests++;
    }

    /** Some bottles of others, among them now and then some that were registered before. */
    private KillJob register() {
        List<String> fresh = IntStream.range(0, 1 + random.nextInt(40)).mapToObj(i -> foreignCode()).toList();
        KillBatch batch = KillBatch.registered(BOTTLE, lot(), fresh);
        List<String> told = new ArrayList<>(fresh);
        if (!registered.isEmpty()) {
            told.add(registered.get(random.nextInt(registered.size())));
        }
        then = () -> registered.addAll(fresh);
        String json = "{\"product\":\"" + BOTTLE + "\",\"lot\":\"" + batch.lot() + "\",\"codes\":" + texts(told.stream()) + "}";
        return KillJob.bringing(Kind.REGISTRATION, KillRequest.post("/v1/registrations", json, key()), batch,
                to(range(batch, 0, fresh.size()), KillStanding.COMMISSIONED));
    }

    /** More codes than the server takes in one portion; each portion is there whole or not at all. */
    private KillJob registerStream() {
        List<String> fresh = IntStream.range(0, PORTION + 1 + random.nextInt(PORTION)).mapToObj(i -> foreignCode()).toList();
        KillBatch batch = KillBatch.registered(BOTTLE, lot(), fresh);
        List<KillDeed> portions = List.of(new KillDeed(to(range(batch, 0, PORTION), KillStanding.COMMISSIONED), 1),
                new KillDeed(to(range(batch, PORTION, fresh.size()), KillStanding.COMMISSIONED), 1));
        String path = "/v1/registrations?product=" + BOTTLE + "&lot=" + batch.lot();
        KillRequest post = KillRequest.postText(path, String.join("\n", fresh), key());
        return new KillJob(Kind.REGISTRATION_STREAM, post, portions, Optional.of(batch));
    }

    private String foreignCode() {
        return "01" + GTIN + "21" + (100_000_000_000L + random.nextLong(900_000_000_000L));
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
        return "{\"type\":\"pack\",\"parent\":\"" + box.parent().text() + "\",\"children\":" + codes(box.children()) + "}";
    }

    private static String codes(List<KillCode> codes) {
        return texts(codes.stream().map(KillCode::text));
    }

    private static String texts(Stream<String> codes) {
        return codes.collect(Collectors.joining("\",\"", "[\"", "\"]"));
    }

    private static List<Change> changes(List<Box> boxes) {
        return boxes.stream().flatMap(box -> Stream.concat(
                Stream.of(new Change(box.parent(), KillStanding.COMMISSIONED)),
                to(box.children(), KillStanding.in(box.parent().text())).stream())).toList();
    }

    private static List<Change> to(List<KillCode> codes, KillStanding after) {
        return codes.stream().map(code -> new Change(code, after)).toList();
    }

    private List<Box> boxes(int count) {
        return IntStream.range(0, count).mapToObj(i -> box()).toList();
    }

    /** Packs that all happen or none. */
    private KillJob array() {
        List<Box> boxes = boxes(PACKS_AN_ARRAY);
        String json = boxes.stream().map(KillPlan::json).collect(Collectors.joining(",", "[", "]"));
        return KillJob.together(Kind.PACKS, KillRequest.post(EVENTS, json, key()), changes(boxes), boxes.size());
    }

    private KillJob stream() {
        List<Box> boxes = boxes(FEWEST_LINES + random.nextInt(MOST_LINES - FEWEST_LINES));
        String lines = boxes.stream().map(KillPlan::json).collect(Collectors.joining("\n", "", "\n"));
        List<KillDeed> deeds = boxes.stream().map(box -> new KillDeed(changes(List.of(box)), 1)).toList();
        return new KillJob(Kind.PACK_STREAM, KillRequest.postLines(EVENTS, lines, key()), deeds, Optional.empty());
    }

    /** All of a box, or its first half. */
    private KillJob unpack() {
        Box box = stock.takePacked();
        boolean all = random.nextBoolean();
        List<KillCode> out = all ? box.children() : box.children().subList(0, CHILDREN / 2);
        then = () -> stock.addLoose(out);
        String named = all ? "" : ",\"children\":" + codes(out);
        return event(Kind.UNPACK, "{\"type\":\"unpack\",\"parent\":\"" + box.parent().text() + "\"" + named + "}",
                to(out, KillStanding.COMMISSIONED));
    }

    private KillJob commission() {
        List<KillCode> fresh = stock.takeFresh(1 + random.nextInt(CHILDREN));
        then = () -> stock.addLoose(fresh);
        return event(Kind.COMMISSION, "{\"type\":\"commission\",\"codes\":" + codes(fresh) + "}", to(fresh, KillStanding.COMMISSIONED));
    }

    private KillJob commissionRange(KillBatch batch) {
        int count = 1 + random.nextInt(YOUNG_CODES - 1);
        then = () -> young.add(batch);
        String json = "{\"type\":\"commission\",\"batch\":\"" + batch.id() + "\",\"offset\":0,\"count\":" + count + "}";
        return event(Kind.COMMISSION, json, to(range(batch, 0, count), KillStanding.COMMISSIONED));
    }

    private KillJob voidRest(KillBatch batch) {
        int first = 0;
        while (batch.standing(first) != KillStanding.ISSUED) {
            first++;
        }
        return KillJob.of(Kind.VOID, KillRequest.post("/v1/batches/" + batch.id() + "/void", "", key()),
                to(range(batch, first, YOUNG_CODES), KillStanding.VOIDED));
    }

    private static List<KillCode> range(KillBatch batch, int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> new KillCode(batch, i)).toList();
    }

    /** Most events have a key; one without is never sent again. */
    private KillJob event(Kind kind, String json, List<Change> changes) {
        return KillJob.of(kind, KillRequest.post(EVENTS, json, random.nextInt(10) == 0 ? "" : key()), changes);
    }
}
