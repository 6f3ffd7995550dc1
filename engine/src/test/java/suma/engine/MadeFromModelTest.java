package suma.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import suma.engine.FaultPoints.Place;
import suma.engine.catalog.Batch;
import suma.engine.catalog.Level;
import suma.engine.catalog.Verdict;
import suma.engine.command.Command;
import suma.engine.command.Command.BatchFacts;
import suma.engine.command.EventContext;
import suma.engine.command.Goods;
import suma.engine.command.Outcome;
import suma.engine.command.Outcome.Accepted;
import suma.engine.recall.RecallNotice;
import suma.engine.recall.RecallScope;
import suma.engine.recall.RecallScope.OfMadeFromCode;
import suma.engine.recall.RecallScope.OfMadeFromLot;

/**
 * Random transformations, packings and recalls of what was made, against sets that are worked out anew from all transformations
 * that were accepted, with crashes at every named place of the commit. A failure names its seed.
 */
class MadeFromModelTest {
    private static final List<String> PRODUCTS = List.of("a", "b");

    @TempDir
    Path folder;

    private final Map<String, String> lotOf = new LinkedHashMap<>();
    private final Map<String, String> parents = new HashMap<>();
    private final List<Made> made = new ArrayList<>();
    private final Map<Long, Cover> covers = new LinkedHashMap<>();
    private final AtomicReference<Optional<Place>> armed = new AtomicReference<>(Optional.empty());
    private Random random;
    private Bed bed;

    /** Lots are {@code product/lot}; the codes used include what they held. */
    private record Made(Set<String> usedLots, Set<String> usedCodes, Set<String> lots, Set<String> codes) {
    }

    /** What a recall covers; origin is a lot or a code. */
    private static final class Cover {
        private final String origin;
        private final Set<String> lots = new HashSet<>();
        private final Set<String> codes = new HashSet<>();
        private final Set<String> batchCodes = new HashSet<>();
        private boolean lifted;

        Cover(String origin) {
            this.origin = origin;
        }
    }

    private void workOut(Cover cover) {
        for (int before = -1; before < cover.lots.size() + cover.codes.size(); ) {
            before = cover.lots.size() + cover.codes.size();
            made.stream().filter(one -> uses(one, cover)).forEach(one -> {
                cover.lots.addAll(one.lots);
                cover.codes.addAll(one.codes);
            });
        }
        lotOf.forEach((code, lot) -> {
            if (cover.lots.contains(lot)) {
                cover.batchCodes.add(code);
            }
        });
    }

