package suma.engine.state;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import suma.engine.CodeId;
import suma.engine.TradeConfig;
import suma.engine.TradeConfig.QuantityMode;
import suma.engine.catalog.CatalogEditor;
import suma.engine.catalog.Disposition;
import suma.engine.catalog.Verdict;
import suma.engine.command.Command;
import suma.engine.command.Command.HandleLot;
import suma.engine.command.Command.Transform;
import suma.engine.command.Fault;
import suma.engine.command.Fault.Reason;
import suma.engine.command.Goods;
import suma.engine.command.Outcome.Refused;
import suma.engine.history.LotBalance;
import suma.engine.history.LotId;

/**
 * What may be made of what. A refusal names every code at fault, counted over the inputs and then the outputs, and changes
 * nothing.
 *
 * <ul>
 * <li>G1: codes that are used are in trade, with all they hold; they are never used again.
 * <li>G2: codes that are made are in nothing and were not in trade before but as commissioned.
 * <li>G3: nothing is made of itself, through whatever steps.
 * </ul>
 */
final class TransformRules {
    private final CatalogEditor catalog;
    private final Standing standing;
    private final Contained contained;
    private final NamedCodes codes;
    private final Lots lots;
    private final LineageSearch lineage;
    private final TradeConfig config;

    TransformRules(CatalogEditor catalog, Standing standing, Contained contained, NamedCodes codes, Lots lots, LineageSearch lineage, TradeConfig config) {
        this.catalog = catalog;
        this.standing = standing;
        this.contained = contained;
        this.codes = codes;
        this.lots = lots;
        this.lineage = lineage;
        this.config = config;
    }

    static long[] codes(List<Goods> goods) {
        return goods.stream().filter(Goods.Codes.class::isInstance).flatMapToLong(one -> Arrays.stream(((Goods.Codes) one).codes())).toArray();
    }

    static List<Goods.Lot> lots(List<Goods> goods) {
        return goods.stream().filter(Goods.Lot.class::isInstance).map(Goods.Lot.class::cast).toList();
    }

    Optional<Refused> check(HandleLot handling, long nowMs) {
        return codes.check(handling.context(), 0, nowMs).or(() -> check(handling.lot()))
                .or(() -> codes.checkParty("from", handling.details().getOrDefault("from", "")))
                .or(() -> codes.checkParty("to", handling.details().getOrDefault("to", "")));
    }

    Optional<Refused> check(Transform transform, long nowMs) {
        return checkSize("inputs", transform.inputs()).or(() -> checkSize("outputs", transform.outputs()))
                .or(() -> codes.check(transform.context(), codes(transform.inputs()).length + codes(transform.outputs()).length, nowMs))
                .or(() -> checkLots(transform)).or(() -> checkCodes(transform)).or(() -> checkQuantities(transform)).or(() -> checkCircle(transform));
    }

    private static Optional<Refused> checkSize(String side, List<Goods> goods) {
        boolean empty = goods.stream().anyMatch(one -> one instanceof Goods.Codes codes && codes.codes().length == 0);
        return goods.isEmpty() || empty || goods.size() > Transform.MOST_GOODS
                ? Refusals.invalid(side + ": expected 1 to " + Transform.MOST_GOODS + " lots and lists of codes, none empty, actual " + goods.size())
                : Refusals.none();
    }

    private Optional<Refused> checkLots(Transform transform) {
        for (List<Goods> side : List.of(transform.inputs(), transform.outputs())) {
            for (Goods.Lot lot : lots(side)) {
                Optional<Refused> refused = check(lot);
                if (refused.isPresent()) {
                    return refused;
                }
            }
        }
        return Refusals.none();
    }

    private Optional<Refused> check(Goods.Lot lot) {
        if (catalog.product(lot.product()).isEmpty()) {
            return Refusals.notFound("product: no product " + lot.product());
        }
        int bytes = lot.lot().getBytes(StandardCharsets.UTF_8).length;
        if (bytes == 0 || bytes > LotId.MOST_BYTES) {
            return Refusals.invalid("lot: expected 1 to " + LotId.MOST_BYTES + " bytes, actual " + bytes);
        }
        if (lot.unit().isEmpty() || lot.unit().length() > Goods.Lot.LONGEST_UNIT) {
            return Refusals.invalid("unit: expected 1 to " + Goods.Lot.LONGEST_UNIT + " characters, actual " + lot.unit());
        }
        boolean amount = lot.quantity().signum() > 0 && lot.quantity().precision() <= Goods.Lot.MOST_DIGITS
                && Math.abs(lot.quantity().scale()) <= Goods.Lot.MOST_DIGITS;
        return amount ? Refusals.none()
                : Refusals.invalid("quantity: expected more than 0 in at most " + Goods.Lot.MOST_DIGITS + " digits, actual " + lot.quantity());
    }

