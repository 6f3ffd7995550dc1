package suma.engine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import suma.engine.alert.AlertRule;
import suma.engine.catalog.Disposition;
import suma.engine.catalog.Level;
import suma.engine.catalog.Verdict;
import suma.engine.command.Answer.Result;
import suma.engine.custody.Holding.Kind;

/** What an engine should know, in plain maps. Whether a command is right is asked first; its effect is then to be carried out. */
final class Model {
    private final Map<String, Item> items = new LinkedHashMap<>();
    private final Map<String, Set<String>> children = new LinkedHashMap<>();
    private final Map<Long, Checkout> checkouts = new LinkedHashMap<>();
    private final List<AlertRule> alerts = new ArrayList<>();
    private final Map<String, Scanned> scans = new LinkedHashMap<>();
    private RecallModel recalls = new RecallModel();

    /** Who has a code, or sold it; {@code checkout} is 0 but for sales by a checkout. */
    record Held(Kind kind, String party, long atMs, long checkout) {
        boolean sale() {
            return kind == Kind.SALE;
        }
    }

    RecallModel recalls() {
        return recalls;
    }

    /** The recall that a scan of a code names. */
    Optional<Long> recall(String code) {
        Facts facts = items.get(code).facts;
        return recalls.of(code, facts.product, facts.lot);
    }

    /** All that a recall covers. */
    List<String> covered(RecallModel.Recall recall) {
        return items.keySet().stream().filter(code -> recall.covers(code, items.get(code).facts.product, items.get(code).facts.lot)).toList();
    }

    String state(String code) {
        return items.get(code).state.text();
    }

    /** Who sold a code, else who has it, else who made it. */
    String partyOf(String code) {
        if (is(code, Disposition.SOLD)) {
            return sale(code).party;
        }
        return holder(code).map(Held::party).orElse(items.get(code).facts.maker);
    }

    /** How often a code was scanned in public, and when first. */
    record Scanned(long count, long firstMs) {
    }

    private record Sold(String code, String left, Optional<Held> before) {
    }

    private record Checkout(String party, List<Sold> sold, boolean undone) {
    }

    /** What never changes of a code. */
    record Facts(Level level, boolean expired, String maker, String product, String lot) {
    }

    private record Item(Facts facts, Disposition state, String parent, Optional<Held> own) {
    }

    Model copy() {
        Model copy = new Model();
        copy.items.putAll(items);
        children.forEach((parent, held) -> copy.children.put(parent, new LinkedHashSet<>(held)));
        copy.checkouts.putAll(checkouts);
        copy.alerts.addAll(alerts);
        copy.scans.putAll(scans);
        copy.recalls = recalls.copy();
        return copy;
    }

    void add(String code, Facts facts, Disposition state) {
        items.put(code, new Item(facts, state, "", Optional.empty()));
    }

    Set<String> codes() {
        return items.keySet();
    }

    boolean knows(String code) {
        return items.containsKey(code);
    }

    Level level(String code) {
        return items.get(code).facts.level;
    }

    String parent(String code) {
        return items.get(code).parent;
    }

    boolean is(String code, Disposition... states) {
        return knows(code) && List.of(states).contains(items.get(code).state);
    }

    List<AlertRule> alerts() {
        return alerts;
    }

    Set<Long> checkouts() {
        return checkouts.keySet();
    }

    Verdict verdict(String code) {
        Item item = items.get(code);
        boolean recalled = recall(code).isPresent();
        return switch (item.state) {
            case ISSUED -> Verdict.NOT_COMMISSIONED;
            case COMMISSIONED -> recalled ? Verdict.RECALLED : item.facts.expired ? Verdict.EXPIRED : Verdict.OK;
            case VOIDED -> Verdict.VOIDED;
            case SOLD -> recalled ? Verdict.RECALLED : Verdict.SOLD;
            case DESTROYED, CONSUMED -> Verdict.DESTROYED;
        };
    }

    Scanned scanned(String code) {
        return scans.getOrDefault(code, new Scanned(0, 0));
    }

    void scan(String code, int count, long firstMs) {
        scans.merge(code, new Scanned(count, firstMs), (old, more) -> new Scanned(old.count + more.count, Math.min(old.firstMs, more.firstMs)));
    }

    /** The sale that a sold code went by. */
    Held sale(String code) {
        String at = code;
        while (items.get(at).own.filter(Held::sale).isEmpty()) {
            at = items.get(at).parent;
        }
        return items.get(at).own.get();
    }

    List<String> heldBy(String parent) {
        return List.copyOf(children.getOrDefault(parent, Set.of()));
    }

    List<String> contents(String code) {
        List<String> all = new ArrayList<>();
        heldBy(code).forEach(child -> {
            all.add(child);
            all.addAll(contents(child));
        });
        return all;
    }

