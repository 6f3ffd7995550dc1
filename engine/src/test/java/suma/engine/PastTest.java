package suma.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import suma.engine.catalog.Batch;
import suma.engine.catalog.Level;
import suma.engine.catalog.Party;
import suma.engine.catalog.Verdict;
import suma.engine.command.Command;
import suma.engine.command.EventContext;
import suma.engine.command.Outcome.Accepted;
import suma.engine.history.EventKind;
import suma.engine.trace.TraceLimits;
import suma.engine.trace.TracedEvent;

/**
 * What codes held at any moment, and what befell them, against a plain list of what happened; events are told late and out
 * of order. A failure names its seed; the same seed does the same again.
 */
class PastTest {
    private static final int QUESTIONS = 100;
    private static final long START_MS = 1_800_000_000_000L;

    @TempDir
    Path folder;

    private final StepClock clock = new StepClock(START_MS);
    private final PastModel model = new PastModel();
    private final Map<Long, String> names = new HashMap<>();
    private List<String> units;
    private List<String> cases;
    private List<String> pallets;
    private Bed bed;
    private Random random;

    private void open() {
        bed = Bed.open(EngineConfig.at(folder).withClock(clock));
    }

    private void fill(int unitCount, int caseCount, int palletCount) {
        open();
        for (String party : List.of("farm", "shop")) {
            bed.accept(new Command.PutParty(new Party(0, party, party, "", "", "", "", "")));
        }
        units = filled("unit", 8112340, Level.UNIT, unitCount);
        cases = filled("case", 8112341, Level.CASE, caseCount);
        pallets = filled("pallet", 8112342, Level.PALLET, palletCount);
    }

    private List<String> filled(String product, int drugId, Level level, int count) {
        bed.put(Bed.drug(product, drugId, level));
        Batch batch = bed.order(product, count);
        List<String> codes = bed.codes(batch);
        long issued = bed.engine.sequence();
        clock.advance(1);
        bed.accept(Bed.commission(batch, 0, count));
        for (String code : codes) {
            names.put(bed.id(code), code);
            model.tell(new PastModel.Told(clock.millis() - 1, issued, "issue", code, 0));
            model.tell(new PastModel.Told(clock.millis(), issued + 1, "commission", code, 0));
        }
        return codes;
    }

    private EventContext someTime() {
        clock.advance(random.nextInt(3));
        return switch (random.nextInt(4)) {
            case 0 -> new EventContext(clock.millis() - random.nextInt(200), "shop", "", "", "");
            case 1 -> new EventContext(clock.millis() + random.nextInt(50), "shop", "", "", "");
            default -> new EventContext(EventContext.NOT_TOLD, "shop", "", "", "");
        };
    }

    private void pack(List<String> children, String parent, EventContext context) {
        Accepted accepted = bed.accept(new Command.Pack(bed.id(parent), bed.ids(children), context));
        tell(accepted, context, EventKind.PACK, children, parent);
        model.tell(new PastModel.Told(atMs(accepted, context), accepted.sequence(), "pack", parent, children.size()));
    }

    private void unpack(List<String> children, EventContext context) {
        String parent = model.parentNow(children.get(0));
        Accepted accepted = bed.accept(new Command.Unpack(bed.id(parent), bed.ids(children), context));
        tell(accepted, context, EventKind.UNPACK, children, "");
        model.tell(new PastModel.Told(atMs(accepted, context), accepted.sequence(), "unpack", parent, children.size()));
    }

    private static long atMs(Accepted accepted, EventContext context) {
        return context.atMs() == EventContext.NOT_TOLD ? accepted.recordedAtMs() : context.atMs();
    }

    private void tell(Accepted accepted, EventContext context, EventKind kind, List<String> codes, String parent) {
        for (String code : codes) {
            if (!model.parentNow(code).equals(parent)) {
                model.place(code, atMs(accepted, context), accepted.sequence(), parent);
            }
            model.tell(new PastModel.Told(atMs(accepted, context), accepted.sequence(), kind.text(), code, 0));
        }
    }

    /** Neighbours that all stand alike: in the same parent, or in none. */
    private List<String> someAlike(List<String> codes) {
        int from = random.nextInt(codes.size());
        List<String> some = codes.subList(from, Math.min(codes.size(), from + 1 + random.nextInt(12)));
        String in = model.parentNow(some.get(0));
        return some.stream().filter(code -> model.parentNow(code).equals(in)).toList();
    }

    private boolean inTrade(List<String> codes) {
        return codes.stream().allMatch(code -> bed.verdict(code) == Verdict.OK);
    }

