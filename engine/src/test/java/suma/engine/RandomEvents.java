package suma.engine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import suma.engine.catalog.Batch;
import suma.engine.catalog.Disposition;
import suma.engine.catalog.Level;
import suma.engine.command.Command;
import suma.engine.RecallModel.Recall;
import suma.engine.command.EventContext;
import suma.engine.recall.RecallScope;
import suma.engine.recall.RecallScope.OfBatch;
import suma.engine.recall.RecallScope.OfCodes;
import suma.engine.recall.RecallScope.OfContents;
import suma.engine.recall.RecallScope.OfLot;
import suma.engine.recall.RecallScope.OfProduct;

/** Makes up events, right and wrong, about codes that a {@link Model} knows. */
final class RandomEvents {
    static final List<String> PARTIES = List.of("north", "south", "");
    private static final String NEVER_ISSUED = "81123400000000000000";

    private final Random random;
    private Bed bed;
    private final Map<String, List<String>> batches;
    private long clockMs = 1_000_000_000_000L;

    /** A command, whether it should be accepted, and what it then does to the model, or what its refusal does. */
    record Event(Command command, boolean right, Consumer<Model> effect, Consumer<Model> refusal) {
        Event(Command command, boolean right, Consumer<Model> effect) {
            this(command, right, effect, model -> { });
        }
    }

    RandomEvents(Random random, Map<String, List<String>> batches) {
        this.random = random;
        this.batches = batches;
    }

    void opened(Bed now) {
        bed = now;
    }

    /** Times that differ, so that none is taken for another. */
    long nextMs() {
        return clockMs += 1000;
    }

    String anyParty() {
        return PARTIES.get(random.nextInt(PARTIES.size()));
    }

    String anyOf(List<String> codes, String otherwise) {
        return codes.isEmpty() ? otherwise : codes.get(random.nextInt(codes.size()));
    }

    private String anyOf(Model model, Level level) {
        return anyOf(model.codes().stream().filter(code -> model.level(code) == level).toList(), NEVER_ISSUED);
    }

    private Level anyLevel() {
        return Level.values()[random.nextInt(4)];
    }

    /** Neighbours in print order, as lines pack them, with now and then a stray among them. */
    private List<String> someOf(Model model, Level level) {
        List<List<String>> fitting = batches.values().stream().filter(codes -> model.level(codes.get(0)) == level).toList();
        if (fitting.isEmpty()) {
            return List.of(anyOf(model, level));
        }
        List<String> batch = fitting.get(random.nextInt(fitting.size()));
        int from = random.nextInt(batch.size());
        List<String> some = new ArrayList<>(batch.subList(from, Math.min(batch.size(), from + 1 + random.nextInt(30))));
        if (random.nextInt(3) == 0) {
            some.add(anyOf(model, anyLevel()));
        }
        if (random.nextInt(4) == 0) {
            Collections.shuffle(some, random);
        }
        return some;
    }

    /** Codes of which more than by chance are in such a state. */
    private List<String> someThatAre(Model model, Disposition state) {
        List<String> some = new ArrayList<>(someOf(model, anyLevel()));
        if (random.nextInt(4) != 0) {
            some.removeIf(code -> !model.is(code, state));
        }
        if (random.nextInt(3) == 0) {
            some.add(anyOf(model.codes().stream().filter(code -> model.is(code, state)).toList(), NEVER_ISSUED));
        }
        return some.isEmpty() ? List.of(anyOf(model, Level.UNIT)) : some;
    }

    Event any(Model model) {
        return switch (random.nextInt(13)) {
            case 0 -> commission(model);
            case 1, 2, 3 -> pack(model);
            case 4 -> unpack(model);
            case 5, 6 -> sell(model);
            case 7 -> takeBack(model);
            case 8, 9 -> ship(model);
            case 10 -> receive(model);
            case 11 -> inspect(model);
            default -> destroy(model);
        };
    }

