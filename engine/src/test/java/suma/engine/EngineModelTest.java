package suma.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import suma.engine.FaultPoints.Place;
import suma.engine.catalog.Batch;
import suma.engine.catalog.Level;
import suma.engine.command.Answer;
import suma.engine.command.Command;
import suma.engine.command.EventContext;
import suma.engine.command.IdempotencyKey;
import suma.engine.command.Outcome;
import suma.engine.command.Outcome.Accepted;
import suma.engine.command.Submission;
import suma.engine.scan.Verdict;
import suma.engine.verify.Verification;

/**
 * Random commands, right and wrong, against an engine and a plain map, with crashes at every named place of the commit.
 * A failure names its seed; the same seed does the same again.
 */
class EngineModelTest {
    private static final int CHECKS_AFTER_CRASH = 200;

    @TempDir
    Path folder;

    private final AtomicReference<Optional<Place>> armed = new AtomicReference<>(Optional.empty());
    private final Map<String, Item> items = new LinkedHashMap<>();
    private final Map<String, List<String>> batches = new LinkedHashMap<>();
    private final Set<String> everIssued = new HashSet<>();
    private Random random;
    private Bed bed;
    private int keys;

    /** What the model knows of a code. */
    private static final class Item {
        private final Level level;
        private Verdict verdict;
        private String parent = "";

        Item(Level level, Verdict verdict) {
            this.level = level;
            this.verdict = verdict;
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void agreesWithTheModel(long seed) {
        run(seed, 400);
    }

    @Tag("slow")
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {101, 102, 103, 104, 105, 106, 107, 108, 109, 110, 111, 112, 113, 114, 115, 116, 117, 118, 119, 120})
    void agreesWithTheModelForLong(long seed) {
        run(seed, 5000);
    }

    private void run(long seed, int steps) {
        random = new Random(seed);
        open();
        bed.put(Bed.drug("unit", 8112340, Level.UNIT));
        bed.put(Bed.drug("inner", 8112341, Level.INNER));
        bed.put(Bed.drug("case", 8112342, Level.CASE));
        bed.put(Bed.product("pallet", "gs1-sscc", Map.of("companyPrefix", "6901234", "extension", "1"), Level.PALLET, "0.01"));
        bed.put(Bed.drug("import", 8112349, Level.UNIT));
        for (int i = 0; i < steps; i++) {
            step();
        }
        checkAll();
        bed.close();
        assertEquals(List.of(), Verification.of(config(), part -> { }).findings());
    }

    private EngineConfig config() {
        return EngineConfig.at(folder).withFaults(place -> {
            if (armed.get().equals(Optional.of(place))) {
                armed.set(Optional.empty());
                throw new IllegalStateException("crash at " + place);
            }
        });
    }

    private void open() {
        bed = Bed.open(config());
    }

    private void step() {
        switch (random.nextInt(12)) {
            case 0 -> order();
            case 1 -> register();
            case 2 -> commission();
            case 3 -> commissionRange();
            case 4, 5, 6 -> pack();
            case 7 -> unpack();
            case 8 -> together();
            case 9 -> voidBatch();
            case 10 -> checkSome(20);
            default -> reopenSometimes();
        }
    }

    private void order() {
        String product = List.of("unit", "unit", "inner", "case", "pallet").get(random.nextInt(5));
        int quantity = 1 + random.nextInt(150);
        Command order = new Command.OrderBatch(Bed.facts(product), quantity, new java.util.TreeMap<>());
        IdempotencyKey key = new IdempotencyKey("order-" + keys++, quantity);
        Optional<Accepted> accepted = attempt(order, Optional.of(key));
        if (accepted.isEmpty()) {
            accepted = attempt(order, Optional.of(key));
        }
        Accepted first = accepted.orElseThrow();
        Accepted again = attempt(order, Optional.of(key)).orElseThrow();
        assertEquals(first.sequence(), again.sequence());
        assertTrue(again.replayed());
        addBatch(((Answer.Ordered) first.answer()).batch(), quantity);
    }

    private void addBatch(int number, int quantity) {
        Batch batch = bed.engine.catalog().batch(number).orElseThrow();
        List<String> codes = bed.codes(batch);
        assertEquals(quantity, codes.size());
        for (String code : codes) {
            assertTrue(everIssued.add(code), () -> "issued twice: " + code);
            items.put(code, new Item(batch.product().level(), Verdict.NOT_COMMISSIONED));
        }
        batches.put(batch.id(), codes);
    }

