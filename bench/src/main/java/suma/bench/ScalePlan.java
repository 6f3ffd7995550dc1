package suma.bench;

import suma.engine.CodeId;
import suma.engine.catalog.Batch;
import suma.engine.catalog.Level;

/**
 * What a scale run orders and packs, in a fresh folder: so many units, 24 to a case, 60 cases to a pallet. Units come
 * first, in batches of products of their own, then all cases, then all pallets; CodeIds follow that order.
 */
record ScalePlan(long units) {
    /** Every code of the plan is a {@code drug-20} one. */
    static final int CODE_BYTES = 20;
    static final int UNITS_PER_CASE = 24;
    static final int CASES_PER_PALLET = 60;
    private static final long MOST_UNITS_PER_PRODUCT = 10_000_000;
    private static final int FIRST_UNIT_DRUG = 8_100_001;
    private static final String CASE_DRUG = "8900001";
    private static final String PALLET_DRUG = "8900002";
    private static final long FIRST_ORDINAL = 1;

    long cases() {
        return units / UNITS_PER_CASE;
    }

    long pallets() {
        return cases() / CASES_PER_PALLET;
    }

    long packedUnits() {
        return cases() * UNITS_PER_CASE;
    }

    /** Codes of every level. */
    long codes() {
        return units + cases() + pallets();
    }

    long unit(long number) {
        return CodeId.of(0, FIRST_ORDINAL + number);
    }

    long caseOf(long number) {
        return unit(units + number);
    }

    long pallet(long number) {
        return caseOf(cases() + number);
    }

    PackingLine.Work packCases() {
        return new PackingLine.Work(unit(0), caseOf(0), cases(), UNITS_PER_CASE);
    }

    /** Orders everything that is not ordered yet. */
    void order(Plant plant) {
        int products = (int) ((units + MOST_UNITS_PER_PRODUCT - 1) / MOST_UNITS_PER_PRODUCT);
        for (int i = 0; i < products; i++) {
            orderOnce(plant, i + 1, Integer.toString(FIRST_UNIT_DRUG + i), Level.UNIT,
                    Math.min(MOST_UNITS_PER_PRODUCT, units - i * MOST_UNITS_PER_PRODUCT));
        }
        orderOnce(plant, products + 1, CASE_DRUG, Level.CASE, cases());
        orderOnce(plant, products + 2, PALLET_DRUG, Level.PALLET, pallets());
    }

    private static void orderOnce(Plant plant, int number, String drugId, Level level, long quantity) {
        if (quantity > 0 && plant.engine().catalog().batch(Batch.id(number)).isEmpty()) {
            plant.addDrug(drugId, level);
            plant.commission(plant.order(drugId, quantity));
        }
    }

    /** Orders units and cases beyond the plan, for packing that is to be interrupted; the work to pack them. */
    static PackingLine.Work orderMore(Plant plant, long cases) {
        Batch units = plant.order(Integer.toString(FIRST_UNIT_DRUG), cases * UNITS_PER_CASE);
        Batch parents = plant.order(CASE_DRUG, cases);
        return new PackingLine.Work(Plant.codeId(units, 0), Plant.codeId(parents, 0), cases, UNITS_PER_CASE);
    }
}
