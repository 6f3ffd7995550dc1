package suma.resolver.linear;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import suma.resolver.linear.Deed.Checkout;
import suma.resolver.linear.Deed.Look;
import suma.resolver.linear.Deed.Pack;
import suma.resolver.linear.Deed.ParentOf;
import suma.resolver.linear.Deed.Undo;
import suma.resolver.linear.Deed.Unpack;

/** Cases and units that are packed and sold only among themselves, and the sales of them that may be undone. Any thread. */
final class Goods {
    private static final int KEPT_SALES = 6;

    private final List<String> cases;
    private final List<String> units;
    private final List<Undo> sales = new ArrayList<>();

    Goods(List<String> cases, List<String> units) {
        this.cases = List.copyOf(cases);
        this.units = List.copyOf(units);
    }

    List<String> codes() {
        return Stream.concat(cases.stream(), units.stream()).toList();
    }

    synchronized void sold(Undo undo) {
        sales.add(undo);
        if (sales.size() > KEPT_SALES) {
            sales.remove(0);
        }
    }

    private synchronized Deed undo(Random random) {
        return sales.isEmpty() ? new Look(one(cases, random)) : sales.get(random.nextInt(sales.size()));
    }

    /** @param party gives one that has sold nothing yet */
    Deed draw(Random random, Supplier<String> party) {
        int turn = random.nextInt(100);
        if (turn < 40) {
            return new Look(one(codes(), random));
        } else if (turn < 48) {
            return new ParentOf(one(units, random));
        } else if (turn < 66) {
            return new Pack(one(cases, random), some(units, random));
        } else if (turn < 76) {
            return new Unpack(one(cases, random), some(units, random));
        } else if (turn < 88) {
            return new Checkout(random.nextInt(3) == 0 ? List.of(one(cases, random)) : some(units, random), party.get());
        }
        return undo(random);
    }

    private static String one(List<String> codes, Random random) {
        return codes.get(random.nextInt(codes.size()));
    }

    /** One or two. */
    private static List<String> some(List<String> codes, Random random) {
        int first = random.nextInt(codes.size());
        int second = random.nextInt(codes.size());
        return first == second ? List.of(codes.get(first)) : List.of(codes.get(first), codes.get(second));
    }
}