    private Optional<Refused> checkCodes(Transform transform) {
        long[] used = codes(transform.inputs());
        long[] made = codes(transform.outputs());
        long[] all = LongStream.concat(Arrays.stream(used), Arrays.stream(made)).toArray();
        List<Fault> faults = new ArrayList<>(0);
        long touched = all.length;
        for (int item = 0; item < all.length; item++) {
            if (codes.load(all[item], item, faults)) {
                touched += item < used.length ? checkUsed(all[item], item, faults) : checkMade(item, faults);
            }
        }
        NamedCodes.addRepeats(all, faults);
        boolean tooMany = touched > Command.MOST_CODES;
        return Refusals.ofFaults("transform", faults).or(() -> tooMany ? TradeRules.tooManyTouched() : Refusals.none());
    }

    private long checkUsed(long codeId, int item, List<Fault> faults) {
        int before = faults.size();
        if (standing.disposition() != Disposition.COMMISSIONED) {
            faults.add(new Fault(0, item, Reason.of(standing.disposition()), CodeId.NONE));
        } else if (standing.verdict(Integer.MIN_VALUE) == Verdict.RECALLED) {
            faults.add(new Fault(0, item, Reason.RECALLED, CodeId.NONE));
        }
        return contained.walk(codeId, Command.MOST_CODES, child -> {
            standing.load(child);
            if (standing.verdict(Integer.MIN_VALUE) != Verdict.OK && faults.size() == before) {
                faults.add(new Fault(0, item, Reason.HOLDS_RECALLED, child));
            }
            return true;
        });
    }

    private long checkMade(int item, List<Fault> faults) {
        if (standing.disposition() != Disposition.ISSUED && standing.disposition() != Disposition.COMMISSIONED) {
            faults.add(new Fault(0, item, Reason.of(standing.disposition()), CodeId.NONE));
        } else if (standing.parent() != CodeId.NONE) {
            faults.add(new Fault(0, item, Reason.PACKED_ALREADY, standing.parent()));
        }
        return 0;
    }

    /** Each lot as it would be with all that this uses of it. */
    private Optional<Refused> checkQuantities(Transform transform) {
        Map<LotId, Map<String, LotBalance>> after = new HashMap<>();
        for (Goods.Lot lot : lots(transform.inputs())) {
            LotBalance balance = after.computeIfAbsent(lots.id(lot), none -> new HashMap<>())
                    .compute(lot.unit(), (unit, before) -> (before == null ? lots.balance(lot) : before).used(lot.quantity()));
            if (balance.overdrawn() && config.quantities() == QuantityMode.REFUSE) {
                return Refusals.conflict("quantity: lot " + lot.lot() + " of " + lot.product() + ": expected at most " + balance.known().toPlainString()
                        + " " + lot.unit() + " used in all, actual " + balance.used().toPlainString());
            }
        }
        return Refusals.none();
    }

    private Set<LotId> lotsOf(long[] used) {
        Set<LotId> found = new HashSet<>();
        for (long code : used) {
            addLot(code, found);
            contained.walk(code, Command.MOST_CODES, child -> addLot(child, found));
        }
        return found;
    }

    private boolean addLot(long code, Set<LotId> found) {
        standing.load(code);
        lots.of(standing.batch()).ifPresent(found::add);
        return true;
    }

    private Optional<Refused> checkCircle(Transform transform) {
        Set<LotId> usedBefore = new HashSet<>();
        Set<LotId> inputs = new HashSet<>();
        Set<LotId> ofCodes = lots(transform.outputs()).isEmpty() ? Set.of() : lotsOf(codes(transform.inputs()));
        lots(transform.inputs()).forEach(lot -> inputs.add(lots.id(lot)));
        for (Goods.Lot made : lots(transform.outputs())) {
            if (inputs.contains(lots.id(made))) {
                return Refusals.conflict("outputs: lot " + made.lot() + " of " + made.product() + " is an input too");
            }
            if (ofCodes.contains(lots.id(made)) || lots.wasUsed(lots.id(made))) {
                usedBefore.add(lots.id(made));
            }
        }
        return usedBefore.isEmpty() ? Refusals.none() : switch (lineage.find(usedBefore, transform.inputs())) {
            case NOT_FOUND -> Refusals.none();
            case FOUND -> Refusals.conflict("outputs: an input was made of a lot that this would make");
            case TOO_WIDE -> Refusals.conflict("outputs: the inputs were made of more than " + LineageSearch.MOST_STEPS
                    + " lots and codes, among which a lot that this would make cannot be ruled out");
        };
    }
}
