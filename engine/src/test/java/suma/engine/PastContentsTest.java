package suma.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import suma.engine.catalog.Level;
import suma.engine.command.Command;
import suma.engine.command.EventContext;
import suma.engine.command.Outcome.Accepted;

/** What codes held at any moment, against a plain list of what happened; events are told late and out of order. */
class PastContentsTest {
    private static final int STEPS = 150;
    private static final int QUESTIONS = 150;
    private static final long START_MS = 1_800_000_000_000L;

    @TempDir
    Path folder;

    private final StepClock clock = new StepClock(START_MS);
    private final Map<String, List<Placed>> placed = new TreeMap<>();
    private final Map<String, String> parents = new TreeMap<>();
    private Bed bed;
    private Random random;

    /** A code came into a parent, or into none, as recorded in this order. */
    private record Placed(long atMs, String parent) {
    }

    private void open() {
        bed = Bed.open(EngineConfig.at(folder).withClock(clock));
    }

    private void fill() {
        bed.put(Bed.drug("unit", 8112340, Level.UNIT));
        bed.put(Bed.drug("case", 8112341, Level.CASE));
        bed.put(Bed.drug("pallet", 8112342, Level.PALLET));
    }

    private void tell(List<String> children, String parent, long toldMs) {
        clock.advance(random.nextInt(3));
        EventContext context = toldMs == EventContext.NOT_TOLD ? EventContext.NONE : new EventContext(toldMs, "", "", "", "");
        boolean unpacking = parent.isEmpty();
        Command event = unpacking ? new Command.Unpack(bed.id(parents.get(children.get(0))), bed.ids(children), context)
                : new Command.Pack(bed.id(parent), bed.ids(children), context);
        Accepted accepted = bed.accept(event);
        for (String child : children) {
            parents.put(child, parent);
            long atMs = toldMs == EventContext.NOT_TOLD ? accepted.recordedAtMs() : toldMs;
            placed.computeIfAbsent(child, none -> new ArrayList<>()).add(new Placed(atMs, parent));
        }
    }

    private String parentThen(String code, long atMs) {
        String parent = "";
        for (Placed one : placed.getOrDefault(code, List.of())) {
            parent = one.atMs <= atMs ? one.parent : parent;
        }
        return parent;
    }

    private Set<String> heldThen(String parent, long atMs) {
        Set<String> held = new TreeSet<>();
        for (String code : placed.keySet()) {
            if (parentThen(code, atMs).equals(parent)) {
                held.add(code);
                held.addAll(heldThen(code, atMs));
            }
        }
        return held;
    }

    private List<String> contentsThen(String parent, long atMs, Optional<Level> level) {
        return Bed.codes(bed.engine.contentsOf(bed.id(parent), level, atMs)).stream().sorted().toList();
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void anyMomentOfARandomHistory(long seed) {
        random = new Random(seed);
        open();
        fill();
        List<String> units = bed.codes(bed.order("unit", 300));
        List<String> cases = bed.codes(bed.order("case", 12));
        List<String> pallets = bed.codes(bed.order("pallet", 3));
        for (int step = 0; step < STEPS; step++) {
            boolean ofCases = random.nextInt(3) == 0;
            move(ofCases ? cases : units, ofCases ? pallets : cases);
        }
        bed.close();
        open();
        List<String> holders = new ArrayList<>(cases);
        holders.addAll(pallets);
        for (int i = 0; i < QUESTIONS; i++) {
            String parent = holders.get(random.nextInt(holders.size()));
            long atMs = START_MS - 250 + random.nextInt((int) (clock.millis() - START_MS) + 500);
            assertEquals(List.copyOf(heldThen(parent, atMs)), contentsThen(parent, atMs, Optional.empty()), "seed " + seed + " question " + i);
        }
        for (String parent : holders) {
            assertEquals(bed.contents(parent).stream().sorted().toList(), contentsThen(parent, Long.MAX_VALUE, Optional.empty()));
        }
        bed.close();
        assertEquals(List.of(), Bed.findings(EngineConfig.at(folder).withClock(clock)));
    }

    /** Packs some neighbours that are in nothing, or unpacks some that are in one parent. */
    private void move(List<String> codes, List<String> holders) {
        int from = random.nextInt(codes.size());
        List<String> some = codes.subList(from, Math.min(codes.size(), from + 1 + random.nextInt(12)));
        String in = parents.getOrDefault(some.get(0), "");
        List<String> alike = some.stream().filter(code -> parents.getOrDefault(code, "").equals(in)).toList();
        String to = in.isEmpty() ? holders.get(random.nextInt(holders.size())) : "";
        long nowMs = clock.millis();
        long toldMs = switch (random.nextInt(4)) {
            case 0 -> nowMs - random.nextInt(200);
            case 1 -> nowMs + random.nextInt(50);
            default -> EventContext.NOT_TOLD;
        };
        tell(alike, to, toldMs);
    }

    @Test
    void oneLevelOnly() {
        random = new Random(1);
        open();
        fill();
        List<String> units = bed.codes(bed.order("unit", 10));
        List<String> cases = bed.codes(bed.order("case", 1));
        String pallet = bed.codes(bed.order("pallet", 1)).get(0);
        tell(units, cases.get(0), EventContext.NOT_TOLD);
        tell(cases, pallet, EventContext.NOT_TOLD);
        long packedMs = clock.millis();
        clock.advance(10);
        tell(cases, "", EventContext.NOT_TOLD);
        assertEquals(cases, contentsThen(pallet, packedMs, Optional.of(Level.CASE)));
        assertEquals(units.stream().sorted().toList(), contentsThen(pallet, packedMs, Optional.of(Level.UNIT)));
        assertEquals(List.of(), contentsThen(pallet, clock.millis(), Optional.empty()));
        assertEquals(List.of(), contentsThen(pallet, 0, Optional.empty()));
        bed.close();
    }
}