    private Event commission(Model model) {
        List<String> codes = someOf(model, anyLevel());
        return new Event(bed.commission(codes), model.mayCommission(codes),
                now -> now.turnAll(codes, Disposition.ISSUED, Disposition.COMMISSIONED));
    }

    /** A range of a batch; empty ones are refused. */
    Event commissionRange(Model model) {
        String id = anyOf(List.copyOf(batches.keySet()), "");
        if (id.isEmpty()) {
            return commission(model);
        }
        List<String> codes = batches.get(id);
        int offset = random.nextInt(codes.size());
        int count = 1 + random.nextInt(codes.size() - offset);
        Batch batch = bed.engine.catalog().batch(id).orElseThrow();
        var defaults = batch.state().defaults();
        boolean right = !defaults.anyIn(offset, offset + count, Disposition.VOIDED) && defaults.anyIn(offset, offset + count, Disposition.ISSUED);
        return new Event(Bed.commission(batch, offset, count), right,
                now -> now.turnAll(codes.subList(offset, offset + count), Disposition.ISSUED, Disposition.COMMISSIONED));
    }

    Event voidBatch(Model model) {
        String id = anyOf(List.copyOf(batches.keySet()), "");
        Batch batch = bed.engine.catalog().batch(id).orElseThrow();
        boolean right = batch.state().defaults().anyIn(0, batch.quantity(), Disposition.ISSUED);
        return new Event(new Command.VoidBatch(batch.number()), right,
                now -> now.turnAll(batches.get(id), Disposition.ISSUED, Disposition.VOIDED));
    }

    private Event pack(Model model) {
        String parent = anyOf(model, anyLevel());
        List<String> children = someOf(model, anyLevel());
        return new Event(bed.pack(parent, children), model.mayPack(parent, children), now -> now.pack(parent, children));
    }

    private Event unpack(Model model) {
        String parent = anyOf(model, anyLevel());
        List<String> held = model.heldBy(parent);
        List<String> children = random.nextBoolean() ? List.of() : held.subList(0, random.nextInt(held.size() + 1));
        List<String> leaving = children.isEmpty() ? held : children;
        return new Event(bed.unpack(parent, children), model.mayUnpack(parent, leaving), now -> now.unpack(leaving));
    }

    private Event sell(Model model) {
        List<String> codes = someThatAre(model, Disposition.COMMISSIONED);
        EventContext context = context();
        return new Event(new Command.Sell(bed.ids(codes), context), model.maySell(codes),
                now -> now.sell(codes, context.party(), context.atMs()), now -> now.refuseSale(codes));
    }

    private Event takeBack(Model model) {
        List<String> codes = someThatAre(model, Disposition.SOLD);
        EventContext context = context();
        return new Event(new Command.Return(bed.ids(codes), context), model.mayReturn(codes),
                now -> now.takeBack(codes, context.party(), context.atMs()));
    }

    private Event destroy(Model model) {
        List<String> codes = random.nextBoolean() ? someThatAre(model, Disposition.SOLD) : List.of(anyOf(model, anyLevel()));
        return new Event(new Command.Destroy(bed.ids(codes), context()), model.mayDestroy(codes), now -> now.destroy(codes));
    }

    private Event ship(Model model) {
        List<String> codes = someThatAre(model, Disposition.COMMISSIONED);
        EventContext context = context();
        String from = anyParty();
        String to = anyParty();
        String sender = from.isEmpty() ? context.party() : from;
        return new Event(new Command.Ship(bed.ids(codes), from, to, context), model.mayMove(codes),
                now -> now.ship(codes, sender, to, context.atMs()));
    }

    private Event receive(Model model) {
        List<String> codes = someThatAre(model, Disposition.COMMISSIONED);
        EventContext context = context();
        return new Event(new Command.Receive(bed.ids(codes), anyParty(), context), model.mayMove(codes) && !context.party().isEmpty(),
                now -> now.receive(codes, context.party(), context.atMs()));
    }

