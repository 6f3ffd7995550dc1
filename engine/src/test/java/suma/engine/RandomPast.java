package suma.engine;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import suma.engine.PastModel.Hands;
import suma.engine.catalog.Batch;
import suma.engine.catalog.Level;
import suma.engine.catalog.Verdict;
import suma.engine.command.Command;
import suma.engine.command.EventContext;
import suma.engine.command.Goods;
import suma.engine.command.Outcome.Accepted;
import suma.engine.history.EventKind;

/** Lets things happen to units, cases, pallets and lots at random, many told late, and keeps the models in step. */
final class RandomPast {
    private static final List<String> PARTIES = List.of(PastModel.MAKER, "shop", "depot", "");

    final PastModel model = new PastModel();
    final LineageModel lineage = new LineageModel(code -> productOf(code) + " L1");
    private final Random random;
    private final StepClock clock;
    private final Map<Long, String> names = new HashMap<>();
    private final Map<String, String> products = new HashMap<>();
    private final List<String> lots = new ArrayList<>(List.of("unit L1"));
    private List<String> units;
    private List<String> cases;
    private List<String> pallets;
    private Bed bed;

    RandomPast(Random random, StepClock clock, Bed bed) {
        this.random = random;
        this.clock = clock;
        this.bed = bed;
    }

    void opened(Bed now) {
        bed = now;
    }

    void fill(int unitCount, int caseCount, int palletCount) {
        PARTIES.stream().filter(party -> !party.isEmpty()).forEach(bed::party);
        units = filled("unit", 8112340, Level.UNIT, unitCount);
        cases = filled("case", 8112341, Level.CASE, caseCount);
        pallets = filled("pallet", 8112342, Level.PALLET, palletCount);
        bed.put(Bed.drug("milk", 8112343, Level.UNIT));
        for (int i = 1; i <= 5; i++) {
            lots.add("milk M" + i);
        }
    }

    private List<String> filled(String product, int drugId, Level level, int count) {
        bed.put(Bed.of(PastModel.MAKER, Bed.drug(product, drugId, level)));
        Batch batch = bed.order(product, count);
        List<String> codes = bed.codes(batch);
        long issued = bed.engine.sequence();
        clock.advance(1);
        bed.accept(Bed.commission(batch, 0, count));
        for (String code : codes) {
            names.put(bed.id(code), code);
            products.put(code, product);
            model.tell(new PastModel.Told(clock.millis() - 1, issued, EventKind.ISSUE, code, 0, false, Hands.of(PastModel.MAKER)));
            model.tell(new PastModel.Told(clock.millis(), issued + 1, EventKind.COMMISSION, code, 0, false, Hands.NONE));
        }
        return codes;
    }

    private String productOf(String code) {
        return products.get(code);
    }

    String name(long codeId) {
        return names.get(codeId);
    }

    List<String> units() {
        return units;
    }

    String anyUnit() {
        return any(units);
    }

    /** Lots that are spoken of somewhere. */
    List<String> lots() {
        return lots.stream().filter(lot -> !lineage.making(lot).isEmpty() || !lineage.using(lot).isEmpty()).toList();
    }

    /** Cases, then pallets. */
    List<String> holders() {
        List<String> holders = new ArrayList<>(cases);
        holders.addAll(pallets);
        return holders;
    }

    private String any(List<String> from) {
        return from.get(random.nextInt(from.size()));
    }

    private EventContext someTime() {
        return someTime(any(PARTIES));
    }

    private EventContext someTime(String party) {
        clock.advance(random.nextInt(3));
        return switch (random.nextInt(4)) {
            case 0 -> new EventContext(clock.millis() - random.nextInt(200), party, "", "", "");
            case 1 -> new EventContext(clock.millis() + random.nextInt(50), party, "", "", "");
            default -> new EventContext(EventContext.NOT_TOLD, party, "", "", "");
        };
    }

    void pack(List<String> children, String parent, EventContext context) {
        Accepted accepted = bed.accept(new Command.Pack(bed.id(parent), bed.ids(children), context));
        tell(accepted, context, EventKind.PACK, children, parent, Hands.NONE);
        model.tell(new PastModel.Told(atMs(accepted, context), accepted.sequence(), EventKind.PACK, parent, children.size(), false, Hands.NONE));
    }

    void unpack(List<String> children, EventContext context) {
        String parent = model.parentNow(children.get(0));
        Accepted accepted = bed.accept(new Command.Unpack(bed.id(parent), bed.ids(children), context));
        tell(accepted, context, EventKind.UNPACK, children, "", Hands.NONE);
        model.tell(new PastModel.Told(atMs(accepted, context), accepted.sequence(), EventKind.UNPACK, parent, children.size(), false, Hands.NONE));
    }

    private static long atMs(Accepted accepted, EventContext context) {
        return context.atMs() == EventContext.NOT_TOLD ? accepted.recordedAtMs() : context.atMs();
    }

    private void tell(Accepted accepted, EventContext context, EventKind kind, List<String> codes, String parent, Hands hands) {
        for (String code : codes) {
            if (!model.parentNow(code).equals(parent)) {
                model.place(code, atMs(accepted, context), accepted.sequence(), parent);
            }
            model.tell(new PastModel.Told(atMs(accepted, context), accepted.sequence(), kind, code, 0, false, hands));
        }
    }

    /** Neighbours that all stand alike: in the same parent, or in none. */
    private List<String> someAlike(List<String> codes) {
        int from = random.nextInt(codes.size());
        List<String> some = codes.subList(from, Math.min(codes.size(), from + 1 + random.nextInt(12)));
        String in = model.parentNow(some.get(0));
        return some.stream().filter(code -> model.parentNow(code).equals(in)).toList();
    }