    private boolean uses(Made one, Cover cover) {
        return one.usedLots.stream().anyMatch(lot -> lot.equals(cover.origin) || cover.lots.contains(lot))
                || one.usedCodes.stream().anyMatch(code -> code.equals(cover.origin) || cover.codes.contains(code)
                || lotOf.get(code).equals(cover.origin) || cover.lots.contains(lotOf.get(code)));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void agreesWithTheModel(long seed) {
        random = new Random(seed);
        bed = Bed.open(config());
        bed.put(Bed.drug("a", 8112340, Level.UNIT));
        bed.put(Bed.drug("b", 8112341, Level.UNIT));
        bed.put(Bed.drug("box", 8112342, Level.CASE));
        order("box", "none", 40);
        for (int step = 0; step < 250; step++) {
            step();
        }
        covers.keySet().forEach(this::checkRecall);
        lotOf.keySet().forEach(this::check);
        bed.close();
        assertEquals(List.of(), Bed.findings(EngineConfig.at(folder)));
    }

    private void step() {
        switch (random.nextInt(12)) {
            case 0 -> order(anyProduct(), "L" + random.nextInt(9), 1 + random.nextInt(90));
            case 1, 2 -> pack();
            case 3 -> recall();
            case 4 -> lift();
            case 5 -> reopen();
            case 6, 7 -> together();
            default -> transform();
        }
        if (!lotOf.isEmpty()) {
            check(anyCode());
        }
    }

    private String anyProduct() {
        return PRODUCTS.get(random.nextInt(PRODUCTS.size()));
    }

    private String anyCode() {
        List<String> codes = List.copyOf(lotOf.keySet());
        return codes.get(random.nextInt(codes.size()));
    }

    private void order(String product, String lot, int quantity) {
        Batch batch = bed.order(new BatchFacts(product, lot, Optional.empty(), Optional.empty(), new TreeMap<>()), quantity);
        bed.accept(Bed.commission(batch, 0, quantity));
        bed.codes(batch).forEach(code -> lotOf.put(code, product + "/" + lot));
        update();
    }

    private void update() {
        covers.values().stream().filter(cover -> !cover.lifted).forEach(this::workOut);
    }

    private List<String> someCodes(boolean boxes) {
        List<String> fitting = lotOf.keySet().stream().filter(code -> lotOf.get(code).startsWith("box") == boxes).toList();
        int from = fitting.isEmpty() ? 0 : random.nextInt(fitting.size());
        return fitting.subList(from, Math.min(fitting.size(), from + 1 + random.nextInt(4)));
    }

    private void pack() {
        List<String> boxes = someCodes(true);
        List<String> units = someCodes(false);
        if (!units.isEmpty() && accepts(bed.pack(boxes.get(0), units))) {
            units.forEach(unit -> parents.put(unit, boxes.get(0)));
        }
    }

    private Goods anyGoods(boolean input) {
        if (random.nextBoolean()) {
            return new Goods.Lot(anyProduct(), "L" + random.nextInt(9), BigDecimal.ONE, "kg");
        }
        List<String> codes = someCodes(input && random.nextInt(3) == 0);
        return codes.isEmpty() ? anyGoods(input) : new Goods.Codes(bed.ids(codes));
    }

    private List<Goods> someGoods(boolean input) {
        List<Goods> goods = new ArrayList<>();
        for (int left = 1 + random.nextInt(2); left > 0; left--) {
            goods.add(anyGoods(input));
        }
        return goods;
    }

    private Command.Transform anyTransform() {
        return new Command.Transform(someGoods(true), someGoods(false), EventContext.NONE);
    }

    private void transform() {
        Command.Transform transform = anyTransform();
        if (accepts(transform)) {
            remember(transform);
        }
    }

    private void together() {
        List<Command> transforms = new ArrayList<>();
        for (int left = 1 + random.nextInt(3); left > 0; left--) {
            transforms.add(anyTransform());
        }
        if (accepts(new Command.Together(transforms))) {
            transforms.forEach(one -> remember((Command.Transform) one));
        }
    }

    private void remember(Command.Transform transform) {
        Set<String> used = codes(transform.inputs());
        parents.forEach((unit, box) -> {
            if (codes(transform.inputs()).contains(box)) {
                used.add(unit);
            }
        });
        codes(transform.inputs()).forEach(parents::remove);
        made.add(new Made(lots(transform.inputs()), used, lots(transform.outputs()), codes(transform.outputs())));
        update();
    }

    private static Set<String> lots(List<Goods> goods) {
        return goods.stream().filter(Goods.Lot.class::isInstance).map(one -> ((Goods.Lot) one).product() + "/" + ((Goods.Lot) one).lot())
                .collect(Collectors.toSet());
    }

    private Set<String> codes(List<Goods> goods) {
        Set<String> codes = new HashSet<>();
        for (Goods one : goods) {
            if (one instanceof Goods.Codes list) {
                for (long id : list.codes()) {
                    codes.add(bed.text(id));
                }
            }
        }
        return codes;
    }

    private void recall() {
        String lot = anyProduct() + "/L" + random.nextInt(9);
        boolean ofCode = random.nextInt(3) == 0;
        String origin = ofCode ? anyCode() : lot;
        RecallScope scope = ofCode ? new OfMadeFromCode(bed.id(origin)) : new OfMadeFromLot(lot.substring(0, 1), lot.substring(2));
        Cover cover = new Cover(origin);
        workOut(cover);
        boolean right = !cover.lots.isEmpty() || !cover.codes.isEmpty();
        long number = bed.engine.sequence() + 1;
        boolean accepted = false;
        for (int tries = 0; tries == 0 || right && !accepted && tries < 4; tries++) {
            accepted = accepts(new Command.Recall(scope, "", "", EventContext.NONE));
        }
        assertEquals(right, accepted, scope::toString);
        if (accepted) {
            covers.put(number, cover);
        }
    }

    private void lift() {
        List<Long> inForce = covers.keySet().stream().filter(number -> !covers.get(number).lifted).toList();
        if (inForce.size() > 1) {
            long number = inForce.get(random.nextInt(inForce.size()));
            checkRecall(number);
            covers.get(number).lifted = accepts(new Command.LiftRecall(number, EventContext.NONE));
        }
    }

    private void reopen() {
        bed.close();
        bed = Bed.open(config());
    }

    private EngineConfig config() {
        return EngineConfig.at(folder).withFaults(place -> {
            if (armed.get().equals(Optional.of(place))) {
                armed.set(Optional.empty());
                throw new IllegalStateException("crash at " + place);
            }
        });
    }

    /** True when a command was accepted; after a crash the engine that is opened again is asked. */
    private boolean accepts(Command command) {
        if (random.nextInt(20) == 0) {
            armed.set(Optional.of(FaultPoints.COMMIT.get(random.nextInt(FaultPoints.COMMIT.size()))));
        }
        long before = bed.engine.sequence();
        Outcome outcome = bed.engine.execute(command);
        armed.set(Optional.empty());
        if (outcome instanceof Outcome.Unavailable) {
            reopen();
            return bed.engine.sequence() > before;
        }
        return outcome instanceof Accepted;
    }

    private void check(String code) {
        Set<Long> covering = covers.entrySet().stream().filter(entry -> !entry.getValue().lifted)
                .filter(entry -> entry.getValue().codes.contains(code) || entry.getValue().batchCodes.contains(code)).map(Map.Entry::getKey).collect(Collectors.toSet());
        long recall = bed.find(code).recall();
        assertEquals(!covering.isEmpty(), recall != RecallNotice.NONE, code);
        assertEquals(!covering.isEmpty(), covering.contains(recall), code);
        Verdict verdict = bed.verdict(code);
        assertEquals(!covering.isEmpty() && verdict != Verdict.DESTROYED, verdict == Verdict.RECALLED, code);
    }

    private void checkRecall(long number) {
        Cover cover = covers.get(number);
        if (cover.lifted) {
            return;
        }
        RecallNotice notice = bed.engine.recalls().find(number).orElseThrow();
        Set<String> expected = new HashSet<>(cover.codes);
        expected.addAll(cover.batchCodes);
        List<String> actual = Bed.codes(bed.engine.recalls().codes(notice));
        assertEquals(expected, Set.copyOf(actual));
        assertEquals(expected.size(), actual.size());
        assertEquals(expected.size(), bed.engine.recalls().impact(notice).codes());
        assertEquals(cover.lots, bed.engine.recalls().impact(notice).lots().stream().map(lot -> lot.product() + "/" + lot.lot()).collect(Collectors.toSet()));
    }
}
