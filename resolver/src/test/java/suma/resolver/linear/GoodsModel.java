package suma.resolver.linear;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import suma.resolver.linear.Deed.Checkout;
import suma.resolver.linear.Deed.Look;
import suma.resolver.linear.Deed.Pack;
import suma.resolver.linear.Deed.ParentOf;
import suma.resolver.linear.Deed.Undo;
import suma.resolver.linear.Deed.Unpack;

/** Cases and units that are all in trade at first, and what packing and selling them does. */
final class GoodsModel implements Model<GoodsModel.Shop> {
    static final String NONE = "";
    private static final String DONE = "done";
    private static final String REFUSED = "refused";

    private final Shop initial;

    /** @param seller party of the sale that the code goes by itself, empty where it does not */
    record Standing(String parent, String seller) {
    }

    /** @param left what each code was in when it was sold */
    record Sale(String party, Map<String, String> left, boolean undone) {
    }

    /** @param sales those that may be undone, by what the server named them */
    record Shop(Map<String, Standing> codes, Map<String, Sale> sales) {
        private Shop changed() {
            return new Shop(new HashMap<>(codes), new HashMap<>(sales));
        }

        private void place(String code, String parent) {
            codes.put(code, new Standing(parent, codes.get(code).seller));
        }

        /** The party that sold a code, or what it is in. */
        private String soldBy(String code) {
            Standing standing = codes.get(code);
            return !standing.seller.isEmpty() ? standing.seller : standing.parent.isEmpty() ? NONE : soldBy(standing.parent);
        }

        private boolean sold(String code) {
            return !soldBy(code).isEmpty();
        }
    }

    GoodsModel(Collection<String> codes) {
        initial = new Shop(codes.stream().collect(Collectors.toMap(code -> code, code -> new Standing(NONE, NONE))), Map.of());
    }

    @Override
    public Shop initial() {
        return initial;
    }

    @Override
    public Step<Shop> step(Shop shop, Operation operation) {
        Deed deed = operation.deed();
        if (deed instanceof Look look) {
            return new Step<>(shop, verdict(shop, look.code()));
        } else if (deed instanceof ParentOf asked) {
            return new Step<>(shop, shop.codes.get(asked.code()).parent);
        } else if (deed instanceof Pack pack) {
            return pack(shop, pack);
        } else if (deed instanceof Unpack unpack) {
            return unpack(shop, unpack);
        } else if (deed instanceof Checkout checkout) {
            return checkout(shop, checkout, operation.name());
        }
        return undo(shop, (Undo) deed);
    }

    /** How a verdict is written here, whoever found it. */
    static String verdict(String verdict, String seller, String parent) {
        return verdict + " by " + seller + " in " + parent;
    }

    private static String verdict(Shop shop, String code) {
        return verdict(shop.sold(code) ? "sold" : "ok", shop.soldBy(code), shop.codes.get(code).parent);
    }

    private static Step<Shop> pack(Shop shop, Pack pack) {
        boolean fits = !shop.sold(pack.parent()) && pack.children().stream().allMatch(child -> !shop.sold(child) && shop.codes.get(child).parent.isEmpty());
        return move(shop, fits, pack.children(), pack.parent());
    }

    private static Step<Shop> unpack(Shop shop, Unpack unpack) {
        boolean fits = !shop.sold(unpack.parent())
                && unpack.children().stream().allMatch(child -> shop.codes.get(child).parent.equals(unpack.parent()));
        return move(shop, fits, unpack.children(), NONE);
    }

    private static Step<Shop> move(Shop shop, boolean fits, List<String> children, String parent) {
        if (!fits) {
            return new Step<>(shop, REFUSED);
        }
        Shop next = shop.changed();
        children.forEach(child -> next.place(child, parent));
        return new Step<>(next, DONE);
    }

    private static Step<Shop> checkout(Shop shop, Checkout checkout, String name) {
        Shop next = shop.changed();
        Map<String, String> left = new LinkedHashMap<>();
        List<String> said = new ArrayList<>();
        for (String code : checkout.codes()) {
            String seller = next.soldBy(code);
            said.add(result(seller.isEmpty() ? "ok" : "sold", seller.isEmpty() ? checkout.party() : seller));
            if (seller.isEmpty()) {
                left.put(code, next.codes.get(code).parent);
                next.codes.put(code, new Standing(NONE, checkout.party()));
            }
        }
        if (!name.isEmpty()) {
            next.sales.put(name, new Sale(checkout.party(), left, false));
        }
        return new Step<>(next, String.join(", ", said));
    }

    /** How one result of a checkout is written here. */
    static String result(String verdict, String seller) {
        return verdict + " by " + seller;
    }

    private static Step<Shop> undo(Shop shop, Undo undo) {
        Sale sale = shop.sales.get(undo.checkout());
        boolean fits = sale != null && !sale.undone && sale.left.keySet().stream().anyMatch(code -> shop.codes.get(code).seller.equals(sale.party));
        if (!fits) {
            return new Step<>(shop, REFUSED);
        }
        Shop next = shop.changed();
        sale.left.forEach((code, parent) -> {
            if (next.codes.get(code).seller.equals(sale.party)) {
                next.codes.put(code, new Standing(parent.isEmpty() || next.sold(parent) ? NONE : parent, NONE));
            }
        });
        next.sales.put(undo.checkout(), new Sale(sale.party, sale.left, true));
        return new Step<>(next, DONE);
    }
}
