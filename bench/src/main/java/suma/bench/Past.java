package suma.bench;

import java.math.BigDecimal;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import suma.engine.catalog.Level;
import suma.engine.command.Command;
import suma.engine.command.Command.HandleLot;
import suma.engine.command.Command.Inspect;
import suma.engine.command.Command.LotDeed;
import suma.engine.command.Command.Transform;
import suma.engine.command.EventContext;
import suma.engine.command.Goods;
import suma.engine.trace.Inside;
import suma.engine.trace.Made;
import suma.engine.trace.Trace;

/**
 * What a lot has behind it: milk of a farm became raw milk, that with lecithin powder, and that the lot; cases and pallets were
 * inspected, and containers carried by way of a port. Every unit's trace has the same events.
 */
record Past(LotPlan lot) {
    /** Issue, commissioning, three packings, two inspections, and five events of the container. */
    static final int EVENTS = 12;
    static final int TRANSFORMS = 3;
    static final String PORT = "port";
    static final String SHOP = "shop";
    private static final String FARM = "farm";
    private static final String FARM_MILK = "8200001";
    private static final String RAW_MILK = "8200002";
    private static final String LECITHIN = "8200003";
    private static final String POWDER = "8200004";
    private static final BigDecimal TONS = BigDecimal.valueOf(20);
    private static final int INSPECTED_AT_ONCE = 1000;

    /** So many lots of so many units, one behind the other. */
    static List<Past> lots(int count, long units) {
        return Stream.iterate(LotPlan.first(units, LotPlan.Filling.USUAL), one -> one.next(units, LotPlan.Filling.USUAL))
                .limit(count).map(Past::new).toList();
    }

    static void makeAll(List<Past> lots, Plant plant) {
        for (String party : List.of(FARM, PORT, SHOP)) {
            plant.addParty(party, LotPlan.MAKERS_REGION);
        }
        for (String product : List.of(FARM_MILK, RAW_MILK, LECITHIN, POWDER)) {
            plant.addDrug(product, Level.UNIT);
        }
        lots.forEach(past -> past.make(plant));
    }

    private void make(Plant plant) {
        lot.make(plant);
        Deeds deeds = LotPlan.deeds(plant);
        transform(deeds);
        inspect(Level.CASE, deeds);
        inspect(Level.PALLET, deeds);
        for (long container = 0; container < lot.count(Level.CONTAINER); container++) {
            carry(new long[] {lot.code(Level.CONTAINER, container)}, deeds);
        }
        deeds.awaitGood();
    }

    private void transform(Deeds deeds) {
        deeds.submit(new HandleLot(LotDeed.RECEIVE, goods(FARM_MILK), new TreeMap<>(), by(FARM, "milk")));
        deeds.submit(new HandleLot(LotDeed.RECEIVE, goods(LECITHIN), new TreeMap<>(), by(LotPlan.MAKER, "purchase")));
        deeds.submit(new Transform(List.of(goods(FARM_MILK)), List.of(goods(RAW_MILK)), by(LotPlan.MAKER, "pasteurise")));
        deeds.submit(new Transform(List.of(goods(RAW_MILK), goods(LECITHIN)), List.of(goods(POWDER)), by(LotPlan.MAKER, "dry")));
        deeds.submit(new Transform(List.of(goods(POWDER)), List.of(goods(lot.product(Level.UNIT))), by(LotPlan.MAKER, "fill")));
    }

    private Goods.Lot goods(String product) {
        return new Goods.Lot(product, lot.lot(), TONS, "t");
    }

    private EventContext by(String party, String document) {
        return new EventContext(EventContext.NOT_TOLD, party, party, document + "-" + lot.number(), "");
    }

    private void inspect(Level level, Deeds deeds) {
        for (long from = 0; from < lot.count(level); from += INSPECTED_AT_ONCE) {
            deeds.submit(new Inspect(lot.some(level, from, INSPECTED_AT_ONCE), true, "", by(LotPlan.MAKER, level.text())));
        }
    }

    private void carry(long[] container, Deeds deeds) {
        deeds.submit(LotPlan.ship(container, LotPlan.MAKER, PORT));
        deeds.submit(LotPlan.receive(container, LotPlan.MAKER, PORT));
        deeds.submit(new Inspect(container, true, "", by(PORT, "customs")));
        deeds.submit(LotPlan.ship(container, PORT, SHOP));
        deeds.submit(LotPlan.receive(container, PORT, SHOP));
    }

    /** Throws when a unit's trace tells something else. */
    void expect(long unit, Trace trace) {
        long box = unit / lot.filling().units();
        long pallet = box / lot.filling().cases();
        List<Long> parents = trace.parents().stream().map(Inside::container).sorted().toList();
        List<Long> wanted = List.of(lot.code(Level.CASE, box), lot.code(Level.PALLET, pallet), lot.code(Level.CONTAINER, pallet / lot.filling().pallets()));
        if (!parents.equals(wanted) || trace.events().size() != EVENTS || transforms(trace.madeFrom()) != TRANSFORMS) {
            throw new IllegalStateException("trace of unit " + unit + " of " + lot.lot() + ": expected parents " + wanted + ", " + EVENTS + " events, " + TRANSFORMS
                    + " transformations, actual " + parents + ", " + trace.events().size() + ", " + transforms(trace.madeFrom()));
        }
    }

    private static int transforms(List<Made> made) {
        return made.stream().mapToInt(one -> 1 + one.goods().stream().mapToInt(source -> transforms(source.further())).sum()).sum();
    }
}
