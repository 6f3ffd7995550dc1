package suma.bench;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import suma.engine.catalog.Level;
import suma.engine.command.Command;
import suma.engine.command.EventContext;

/**
 * What becomes of a lot. Its containers go to distributors, who break up seven of ten pallets and send their cases to shops,
 * each case to any of them; shops sell six of seven units, one a customer. All of it follows from the numbers of the codes, so
 * that the engine and its rival can be told the same.
 */
record Market(LotPlan lot, int shops) {
    static final String SOLD = "sold";
    static final String COMMISSIONED = "commissioned";
    private static final int DISTRIBUTORS = 40;
    private static final int REGIONS = 30;
    private static final int TENTHS_BROKEN_UP = 7;
    private static final int ONE_UNSOLD_OF = 7;
    private static final long MIX = 0x9E3779B97F4A7C15L;
    private static final long SEED = 3;

    /** A company, by its number: the maker is 0, then come distributors, then shops. */
    record Place(int number, String id, String region) {
    }

    int places() {
        return 1 + DISTRIBUTORS + shops;
    }

    Place place(int number) {
        if (number == 0) {
            return new Place(0, LotPlan.MAKER, LotPlan.MAKERS_REGION);
        }
        String id = number <= DISTRIBUTORS ? "distributor-" + number : "shop-" + (number - DISTRIBUTORS);
        return new Place(number, id, String.format(Locale.ROOT, "%06d", 330000 + 100 * (1 + number % REGIONS)));
    }

    private static long mixed(long number, int below) {
        return Long.remainderUnsigned((number + 1) * MIX >>> 16, below);
    }

    private long palletOf(long box) {
        return box / lot.filling().cases();
    }

    boolean brokenUp(long pallet) {
        return pallet % 10 < TENTHS_BROKEN_UP;
    }

    Place distributor(long container) {
        return place(1 + (int) (container % DISTRIBUTORS));
    }

    private Place distributorOfCase(long box) {
        return distributor(palletOf(box) / lot.filling().pallets());
    }

    Place shop(long box) {
        return place(1 + DISTRIBUTORS + (int) mixed(box, shops));
    }

    private long caseOf(long unit) {
        return unit / lot.filling().units();
    }

    boolean sold(long unit) {
        return brokenUp(palletOf(caseOf(unit))) && mixed(unit, ONE_UNSOLD_OF) != 0;
    }

    boolean inShop(long box) {
        return brokenUp(palletOf(box));
    }

    /** Who has a unit, or has sold it. */
    private Place holder(long unit) {
        return inShop(caseOf(unit)) ? shop(caseOf(unit)) : distributorOfCase(caseOf(unit));
    }

    Whereabouts whereabouts() {
        Whereabouts all = new Whereabouts();
        for (long unit = 0; unit < lot.units(); unit++) {
            Place place = holder(unit);
            all.add(sold(unit) ? SOLD : COMMISSIONED, place.id(), place.region(), 1);
        }
        return all;
    }

    /** Does all this with a lot that is packed. */
    void trade(Plant plant) {
        for (int number = 1; number < places(); number++) {
            plant.addParty(place(number).id(), place(number).region());
        }
        Deeds deeds = LotPlan.deeds(plant);
        for (long container = 0; container < lot.count(Level.CONTAINER); container++) {
            move(lot.code(Level.CONTAINER, container), place(0), distributor(container), deeds);
        }
        for (long box = 0; box < lot.count(Level.CASE); box++) {
            if (inShop(box)) {
                move(lot.code(Level.CASE, box), distributorOfCase(box), shop(box), deeds);
            }
        }
        sell(deeds);
        deeds.awaitGood();
    }

    private static void move(long code, Place from, Place to, Deeds deeds) {
        deeds.submit(LotPlan.ship(new long[] {code}, from.id(), to.id()));
        deeds.submit(LotPlan.receive(new long[] {code}, from.id(), to.id()));
    }

    /** Customers come in no order. */
    private void sell(Deeds deeds) {
        for (int unit : shuffled()) {
            if (sold(unit)) {
                long[] code = {lot.code(Level.UNIT, unit)};
                deeds.submit(new Command.Checkout(code, List.of(), shop(caseOf(unit)).id(), "till-1", EventContext.NONE));
            }
        }
    }

    private int[] shuffled() {
        Random random = new Random(SEED);
        int[] units = new int[Math.toIntExact(lot.units())];
        for (int i = 0; i < units.length; i++) {
            int other = random.nextInt(i + 1);
            units[i] = units[other];
            units[other] = i;
        }
        return units;
    }
}
