package suma.loadgen;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** The scenarios by name. Making one prepares the target for as many calls as the run will send. */
enum Scenarios {
    ISSUE(Operation.ISSUE) {
        @Override
        Scenario prepare(Stockroom room, ScenarioOptions options, long calls) throws LoadException {
            return new IssueScenario(room.run(), options.quantity());
        }
    },
    PACK(Operation.PACK) {
        @Override
        Scenario prepare(Stockroom room, ScenarioOptions options, long calls) throws LoadException {
            return new PackScenario(room.cases(calls), room.units(calls * options.children()), options.children());
        }
    },
    CHECKOUT(Operation.CHECKOUT) {
        @Override
        Scenario prepare(Stockroom room, ScenarioOptions options, long calls) throws LoadException {
            return new CheckoutScenario(room.inTrade(calls), room.party(), options.secondSale(), options.random());
        }
    },
    TRACE(Operation.TRACE) {
        @Override
        Scenario prepare(Stockroom room, ScenarioOptions options, long calls) throws LoadException {
            CodeStock codes = room.packed(options.codes(), options.children());
            Random random = options.random();
            Call.Trace trace = new Call.Trace(codes);
            return slot -> slot.becomes(trace, random.nextInt(codes.count()));
        }
    },
    RECALL(Operation.RECALL, Operation.RESOLVE) {
        @Override
        Scenario prepare(Stockroom room, ScenarioOptions options, long calls) throws LoadException {
            return new RecallScenario(room.inTrade(options.quantity()), calls / 2, RESOLVE.prepare(room, options, calls), options.random());
        }
    },
    RESOLVE(Operation.RESOLVE) {
        @Override
        Scenario prepare(Stockroom room, ScenarioOptions options, long calls) throws LoadException {
            return new ResolveScenario(room, options, options.random());
        }
    },
    /** The day of a city: lines order, packers pack, tills ask and sell, inspectors trace, and one lot is recalled. */
    MIXED {
        /** What is used up gets some to spare; a recall is half way through what is expected. */
        @Override
        Scenario prepare(Stockroom room, ScenarioOptions options, long calls) throws LoadException {
            List<MixedScenario.Part> parts = new ArrayList<>();
            for (Map.Entry<Scenarios, Integer> part : options.mix().entrySet()) {
                long share = calls * part.getValue() / options.mixWeights();
                long most = part.getKey() == RECALL ? share : share + share / 4 + SPARE_CALLS;
                parts.add(new MixedScenario.Part(part.getKey().prepare(room, options, most), part.getValue()));
            }
            return new MixedScenario(parts, options.random());
        }

        @Override
        Set<Operation> operations(ScenarioOptions options) {
            Set<Operation> all = EnumSet.noneOf(Operation.class);
            options.mix().keySet().forEach(part -> all.addAll(part.operations(options)));
            return all;
        }
    };

    /** Room for chance, beside a quarter more. */
    private static final int SPARE_CALLS = 100;

    private final Set<Operation> operations = EnumSet.noneOf(Operation.class);

    Scenarios(Operation... operations) {
        this.operations.addAll(List.of(operations));
    }

    abstract Scenario prepare(Stockroom room, ScenarioOptions options, long calls) throws LoadException;

    /** What it asks of a target. */
    Set<Operation> operations(ScenarioOptions options) {
        return this == RESOLVE && options.basket() > 1 ? EnumSet.of(Operation.BASKET) : operations;
    }

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
