package suma.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import suma.bench.KillDeed.Change;
import suma.bench.KillJob.Kind;
import suma.bench.KillStock.Box;

/** Chooses, by seed, what one line sells, takes back, sends on and destroys. */
final class KillTrade {
    private static final int MOST_LOOSE = 5;
    private static final int MOST_OUT_OF_A_BOX = 3;
    private static final int MOST_SALES = 300;
    private static final String CHECKOUTS = "/v1/checkouts";

    private final KillNames names;
    private final Random random;
    private final KillStock stock;
    private final KillRecalls recalls;
    private final List<Sale> sales = new ArrayList<>();

    /** What a sale took, and where it goes when it is taken back or given back. */
    private record Sale(KillJob job, Goods goods) {
    }

    /**
     * Goods on their way out.
     *
     * @param named    the codes that somebody names
     * @param carried  what goes with a named code
     * @param undone   how all of them stand once it never happened
     * @param ifUndone gives back what that leaves to the line
     * @param ifBack   the same when they come back on their own
     */
    private record Goods(List<KillCode> named, List<KillCode> carried, List<Change> undone, Runnable ifUndone, Runnable ifBack) {
        /** What is carried stays in what carries it. */
        List<Change> become(IntFunction<KillStanding> named, KillStanding carried) {
            List<Change> changes = new ArrayList<>();
            for (int i = 0; i < named().size(); i++) {
                changes.add(named().get(i).to(named.apply(i)));
            }
            changes.addAll(KillCode.all(carried(), carried));
            return changes;
        }
    }

    KillTrade(KillNames names, Random random, KillStock stock) {
        this.names = names;
        this.random = random;
        this.stock = stock;
        recalls = new KillRecalls(names, random, stock);
    }

    boolean hasGoods() {
        return stock.hasBoxes() || stock.hasLoose();
    }

    /** Only where there are goods. */
    KillStep next() {
        int dice = random.nextInt(100);
        if (dice < 20 && !sales.isEmpty()) {
            return random.nextBoolean() ? undo() : giveBack();
        }
        if (dice < 40) {
            return recalls.next();
        }
        if (dice < 50 && stock.hasBoxes()) {
            return ship();
        }
        return dice < 55 && stock.hasLoose() ? destroy() : sell();
    }

    private KillStep sell() {
        Goods goods = !stock.hasBoxes() || stock.hasLoose() && random.nextBoolean() ? loose() : random.nextBoolean() ? outOfABox() : wholeBox();
        KillSale sale = new KillSale(names.party());
        goods.named.forEach(code -> sale.sells(code, goods.carried));
        addWhatIsNotSold(sale, goods);
        String parent = goods.named.get(0).text();
        List<Change> sold = goods.become(i -> KillStanding.sold("", names.party()), KillStanding.sold(parent, names.party()));
        KillJob job = KillJob.of(Kind.CHECKOUT, request(sale), sold).checked(sale);
        return new KillStep(job, () -> remember(new Sale(job, goods)));
    }

    private void addWhatIsNotSold(KillSale sale, Goods goods) {
        if (random.nextInt(4) == 0) {
            sale.findsSold(goods.named.get(0));
        }
        if (random.nextInt(3) == 0 && !sales.isEmpty()) {
            List<KillCode> before = sales.get(random.nextInt(sales.size())).goods.named;
            sale.findsSold(before.get(random.nextInt(before.size())));
        }
        if (random.nextInt(3) == 0) {
            recalls.anyInTrade().ifPresent(sale::findsRecalled);
        }
    }

    /** A retry is known by its key or by the till's number; one sale in ten has neither. */
    private KillRequest request(KillSale sale) {
        String start = "{\"codes\":" + KillCode.json(sale.codes()) + ",\"party\":\"" + names.party() + "\",\"terminal\":\"" + names.terminal() + "\"";
        int dice = random.nextInt(10);
        if (dice < 5) {
            return KillRequest.postNumbered(CHECKOUTS, start + ",\"number\":" + names.sale() + "}");
        }
        return KillRequest.post(CHECKOUTS, start + "}", dice == 9 ? "" : names.key());
    }

    private void remember(Sale sale) {
        if (sales.size() < MOST_SALES) {
            sales.add(sale);
        }
    }

    private Goods loose() {
        List<KillCode> codes = stock.takeLoose(1 + random.nextInt(MOST_LOOSE));
        Runnable back = () -> stock.addLoose(codes);
        return new Goods(codes, List.of(), KillCode.all(codes, KillStanding.COMMISSIONED), back, back);
    }

    /** The rest of the box is left alone from then on. */
    private Goods outOfABox() {
        Box box = stock.takePacked();
        List<KillCode> codes = box.children().subList(0, 1 + random.nextInt(MOST_OUT_OF_A_BOX));
        List<Change> undone = KillCode.all(codes, KillStanding.in(box.parent().text()));
        return new Goods(codes, List.of(), undone, () -> { }, () -> stock.addLoose(codes));
    }

    private Goods wholeBox() {
        Box box = stock.takePacked();
        Runnable back = () -> stock.addBox(box);
        List<Change> undone = new ArrayList<>(KillCode.all(box.children(), KillStanding.in(box.parent().text())));
        undone.add(box.parent().to(KillStanding.COMMISSIONED));
        return new Goods(List.of(box.parent()), box.children(), undone, back, back);
    }

    private Sale takeSale() {
        return sales.remove(random.nextInt(sales.size()));
    }

    /** A sale that nobody was told of cannot be named, so its goods are given back. */
    private KillStep undo() {
        Sale sale = takeSale();
        String answer = sale.job.deeds().get(0).answer();
        if (!answer.startsWith("{")) {
            return giveBack(sale);
        }
        String path = CHECKOUTS + "/" + KillAnswers.fields(answer).get("checkout") + "?party=" + names.party();
        return new KillStep(KillJob.of(Kind.UNDO, KillRequest.delete(path, names.key()), sale.goods.undone), () -> {
            forget(sale.goods);
            sale.goods.ifUndone.run();
        });
    }

    private static void forget(Goods goods) {
        goods.named.forEach(code -> code.soldAt(""));
        goods.carried.forEach(code -> code.soldAt(""));
    }

    private KillStep giveBack() {
        return giveBack(takeSale());
    }

    private KillStep giveBack(Sale sale) {
        Goods goods = sale.goods;
        List<Change> changes = goods.become(i -> KillStanding.COMMISSIONED, KillStanding.in(goods.named.get(0).text()));
        return new KillStep(event(Kind.RETURN, goods.named, changes), () -> {
            forget(goods);
            goods.ifBack.run();
        });
    }

    private KillJob event(Kind kind, List<KillCode> codes, List<Change> changes) {
        String json = "{\"type\":\"" + kind.name().toLowerCase(java.util.Locale.ROOT) + "\",\"codes\":" + KillCode.json(codes) + ",\"party\":\"" + names.party() + "\"}";
        return KillJob.of(kind, KillRequest.post(KillPlan.EVENTS, json, random.nextInt(10) == 0 ? "" : names.key()), changes);
    }

    /** What is sent on its own leaves its box. */
    private KillStep ship() {
        Goods goods = outOfABox();
        return new KillStep(event(Kind.SHIP, goods.named, goods.become(i -> KillStanding.COMMISSIONED, KillStanding.COMMISSIONED)), goods.ifBack);
    }

    private KillStep destroy() {
        List<KillCode> codes = stock.takeLoose(1);
        return new KillStep(event(Kind.DESTROY, codes, KillCode.all(codes, KillStanding.DESTROYED)), () -> { });
    }
}
