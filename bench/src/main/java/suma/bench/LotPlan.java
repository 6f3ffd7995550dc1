package suma.bench;

import java.util.List;
import suma.engine.CodeId;
import suma.engine.catalog.Batch;
import suma.engine.catalog.Level;
import suma.engine.command.Command;
import suma.engine.command.EventContext;

/**
 * One lot as a plant packs it: units in cases, cases on pallets, pallets in containers, the last of each perhaps not full.
 * The lots of a folder are ordered one after the other, each with a batch of units, of cases, of pallets and of containers,
 * so that all CodeIds and batches follow from the plan. Codes of a level are numbered from 0.
 *
 * @param number       of the lot in its folder, from 0
 * @param firstOrdinal of its first unit
 */
record LotPlan(int number, long firstOrdinal, long units, Filling filling) {
    static final List<Level> LEVELS = List.of(Level.UNIT, Level.CASE, Level.PALLET, Level.CONTAINER);
    static final String MAKER = "maker";
    static final String MAKERS_REGION = "330100";
    private static final int FIRST_UNIT_DRUG = 8_100_001;
    private static final int FIRST_PACK_DRUG = 8_900_000;
    /** A product's codes are kept hard to guess, so it has only so many. */
    private static final int LOTS_OF_PRODUCT = 10;
    private static final int WINDOW = 4096;

    /** How many of the level below go into one parent. */
    record Filling(int units, int cases, int pallets) {
        static final Filling USUAL = new Filling(24, 60, 20);

        int of(Level parent) {
            return switch (parent) {
                case CASE -> units;
                case PALLET -> cases;
                case CONTAINER -> pallets;
                default -> throw new IllegalArgumentException("parent: expected one of " + LEVELS + " but the first, actual " + parent);
            };
        }
    }

    static LotPlan first(long units, Filling filling) {
        return new LotPlan(0, 1, units, filling);
    }

    /** The lot that is ordered behind this one. */
    LotPlan next(long otherUnits, Filling otherFilling) {
        return new LotPlan(number + 1, firstOrdinal + codes(), otherUnits, otherFilling);
    }

    String lot() {
        return "L" + number;
    }

    /** Codes of a level. */
    long count(Level level) {
        return level == Level.UNIT ? units : (count(below(level)) + filling.of(level) - 1) / filling.of(level);
    }

    private static Level below(Level level) {
        return LEVELS.get(LEVELS.indexOf(level) - 1);
    }

    /** Codes of every level. */
    long codes() {
        return LEVELS.stream().mapToLong(this::count).sum();
    }

    /** CodeId of a code. */
    long code(Level level, long place) {
        long before = LEVELS.stream().filter(other -> other.compareTo(level) < 0).mapToLong(this::count).sum();
        return CodeId.of(0, firstOrdinal + before + place);
    }

    /** How many a parent holds directly. */
    int held(Level level, long place) {
        return (int) Math.min(filling.of(level), count(below(level)) - place * filling.of(level));
    }

    String batch(Level level) {
        return Batch.id(1 + number * LEVELS.size() + LEVELS.indexOf(level));
    }

    /** The product whose codes a level has; some lots share that of their units, and all those of what these are packed in. */
    String product(Level level) {
        return Integer.toString(level == Level.UNIT ? FIRST_UNIT_DRUG + number / LOTS_OF_PRODUCT : FIRST_PACK_DRUG + LEVELS.indexOf(level));
    }

    /** Orders, commissions and packs everything. */
    void make(Plant plant) {
        if (number == 0) {
            plant.addParty(MAKER, MAKERS_REGION);
        }
        for (Level level : LEVELS) {
            if (number == 0 || level == Level.UNIT && number % LOTS_OF_PRODUCT == 0) {
                plant.addDrug(product(level), level, MAKER);
            }
            plant.commission(plant.order(product(level), lot(), count(level)));
        }
        Deeds packs = deeds(plant);
        LEVELS.stream().skip(1).forEach(level -> pack(level, packs));
        packs.awaitGood();
    }

    static Deeds deeds(Plant plant) {
        return new Deeds(plant.engine(), WINDOW);
    }

    private void pack(Level level, Deeds packs) {
        PackingLine.Work work = new PackingLine.Work(code(below(level), 0), code(level, 0), count(level), filling.of(level));
        for (long place = 0; place < work.packs(); place++) {
            packs.submit(work.pack(place, held(level, place)));
        }
    }

    /** Those of a level from {@code from} on, at most {@code most}. */
    long[] some(Level level, long from, int most) {
        long[] codes = new long[(int) Math.min(most, count(level) - from)];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = code(level, from) + i;
        }
        return codes;
    }

    /** An event about which only the party is told. */
    static EventContext by(String party) {
        return new EventContext(EventContext.NOT_TOLD, party, "", "", "");
    }

    static Command.Ship ship(long[] codes, String from, String to) {
        return new Command.Ship(codes, from, to, EventContext.NONE);
    }

    static Command.Receive receive(long[] codes, String from, String by) {
        return new Command.Receive(codes, from, by(by));
    }
}