    private void step() {
        List<String> codes = random.nextInt(3) == 0 ? cases : units;
        List<String> some = someAlike(codes);
        switch (random.nextInt(8)) {
            case 0 -> moveIfAll(some, Verdict.OK, EventKind.SHIP, context -> new Command.Ship(bed.ids(some), "farm", "shop", context));
            case 1 -> moveIfAll(some, Verdict.OK, EventKind.RECEIVE, context -> new Command.Receive(bed.ids(some), "", context));
            case 2 -> moveIfAll(some.subList(0, 1), Verdict.OK, EventKind.SELL, context -> new Command.Sell(bed.ids(some.subList(0, 1)), context));
            case 3 -> moveIfAll(some, Verdict.SOLD, EventKind.RETURN, context -> new Command.Return(bed.ids(some), context));
            case 4 -> inspect(some);
            default -> repack(some, codes == cases ? pallets : cases);
        }
    }

    private void moveIfAll(List<String> codes, Verdict verdict, EventKind kind, Function<EventContext, Command> command) {
        if (codes.stream().allMatch(code -> bed.verdict(code) == verdict)) {
            EventContext context = someTime();
            tell(bed.accept(command.apply(context)), context, kind, codes, "");
        }
    }

    private void inspect(List<String> codes) {
        EventContext context = someTime();
        Accepted accepted = bed.accept(new Command.Inspect(bed.ids(codes), true, "", context));
        codes.forEach(code -> model.tell(new PastModel.Told(atMs(accepted, context), accepted.sequence(), "inspect", code, 0)));
    }

    private void repack(List<String> some, List<String> holders) {
        String holder = holders.get(random.nextInt(holders.size()));
        if (!model.parentNow(some.get(0)).isEmpty()) {
            if (inTrade(some)) {
                unpack(some, someTime());
            }
        } else if (inTrade(some) && inTrade(List.of(holder))) {
            pack(some, holder, someTime());
        }
    }

    private List<String> contentsThen(String parent, long atMs, Optional<Level> level) {
        return Bed.codes(bed.engine.contentsOf(bed.id(parent), level, atMs)).stream().sorted().toList();
    }

    private List<String> trace(String code) {
        return bed.engine.trace(bed.id(code), TraceLimits.USUAL).events().stream().map(this::text).toList();
    }

    private String text(TracedEvent event) {
        return event.what().atMs() + "#" + event.what().sequence() + " " + event.what().kind().text() + " " + names.get(event.subject())
                + " " + event.codes();
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void anyMomentOfARandomHistory(long seed) {
        run(seed, 300);
    }

    @Tag("slow")
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {101, 102, 103, 104, 105, 106, 107, 108, 109, 110})
    void anyMomentOfALongHistory(long seed) {
        run(seed, 4000);
    }

    private void run(long seed, int steps) {
        random = new Random(seed);
        fill(300, 12, 3);
        for (int i = 0; i < steps; i++) {
            step();
        }
        bed.close();
        open();
        List<String> holders = new ArrayList<>(cases);
        holders.addAll(pallets);
        for (int i = 0; i < QUESTIONS; i++) {
            String parent = holders.get(random.nextInt(holders.size()));
            long atMs = START_MS - 250 + random.nextInt((int) (clock.millis() - START_MS) + 500);
            assertEquals(List.copyOf(model.heldThen(parent, atMs)), contentsThen(parent, atMs, Optional.empty()), "seed " + seed + " question " + i);
            String unit = units.get(random.nextInt(units.size()));
            assertEquals(model.trace(unit), trace(unit), "seed " + seed + " question " + i);
        }
        for (String holder : holders) {
            assertEquals(List.copyOf(model.heldNow(holder)), bed.contents(holder).stream().sorted().toList(), "seed " + seed);
            assertEquals(model.trace(holder), trace(holder), "seed " + seed);
        }
        bed.close();
        assertEquals(List.of(), Bed.findings(EngineConfig.at(folder).withClock(clock)));
    }

    @Test
    void oneLevelOnly() {
        fill(10, 1, 1);
        pack(units, cases.get(0), EventContext.NONE);
        pack(cases, pallets.get(0), EventContext.NONE);
        long packedMs = clock.millis();
        clock.advance(10);
        unpack(cases, EventContext.NONE);
        assertEquals(cases, contentsThen(pallets.get(0), packedMs, Optional.of(Level.CASE)));
        assertEquals(units.stream().sorted().toList(), contentsThen(pallets.get(0), packedMs, Optional.of(Level.UNIT)));
        assertEquals(List.of(), contentsThen(pallets.get(0), clock.millis(), Optional.empty()));
        assertEquals(List.of(), contentsThen(pallets.get(0), 0, Optional.empty()));
        bed.close();
    }
}