    private Event inspect(Model model) {
        List<String> codes = someThatAre(model, Disposition.COMMISSIONED);
        return new Event(new Command.Inspect(bed.ids(codes), random.nextBoolean(), "certificate", context()), model.mayInspect(codes), now -> { });
    }

    private EventContext context() {
        return new EventContext(nextMs(), anyParty(), "", "", "");
    }

    /** What somebody brings to a till: some twice, some never issued. */
    List<String> basket(Model model) {
        List<String> basket = new ArrayList<>(someThatAre(model, Disposition.COMMISSIONED));
        if (random.nextInt(3) == 0) {
            basket.addAll(someOf(model, anyLevel()));
        }
        if (random.nextInt(5) == 0) {
            basket.add(random.nextBoolean() ? basket.get(0) : NEVER_ISSUED);
        }
        return basket;
    }

    Command checkout(List<String> codes, String party, long atMs) {
        return new Command.Checkout(bed.ids(codes), party, "till", new EventContext(atMs, "", "", "", ""));
    }

    /** Scans that the public made within a moment; not one of several events. */
    Event scans(Model model) {
        List<String> codes = someThatAre(model, Disposition.COMMISSIONED);
        long[] ids = bed.ids(codes);
        int[] counts = random.ints(ids.length, 1, 4).toArray();
        long[] firstMs = random.longs(ids.length, 1_000, 2_000).toArray();
        return new Event(new Command.CountScans(ids, counts, firstMs), codes.stream().allMatch(model::knows), now -> {
            for (int i = 0; i < counts.length; i++) {
                now.scan(codes.get(i), counts[i], firstMs[i]);
            }
        });
    }

    /** A recall, right or wrong, of one kind or another; not one of several events. */
    Event recall(Model model, long number) {
        String product = List.of("unit", "case", "inner", "import", "none").get(random.nextInt(5));
        String lot = random.nextInt(4) == 0 ? "" : "L" + (1 + random.nextInt(3));
        return switch (random.nextInt(4)) {
            case 0 -> recall(lot.isEmpty() ? new OfProduct(product) : new OfLot(product, lot), new Recall(product, lot, Set.of(), false, true), model, number);
            case 1 -> recallBatch(model, number);
            case 2 -> recallCodes(model, number);
            default -> recallContents(model, number);
        };
    }

    private Event recallBatch(Model model, long number) {
        String id = anyOf(List.copyOf(batches.keySet()), "B99999");
        Set<String> codes = Set.copyOf(batches.getOrDefault(id, List.of()));
        return recall(new OfBatch(Batch.number(id)), new Recall("", "", codes, true, true), model, number);
    }

    private Event recallCodes(Model model, long number) {
        List<String> codes = someThatAre(model, Disposition.COMMISSIONED);
        Event event = recall(new OfCodes(bed.ids(codes)), new Recall("", "", new HashSet<>(codes), false, true), model, number);
        return new Event(event.command, Model.distinct(codes) && codes.stream().allMatch(model::knows), event.effect);
    }

    private Event recallContents(Model model, long number) {
        String container = anyOf(model, anyLevel());
        Set<String> codes = model.knows(container) ? Set.copyOf(model.contents(container)) : Set.of();
        return recall(new OfContents(bed.id(container)), new Recall("", "", codes, false, true), model, number);
    }

    private static Event recall(RecallScope scope, Recall recall, Model model, long number) {
        return new Event(new Command.Recall(scope, "mould", "1", EventContext.NONE), !model.covered(recall).isEmpty(), now -> now.recalls().add(number, recall));
    }

    Event lift(Model model) {
        List<Long> standing = model.recalls().inForce();
        long number = standing.isEmpty() || random.nextInt(8) == 0 ? 1 + random.nextInt(200) : standing.get(random.nextInt(standing.size()));
        return new Event(new Command.LiftRecall(number, EventContext.NONE), model.recalls().mayLift(number), now -> now.recalls().lift(number));
    }
}