    private void turn(String code, Disposition state) {
        Item item = items.get(code);
        items.put(code, new Item(item.facts, state, item.parent, item.own));
    }

    private void own(String code, Optional<Held> own) {
        Item item = items.get(code);
        items.put(code, new Item(item.facts, item.state, item.parent, own));
    }

    private void place(String code, String parent) {
        Item item = items.get(code);
        children.getOrDefault(item.parent, new HashSet<>()).remove(code);
        if (!parent.isEmpty()) {
            children.computeIfAbsent(parent, none -> new LinkedHashSet<>()).add(code);
        }
        items.put(code, new Item(item.facts, item.state, parent, item.own));
    }

    static boolean distinct(List<String> codes) {
        return !codes.isEmpty() && new HashSet<>(codes).size() == codes.size();
    }

    void turnAll(List<String> codes, Disposition from, Disposition to) {
        codes.stream().filter(code -> is(code, from)).forEach(code -> turn(code, to));
    }

    boolean mayCommission(List<String> codes) {
        return distinct(codes) && codes.stream().allMatch(code -> is(code, Disposition.ISSUED));
    }

    private boolean usable(String code) {
        return is(code, Disposition.ISSUED, Disposition.COMMISSIONED);
    }

    boolean mayPack(String parent, List<String> codes) {
        return usable(parent) && distinct(codes) && codes.stream().allMatch(
                child -> usable(child) && parent(child).isEmpty() && level(child).compareTo(level(parent)) < 0);
    }

    void pack(String parent, List<String> codes) {
        turn(parent, Disposition.COMMISSIONED);
        for (String child : codes) {
            turn(child, Disposition.COMMISSIONED);
            place(child, parent);
        }
    }

    boolean mayUnpack(String parent, List<String> codes) {
        return usable(parent) && !codes.isEmpty() && codes.stream().allMatch(child -> parent(child).equals(parent));
    }

    void unpack(List<String> codes) {
        codes.forEach(this::leave);
    }

    /** Whose a code is: the outermost thing it is in that has a holding says so. */
    private Optional<Held> holder(String code) {
        String parent = items.get(code).parent;
        return parent.isEmpty() ? items.get(code).own : holder(parent).or(() -> items.get(code).own);
    }

    private void leave(String code) {
        Optional<Held> holder = holder(code);
        if (!parent(code).isEmpty()) {
            own(code, holder);
            place(code, "");
        }
    }

    private List<String> onTheirOwn(List<String> codes) {
        return codes.stream().filter(code -> {
            String at = parent(code);
            while (!at.isEmpty() && !codes.contains(at)) {
                at = parent(at);
            }
            return at.isEmpty();
        }).toList();
    }

    private void turnWithContents(String code, Disposition state) {
        turn(code, state);
        contents(code).forEach(inside -> turn(inside, state));
    }

    private boolean sellable(String code) {
        return knows(code) && verdict(code) == Verdict.OK && contents(code).stream().allMatch(inside -> verdict(inside) == Verdict.OK);
    }

    boolean maySell(List<String> codes) {
        return distinct(codes) && codes.stream().allMatch(this::sellable);
    }

    void sell(List<String> codes, String party, long atMs) {
        onTheirOwn(codes).forEach(code -> sell(code, new Held(Kind.SALE, party, atMs, 0)));
    }

    /** A refused sale changes nothing but what is to be looked at. */
    void refuseSale(List<String> codes) {
        codes.forEach(code -> alert(knows(code) ? verdictWithContents(code) : Verdict.NOT_ISSUED, false));
    }

    private Sold sell(String code, Held sale) {
        String left = parent(code);
        leave(code);
        Optional<Held> before = items.get(code).own;
        turnWithContents(code, Disposition.SOLD);
        own(code, Optional.of(sale));
        return new Sold(code, left, before);
    }

    boolean mayMove(List<String> codes) {
        return distinct(codes) && codes.stream().allMatch(code -> is(code, Disposition.COMMISSIONED));
    }

    boolean mayInspect(List<String> codes) {
        return distinct(codes) && codes.stream().allMatch(code -> is(code, Disposition.COMMISSIONED, Disposition.SOLD));
    }

    /** What is wrong with a party sending or receiving a code: who has it, and of which kind the alert is; nothing when all is right. */
    private Optional<Map.Entry<AlertRule, String>> misfit(String code, String party, boolean receiving) {
        Optional<Held> holder = holder(code);
        String has = holder.map(Held::party).orElse(items.get(code).facts.maker);
        boolean there = holder.filter(held -> held.kind == Kind.SENT).isEmpty();
        return party.isEmpty() || has.isEmpty() || has.equals(party) ? Optional.empty()
                : Optional.of(Map.entry(receiving && there ? AlertRule.CUSTODY_OVERLAP : AlertRule.CUSTODY_GAP, has));
    }

