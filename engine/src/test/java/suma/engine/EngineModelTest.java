package suma.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.LocalDate;
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
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import suma.engine.FaultPoints.Place;
import suma.engine.alert.Alert;
import suma.engine.catalog.Batch;
import suma.engine.catalog.Disposition;
import suma.engine.catalog.Level;
import suma.engine.catalog.Verdict;
import suma.engine.command.Answer;
import suma.engine.command.Command;
import suma.engine.command.Command.BatchFacts;
import suma.engine.command.IdempotencyKey;
import suma.engine.command.Outcome;
import suma.engine.command.Outcome.Accepted;
import suma.engine.command.Submission;
import suma.engine.recall.Impact;
import suma.engine.recall.RecallNotice;
import suma.engine.scan.Finding;
import suma.engine.verify.Verification;

/**
 * Random commands, right and wrong, against an engine and a {@link Model}, with crashes at every named place of the commit.
 * A failure names its seed; {@link Seeds} runs it again.
 */
class EngineModelTest {
    private static final int CHECKS_AFTER_CRASH = 200;

    @TempDir
    Path folder;

    private final AtomicReference<Optional<Place>> armed = new AtomicReference<>(Optional.empty());
    private final Map<String, List<String>> batches = new LinkedHashMap<>();
    private final Set<String> everIssued = new HashSet<>();
    private Model model = new Model();
    private Random random;
    private Bed bed;
    private RandomEvents events;
    private int keys;

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("suma.engine.Seeds#few")
    void agreesWithTheModel(long seed) {
        run(seed, 500);
    }

    @Tag("slow")
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("suma.engine.Seeds#many")
    void agreesWithTheModelForLong(long seed) {
        run(seed, 2000);
    }

    private void run(long seed, int steps) {
        random = new Random(seed);
        events = new RandomEvents(random, batches);
        open();
        RandomEvents.PARTIES.stream().filter(party -> !party.isEmpty()).forEach(bed::party);
        bed.put(Bed.of("north", Bed.drug("unit", 8112340, Level.UNIT)));
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
        events.opened(bed);
    }

    private void step() {
        switch (random.nextInt(19)) {
            case 0 -> order();
            case 1 -> register();
            case 2 -> expect(events.commissionRange(model));
            case 3 -> voidBatch();
            case 4, 5 -> together();
            case 6, 7 -> checkout();
            case 8 -> undo();
            case 9 -> checkSome(20);
            case 11 -> expect(events.scans(model));
            case 10 -> reopenSometimes();
            case 12 -> recall();
            case 13 -> expect(events.lift(model));
            default -> expect(events.any(model));
        }
    }

    private void order() {
        String product = List.of("unit", "unit", "inner", "case", "pallet").get(random.nextInt(5));
        int quantity = 1 + random.nextInt(150);
        BatchFacts facts = new BatchFacts(product, "L" + (1 + random.nextInt(2)), Optional.empty(), random.nextInt(4) == 0 ? Optional.of(LocalDate.EPOCH) : Optional.empty(), new TreeMap<>());
        Command order = new Command.OrderBatch(facts, quantity, new TreeMap<>());
        IdempotencyKey key = new IdempotencyKey("order-" + keys++, quantity);
        Accepted first = insist(order, key);
        Accepted again = insist(order, key);
        assertEquals(first.sequence(), again.sequence());
        assertTrue(again.replayed());
        addBatch(((Answer.Ordered) first.answer()).batch(), quantity);
    }

    private void addBatch(int number, int quantity) {
        Batch batch = bed.engine.catalog().batch(number).orElseThrow();
        List<String> codes = bed.codes(batch);
        assertEquals(quantity, codes.size());
        Model.Facts facts = new Model.Facts(batch.product().level(), batch.expiresOn().isPresent(), batch.product().party(), batch.product().id(), batch.lot());
        for (String code : codes) {
            assertTrue(everIssued.add(code), () -> "issued twice: " + code);
            model.add(code, facts, Disposition.ISSUED);
        }
        batches.put(batch.id(), codes);
    }