    private void register() {
        String[] codes = new String[1 + random.nextInt(20)];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = random.nextInt(4) == 0 && !items.isEmpty() ? anyOf(imports(), foreignCode()) : foreignCode();
        }
        Set<String> fresh = new LinkedHashSet<>(Arrays.asList(codes));
        fresh.removeAll(items.keySet());
        Optional<Accepted> accepted = attempt(Bed.registration("import", codes), Optional.empty());
        if (accepted.isPresent()) {
            assertEquals(fresh.size(), ((Answer.Registered) accepted.get().answer()).registered());
        }
        if (accepted.isPresent() || bed.verdict(codes[codes.length - 1]) == Verdict.OK) {
            fresh.forEach(code -> items.put(code, new Item(Level.UNIT, Verdict.OK)));
        }
    }

    private List<String> imports() {
        return items.keySet().stream().filter(code -> code.startsWith("8112349")).toList();
    }

    private String foreignCode() {
        return "8112349" + String.format("%013d", random.nextLong(10_000_000_000_000L));
    }

    private String anyOf(List<String> codes, String otherwise) {
        return codes.isEmpty() ? otherwise : codes.get(random.nextInt(codes.size()));
    }

    private String anyOf(Level level) {
        return anyOf(items.entrySet().stream().filter(entry -> entry.getValue().level == level).map(Map.Entry::getKey).toList(), "81123400000000000000");
    }

    private Level anyLevel() {
        return Level.values()[random.nextInt(4)];
    }

    /** Neighbours in print order, as lines pack them, with now and then a stray among them. */
    private List<String> someOf(Level level) {
        List<List<String>> fitting = batches.values().stream().filter(codes -> items.get(codes.get(0)).level == level).toList();
        if (fitting.isEmpty()) {
            return List.of(anyOf(level));
        }
        List<String> batch = fitting.get(random.nextInt(fitting.size()));
        int from = random.nextInt(batch.size());
        List<String> some = new ArrayList<>(batch.subList(from, Math.min(batch.size(), from + 1 + random.nextInt(30))));
        if (random.nextInt(3) == 0) {
            some.add(anyOf(anyLevel()));
        }
        if (random.nextInt(4) == 0) {
            java.util.Collections.shuffle(some, random);
        }
        return some;
    }

    private void commission() {
        List<String> codes = someOf(anyLevel());
        boolean right = distinct(codes) && codes.stream().allMatch(code -> is(code, Verdict.NOT_COMMISSIONED));
        expect(bed.commission(codes), right, () -> codes.forEach(code -> items.get(code).verdict = Verdict.OK));
    }

    private boolean is(String code, Verdict verdict) {
        return items.containsKey(code) && items.get(code).verdict == verdict;
    }

    private static boolean distinct(List<String> codes) {
        return new HashSet<>(codes).size() == codes.size();
    }

    private void commissionRange() {
        if (batches.isEmpty()) {
            return;
        }
        String id = List.copyOf(batches.keySet()).get(random.nextInt(batches.size()));
        List<String> codes = batches.get(id);
        int offset = random.nextInt(codes.size());
        int count = 1 + random.nextInt(codes.size() - offset);
        Batch batch = bed.engine.catalog().batch(id).orElseThrow();
        var defaults = batch.state().defaults();
        boolean right = !defaults.anyIn(offset, offset + count, suma.engine.catalog.Disposition.VOIDED)
                && defaults.anyIn(offset, offset + count, suma.engine.catalog.Disposition.ISSUED);
        expect(Bed.commission(batch, offset, count), right, () -> codes.subList(offset, offset + count).stream()
                .map(items::get).filter(item -> item.verdict == Verdict.NOT_COMMISSIONED).forEach(item -> item.verdict = Verdict.OK));
    }

    private void voidBatch() {
        if (batches.isEmpty() || random.nextInt(4) != 0) {
            return;
        }
        String id = List.copyOf(batches.keySet()).get(random.nextInt(batches.size()));
        Batch batch = bed.engine.catalog().batch(id).orElseThrow();
        boolean right = batch.state().defaults().anyIn(0, batch.quantity(), suma.engine.catalog.Disposition.ISSUED);
        expect(new Command.VoidBatch(batch.number()), right, () -> batches.get(id).stream().map(items::get)
                .filter(item -> item.verdict == Verdict.NOT_COMMISSIONED).forEach(item -> item.verdict = Verdict.VOIDED));
    }

    private void pack() {
        String parent = anyOf(anyLevel());
        List<String> children = someOf(anyLevel());
        expect(bed.pack(parent, children), mayPack(parent, children), () -> doPack(parent, children));
    }