    boolean hasMisfit(List<String> codes, String party, boolean receiving) {
        return codes.stream().anyMatch(code -> misfit(code, party, receiving).isPresent());
    }

    void ship(List<String> codes, String from, String to, long atMs) {
        move(codes, from, false, new Held(Kind.SENT, to, atMs, 0));
    }

    void receive(List<String> codes, String party, long atMs) {
        move(codes, party, true, new Held(Kind.HELD, party, atMs, 0));
    }

    private void move(List<String> codes, String party, boolean receiving, Held now) {
        Set<Map.Entry<AlertRule, String>> misfits = new LinkedHashSet<>();
        for (String code : onTheirOwn(codes)) {
            misfit(code, party, receiving).ifPresent(misfits::add);
            leave(code);
            own(code, Optional.of(now));
        }
        misfits.forEach(misfit -> alerts.add(misfit.getKey()));
    }

    boolean mayReturn(List<String> codes) {
        return distinct(codes) && codes.stream().allMatch(code -> is(code, Disposition.SOLD));
    }

    void takeBack(List<String> codes, String party, long atMs) {
        for (String code : onTheirOwn(codes)) {
            String holder = party.isEmpty() ? sale(code).party : party;
            leave(code);
            turnWithContents(code, Disposition.COMMISSIONED);
            own(code, Optional.of(new Held(Kind.HELD, holder, atMs, 0)));
        }
    }

    boolean mayDestroy(List<String> codes) {
        return distinct(codes) && codes.stream().allMatch(code -> is(code, Disposition.ISSUED, Disposition.COMMISSIONED, Disposition.SOLD));
    }

    void destroy(List<String> codes) {
        onTheirOwn(codes).forEach(code -> {
            leave(code);
            turnWithContents(code, Disposition.DESTROYED);
        });
    }

    List<Result> checkout(List<String> codes, String party, long atMs, long sequence) {
        List<Result> results = new ArrayList<>();
        List<Sold> sold = new ArrayList<>();
        for (String code : codes) {
            Verdict verdict = knows(code) ? verdictWithContents(code) : Verdict.NOT_ISSUED;
            if (verdict == Verdict.OK) {
                sold.add(sell(code, new Held(Kind.SALE, party, atMs, sequence)));
            }
            boolean told = verdict == Verdict.OK || verdict == Verdict.SOLD;
            results.add(told ? new Result(verdict, sale(code).atMs, sale(code).party) : new Result(verdict, Result.NOT_SOLD, ""));
            alert(verdict, verdict == Verdict.SOLD && sale(code).checkout == sequence);
        }
        checkouts.put(sequence, new Checkout(party, sold, false));
        return results;
    }

    private Verdict verdictWithContents(String code) {
        Verdict own = verdict(code);
        return own != Verdict.OK ? own
                : contents(code).stream().map(this::verdict).filter(inside -> inside != Verdict.OK).findFirst().orElse(Verdict.OK);
    }

    private void alert(Verdict verdict, boolean byThisCheckout) {
        switch (verdict) {
            case SOLD -> alerts.addAll(byThisCheckout ? List.of() : List.of(AlertRule.DOUBLE_SALE));
            case EXPIRED -> alerts.add(AlertRule.EXPIRED_SALE);
            case RECALLED -> alerts.add(AlertRule.RECALLED_SALE);
            case VOIDED -> alerts.add(AlertRule.VOIDED_SALE);
            case DESTROYED -> alerts.add(AlertRule.DESTROYED_SALE);
            case NOT_ISSUED -> alerts.add(AlertRule.NEVER_ISSUED_SALE);
            default -> { }
        }
    }

    private boolean stillSold(Sold sold, long checkout) {
        return is(sold.code, Disposition.SOLD) && items.get(sold.code).own.filter(own -> own.sale() && own.checkout == checkout).isPresent();
    }

    boolean mayUndo(long sequence, String party) {
        Checkout checkout = checkouts.get(sequence);
        return checkout != null && !checkout.undone && checkout.party.equals(party)
                && checkout.sold.stream().anyMatch(sold -> stillSold(sold, sequence));
    }

    void undo(long sequence) {
        Checkout checkout = checkouts.get(sequence);
        List<Sold> backwards = new ArrayList<>(checkout.sold);
        Collections.reverse(backwards);
        backwards.stream().filter(sold -> stillSold(sold, sequence)).forEach(sold -> {
            turnWithContents(sold.code, Disposition.COMMISSIONED);
            own(sold.code, sold.before);
            if (!sold.left.isEmpty() && is(sold.left, Disposition.COMMISSIONED)) {
                place(sold.code, sold.left);
            }
        });
        checkouts.put(sequence, new Checkout(checkout.party, checkout.sold, true));
    }
}