    private void register() {
        String[] codes = new String[1 + random.nextInt(20)];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = random.nextInt(4) == 0 ? events.anyOf(imports(), foreignCode()) : foreignCode();
        }
        Set<String> fresh = new LinkedHashSet<>(Arrays.asList(codes));
        fresh.removeAll(model.codes());
        Optional<Accepted> accepted = attempt(Bed.registration("import", codes), Optional.empty());
        if (accepted.isPresent()) {
            assertEquals(fresh.size(), ((Answer.Registered) accepted.get().answer()).registered());
        }
        if (accepted.isPresent() || fresh.stream().anyMatch(code -> bed.find(code).hasBatch())) {
            fresh.forEach(code -> model.add(code, new Model.Facts(Level.UNIT, false, "", "import", "L1"), Disposition.COMMISSIONED));
        }
    }

    private List<String> imports() {
        return model.codes().stream().filter(code -> code.startsWith("8112349")).toList();
    }

    private String foreignCode() {
        return "8112349" + String.format("%013d", random.nextLong(10_000_000_000_000L));
    }

    private void voidBatch() {
        if (!batches.isEmpty() && random.nextInt(4) == 0) {
            expect(events.voidBatch(model));
        }
    }

    /** Events that build on each other, of which the last may spoil all. */
    private void together() {
        Model after = model.copy();
        List<Command> commands = new ArrayList<>();
        Consumer<Model> refusal = any -> { };
        boolean right = true;
        for (int left = 1 + random.nextInt(4); left > 0 && right; left--) {
            RandomEvents.Event event = events.any(after);
            commands.add(event.command());
            right = event.right();
            refusal = event.refusal();
            if (right) {
                event.effect().accept(after);
            }
        }
        expect(new RandomEvents.Event(new Command.Together(commands), right, any -> model = after, refusal));
    }

    private void checkout() {
        List<String> codes = events.basket(model);
        String party = events.anyParty();
        long atMs = events.nextMs();
        long sequence = bed.engine.sequence() + 1;
        Outcome outcome = submitMaybeCrashing(events.checkout(codes, party, atMs), Optional.empty());
        if (outcome instanceof Accepted accepted) {
            assertEquals(sequence, accepted.sequence());
            assertEquals(model.checkout(codes, party, atMs, sequence), ((Answer.CheckedOut) accepted.answer()).results());
            return;
        }
        assertTrue(outcome instanceof Outcome.Unavailable, () -> outcome + " of " + codes);
        reopen();
        if (bed.engine.sequence() == sequence) {
            model.checkout(codes, party, atMs, sequence);
        }
        checkSome(CHECKS_AFTER_CRASH);
    }

    private void undo() {
        List<Long> known = List.copyOf(model.checkouts());
        long checkout = known.isEmpty() || random.nextInt(10) == 0 ? 1 + random.nextInt(100) : known.get(known.size() - 1 - random.nextInt(Math.min(8, known.size())));
        String party = events.anyParty();
        expect(new RandomEvents.Event(new Command.UndoCheckout(checkout, party, suma.engine.command.EventContext.NONE),
                model.mayUndo(checkout, party), now -> now.undo(checkout)));
    }

    private void recall() {
        if (random.nextInt(3) == 0) {
            expect(events.recall(model, bed.engine.sequence() + 1));
        }
    }

    /** Does a command that the model thinks right or wrong; after a crash both outcomes are possible, and the engine is asked. */
    private void expect(RandomEvents.Event event) {
        long before = bed.engine.sequence();
        Outcome outcome = submitMaybeCrashing(event.command(), Optional.empty());
        if (outcome instanceof Outcome.Unavailable) {
            reopen();
            if (bed.engine.sequence() > before) {
                (event.right() ? event.effect() : event.refusal()).accept(model);
            }
            checkSome(CHECKS_AFTER_CRASH);
            return;
        }
        assertEquals(event.right(), outcome instanceof Accepted, () -> outcome + " of " + event.command());
        (event.right() ? event.effect() : event.refusal()).accept(model);
    }

    /** Asks again with the same key for as long as the engine crashes. */
    private Accepted insist(Command command, IdempotencyKey key) {
        Optional<Accepted> accepted = attempt(command, Optional.of(key));
        while (accepted.isEmpty()) {
            accepted = attempt(command, Optional.of(key));
        }
        return accepted.get();
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
            armed.set(Optional.of(FaultPoints.COMMIT.get(random.nextInt(FaultPoints.COMMIT.size()))));
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
        List<String> codes = List.copyOf(model.codes());
        for (int i = 0; i < count && !codes.isEmpty(); i++) {
            check(codes.get(random.nextInt(codes.size())));
        }
    }

    private void check(String code) {
        Finding finding = bed.find(code);
        assertEquals(model.verdict(code), finding.verdict(), code);
        assertEquals(model.is(code, Disposition.SOLD), finding.sold(), code);
        if (finding.sold()) {
            assertEquals(model.sale(code).party(), finding.soldParty(), code);
            assertEquals(model.sale(code).atMs(), finding.soldAtMs(), code);
        }
        assertEquals(model.recall(code).orElse(RecallNotice.NONE), finding.recall(), code);
        assertEquals(model.scanned(code), new Model.Scanned(finding.scans(), finding.firstScanMs()), code);
        assertEquals(model.parent(code), bed.parent(code), code);
    }

    private void checkAll() {
        model.codes().forEach(this::check);
        for (String parent : model.codes()) {
            if (model.level(parent) != Level.UNIT) {
                Set<String> direct = new HashSet<>(bed.contents(parent));
                direct.removeIf(code -> !model.parent(code).equals(parent));
                assertEquals(new HashSet<>(model.heldBy(parent)), direct, parent);
            }
        }
        model.recalls().all().forEach(this::checkRecall);
        assertEquals(model.alerts(), bed.engine.alerts(0, Integer.MAX_VALUE).stream().map(Alert::rule).toList());
    }

    private void checkRecall(long number, RecallModel.Recall recall) {
        RecallNotice notice = bed.engine.recalls().find(number).orElseThrow();
        assertEquals(recall.inForce(), notice.inForce());
        if (!recall.inForce()) {
            return;
        }
        List<String> covered = model.covered(recall);
        Impact impact = bed.engine.recalls().impact(notice);
        assertEquals(covered.size(), impact.codes());
        assertEquals(counted(covered, model::state), inText(impact));
        assertEquals(counted(covered, model::partyOf), impact.byParty().stream().collect(Collectors.toMap(Impact.Share::of, Impact.Share::codes)));
        assertEquals(Set.copyOf(covered), Set.copyOf(Bed.codes(bed.engine.recalls().codes(notice))));
        for (String party : RandomEvents.PARTIES) {
            assertEquals(covered.stream().filter(code -> model.partyOf(code).equals(party)).collect(Collectors.toSet()),
                    Set.copyOf(Bed.codes(bed.engine.recalls().codes(notice, party))));
        }
    }

    private static Map<String, Long> counted(List<String> codes, Function<String, String> by) {
        return codes.stream().collect(Collectors.groupingBy(by, Collectors.counting()));
    }

    private static Map<String, Long> inText(Impact impact) {
        return impact.byState().entrySet().stream().collect(Collectors.toMap(entry -> entry.getKey().text(), Map.Entry::getValue));
    }
}