    private boolean mayPack(String parent, List<String> children) {
        Item holder = items.get(parent);
        return holder != null && holder.verdict != Verdict.VOIDED && distinct(children) && children.stream().allMatch(
                child -> items.containsKey(child) && items.get(child).verdict != Verdict.VOIDED && items.get(child).parent.isEmpty()
                        && items.get(child).level.compareTo(holder.level) < 0);
    }

    private void doPack(String parent, List<String> children) {
        items.get(parent).verdict = Verdict.OK;
        for (String child : children) {
            items.get(child).verdict = Verdict.OK;
            items.get(child).parent = parent;
        }
    }

    private void unpack() {
        String parent = anyOf(anyLevel());
        List<String> held = heldBy(parent);
        List<String> children = random.nextBoolean() ? List.of() : held.subList(0, random.nextInt(held.size() + 1));
        List<String> leaving = children.isEmpty() ? held : children;
        expect(bed.unpack(parent, children), items.containsKey(parent) && !held.isEmpty(),
                () -> leaving.forEach(child -> items.get(child).parent = ""));
    }

    private List<String> heldBy(String parent) {
        return items.entrySet().stream().filter(entry -> entry.getValue().parent.equals(parent)).map(Map.Entry::getKey).toList();
    }

    private void together() {
        String parent = anyOf(Level.CASE);
        List<String> children = someOf(Level.UNIT);
        boolean right = mayPack(parent, children);
        Command pack = bed.pack(parent, children);
        Command unpack = bed.unpack(parent, children);
        if (random.nextBoolean()) {
            expect(new Command.Together(List.of(pack, unpack, pack)), right, () -> doPack(parent, children));
        } else {
            expect(new Command.Together(List.of(pack, pack)), false, () -> { });
        }
    }

    /** Does a command that the model thinks right or wrong; after a crash both outcomes are possible, and the engine is asked. */
    private void expect(Command command, boolean right, Runnable effect) {
        long before = bed.engine.sequence();
        Outcome outcome = submitMaybeCrashing(command, Optional.empty());
        if (outcome instanceof Outcome.Unavailable) {
            reopen();
            if (right && bed.engine.sequence() > before) {
                effect.run();
            }
            checkSome(CHECKS_AFTER_CRASH);
            return;
        }
        assertEquals(right, outcome instanceof Accepted, () -> outcome + " of " + command);
        if (right) {
            effect.run();
        }
    }

    /** Empty when the engine crashed; it is open again then. */
    private Optional<Accepted> attempt(Command command, Optional<IdempotencyKey> key) {
        Outcome outcome = submitMaybeCrashing(command, key);
        if (outcome instanceof Outcome.Unavailable) {
            reopen();
            return Optional.empty();
        }
        assertTrue(outcome instanceof Accepted, () -> outcome + " of " + command);
        return Optional.of((Accepted) outcome);
    }

    private Outcome submitMaybeCrashing(Command command, Optional<IdempotencyKey> key) {
        if (random.nextInt(25) == 0) {
            armed.set(Optional.of(Place.values()[random.nextInt(Place.values().length)]));
        }
        java.util.concurrent.CompletableFuture<Outcome> outcome = new java.util.concurrent.CompletableFuture<>();
        bed.engine.submit(new Submission(command, 7, key), outcome::complete);
        Outcome heard = outcome.join();
        armed.set(Optional.empty());
        return heard;
    }

    private void reopenSometimes() {
        if (random.nextInt(10) == 0) {
            reopen();
            checkSome(CHECKS_AFTER_CRASH);
        }
    }

    private void reopen() {
        bed.close();
        open();
    }

    private void checkSome(int count) {
        List<String> codes = List.copyOf(items.keySet());
        for (int i = 0; i < count && !codes.isEmpty(); i++) {
            check(codes.get(random.nextInt(codes.size())));
        }
    }

    private void check(String code) {
        Item item = items.get(code);
        assertEquals(item.verdict, bed.verdict(code), code);
        assertEquals(item.parent, bed.parent(code), code);
    }

    private void checkAll() {
        items.keySet().forEach(this::check);
        for (String parent : items.keySet()) {
            if (items.get(parent).level != Level.UNIT) {
                Set<String> direct = new HashSet<>(bed.contents(parent));
                direct.removeIf(code -> !items.get(code).parent.equals(parent));
                assertEquals(new HashSet<>(heldBy(parent)), direct, parent);
            }
        }
    }
}