    private boolean all(List<String> codes, Verdict verdict) {
        return codes.stream().allMatch(code -> bed.verdict(code) == verdict);
    }

    private boolean inTrade(List<String> codes) {
        return all(codes, Verdict.OK);
    }

    void step() {
        List<String> codes = random.nextInt(3) == 0 ? cases : units;
        List<String> some = someAlike(codes);
        List<String> one = some.subList(0, 1);
        switch (random.nextInt(14)) {
            case 0, 1 -> ship(some);
            case 2, 3 -> receive(some);
            case 4 -> move(one, Verdict.OK, EventKind.SELL, someTime(), context -> new Command.Sell(bed.ids(one), context));
            case 5 -> move(some, Verdict.SOLD, EventKind.RETURN, someTime(), context -> new Command.Return(bed.ids(some), context));
            case 6 -> inspect(some);
            case 7, 8 -> transform();
            case 9 -> destroySometimes(one);
            default -> repack(some, codes == cases ? pallets : cases);
        }
    }

    private void ship(List<String> some) {
        EventContext context = someTime();
        String from = any(PARTIES);
        String to = any(PARTIES);
        moveAs(some, Verdict.OK, EventKind.SHIP, context, new Hands(from.isEmpty() ? context.party() : from, to),
                told -> new Command.Ship(bed.ids(some), from, to, told));
    }

    private void receive(List<String> some) {
        move(some, Verdict.OK, EventKind.RECEIVE, someTime(any(PARTIES.subList(0, 3))), context -> new Command.Receive(bed.ids(some), "", context));
    }

    private void destroySometimes(List<String> one) {
        if (random.nextInt(3) == 0) {
            move(one, Verdict.OK, EventKind.DESTROY, someTime(), context -> new Command.Destroy(bed.ids(one), context));
        }
    }

    private void move(List<String> codes, Verdict verdict, EventKind kind, EventContext context, Function<EventContext, Command> command) {
        moveAs(codes, verdict, kind, context, Hands.of(context.party()), command);
    }

    private void moveAs(List<String> codes, Verdict verdict, EventKind kind, EventContext context, Hands hands, Function<EventContext, Command> command) {
        if (all(codes, verdict)) {
            tell(bed.accept(command.apply(context)), context, kind, codes, "", hands);
        }
    }

    private void inspect(List<String> codes) {
        if (codes.stream().allMatch(code -> bed.verdict(code) != Verdict.DESTROYED)) {
            EventContext context = someTime();
            Accepted accepted = bed.accept(new Command.Inspect(bed.ids(codes), true, "", context));
            codes.forEach(code -> model.tell(new PastModel.Told(atMs(accepted, context), accepted.sequence(), EventKind.INSPECT, code, 0, false, Hands.NONE)));
        }
    }

    private void repack(List<String> some, List<String> holders) {
        String holder = any(holders);
        if (!inTrade(some)) {
            return;
        }
        if (!model.parentNow(some.get(0)).isEmpty()) {
            unpack(some, someTime());
        } else if (inTrade(List.of(holder))) {
            pack(some, holder, someTime());
        }
    }

    /** One or two lots or lists of codes into as many; refused where something would be made of itself. */
    private void transform() {
        List<String> used = someGoods();
        List<String> made = someGoods();
        Set<String> gone = withContents(used);
        boolean usable = inTrade(codes(used)) && inTrade(codes(made)) && codes(made).stream().allMatch(code -> model.parentNow(code).isEmpty() && !gone.contains(code));
        if (!usable) {
            return;
        }
        EventContext context = someTime();
        Command command = new Command.Transform(goods(used), goods(made), context);
        if (lineage.isCircle(gone, Set.copyOf(made))) {
            bed.refuse(command);
            return;
        }
        Accepted accepted = bed.accept(command);
        tell(accepted, context, EventKind.TRANSFORM, codes(used), "", Hands.of(context.party()));
        codes(made).forEach(code -> model.tell(new PastModel.Told(atMs(accepted, context), accepted.sequence(), EventKind.TRANSFORM, code, 0, true, Hands.of(context.party()))));
        lineage.add(accepted.sequence(), gone, Set.copyOf(made));
    }

    private List<String> someGoods() {
        Set<String> some = new TreeSet<>();
        for (int i = random.nextInt(2); i >= 0; i--) {
            switch (random.nextInt(5)) {
                case 0, 1, 2 -> some.add(any(random.nextInt(12) == 0 ? List.of("unit L1") : lots.subList(1, lots.size())));
                case 3 -> some.add(anyUnit());
                default -> some.add(any(random.nextInt(3) == 0 ? cases : units));
            }
        }
        return List.copyOf(some);
    }

    private static List<String> codes(List<String> goods) {
        return goods.stream().filter(one -> one.indexOf(' ') < 0).toList();
    }

    private Set<String> withContents(List<String> goods) {
        Set<String> all = new TreeSet<>(goods);
        codes(goods).forEach(code -> all.addAll(model.heldNow(code)));
        return all;
    }

    private List<Goods> goods(List<String> goods) {
        List<Goods> all = new ArrayList<>();
        for (String one : goods) {
            String[] lot = one.split(" ");
            all.add(lot.length == 1 ? new Goods.Codes(bed.ids(List.of(one))) : new Goods.Lot(lot[0], lot[1], BigDecimal.ONE, "kg"));
        }
        return all;
    }
}
