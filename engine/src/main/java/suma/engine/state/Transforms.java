package suma.engine.state;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import suma.engine.alert.Alert;
import suma.engine.alert.AlertRule;
import suma.engine.catalog.Disposition;
import suma.engine.command.Answer;
import suma.engine.command.Command.HandleLot;
import suma.engine.command.Command.LotDeed;
import suma.engine.command.Command.Transform;
import suma.engine.command.Goods;
import suma.engine.custody.Holding;
import suma.engine.custody.Holding.Kind;
import suma.engine.history.EventKind;
import suma.engine.history.Happening;
import suma.engine.history.LotBalance;
import suma.engine.history.LotHappening;
import suma.engine.history.LotId;
import suma.engine.history.Role;
import suma.engine.history.Stamp;
import suma.engine.journal.Record;

/** Uses goods up and makes others of them, and keeps what happens to lots. Writer's thread only. */
final class Transforms {
    private final Standing standing;
    private final Movement movement;
    private final Departures departures;
    private final Custody custody;
    private final Handovers handovers;
    private final Past past;
    private final Lots lots;
    private final Alerts alerts;

    Transforms(Standing standing, Movement movement, Departures departures, Custody custody, Handovers handovers, Past past, Lots lots, Alerts alerts) {
        this.standing = standing;
        this.movement = movement;
        this.departures = departures;
        this.custody = custody;
        this.handovers = handovers;
        this.past = past;
        this.lots = lots;
        this.alerts = alerts;
    }

    Answer transform(Transform transform, Record accepted) {
        Happening what = Happening.of(accepted, EventKind.TRANSFORM, transform.context());
        long[] used = TransformRules.codes(transform.inputs());
        long[] made = TransformRules.codes(transform.outputs());
        int part = remember(used, what.as(Role.INPUT), 0);
        part = remember(made, what.as(Role.OUTPUT), part);
        use(used, what.as(Role.INPUT));
        make(made, what.as(Role.OUTPUT), accepted);
        for (Goods.Lot lot : TransformRules.lots(transform.inputs())) {
            remember(lot, what.as(Role.INPUT), part++);
            draw(lot, what);
        }
        for (Goods.Lot lot : TransformRules.lots(transform.outputs())) {
            remember(lot, what.as(Role.OUTPUT), part++);
            lots.change(lot, lots.balance(lot).made(lot.quantity()));
        }
        lots.add(accepted);
        return new Answer.Changed((long) used.length + made.length);
    }

    private void use(long[] codes, Happening what) {
        Stamp now = Stamp.of(what);
        departures.begin();
        movement.forEachOnItsOwn(codes, code -> {
            movement.leave(code, now);
            movement.turn(code, Disposition.CONSUMED);
        });
        departures.remember(what);
    }

    private void make(long[] codes, Happening what, Record accepted) {
        int maker = handovers.number(what.context().party());
        for (long code : codes) {
            standing.load(code);
            standing.turn(Disposition.COMMISSIONED);
            if (maker != Holding.UNKNOWN) {
                custody.put(code, Optional.of(new Holding(Kind.HELD, maker, what.atMs(), accepted.sequence())));
            }
        }
        past.made(Past.rising(codes), what);
    }

    /** The lots of single codes hear of it too, and those of what is used up with them; returns the next part. */
    private int remember(long[] codes, Happening what, int firstPart) {
        Map<LotId, Long> counts = new LinkedHashMap<>();
        Movement.Step count = code -> {
            standing.load(code);
            lots.of(standing.batch()).ifPresent(lot -> counts.merge(lot, 1L, Long::sum));
        };
        if (what.role() == Role.INPUT) {
            movement.forEachOnItsOwn(codes, code -> movement.forEachIn(code, count));
            counts.keySet().forEach(lots::usedCodes);
        } else {
            Arrays.stream(codes).forEach(count::take);
        }
        int part = firstPart;
        for (Map.Entry<LotId, Long> lot : counts.entrySet()) {
            Happening counted = what.with(TradeHappenings.told(LotHappening.CODES, Long.toString(lot.getValue())));
            past.befellLot(new LotHappening(lot.getKey(), false, counted), part++);
        }
        return part;
    }

    private void remember(Goods.Lot lot, Happening what, int part) {
        past.befellLot(new LotHappening(lots.id(lot), true, what.with(amount(lot))), part);
    }

    private static SortedMap<String, String> amount(Goods.Lot lot) {
        return TradeHappenings.told(LotHappening.QUANTITY, lot.quantity().toPlainString(), LotHappening.UNIT, lot.unit());
    }

    private void draw(Goods.Lot lot, Happening what) {
        LotBalance now = lots.balance(lot).used(lot.quantity());
        lots.change(lot, now);
        if (now.overdrawn()) {
            SortedMap<String, String> evidence = amount(lot);
            evidence.put("lot", lot.lot());
            evidence.put("known", now.known().toPlainString());
            evidence.put("used", now.used().toPlainString());
            alerts.raise(AlertRule.LOT_OVERDRAWN, new Alert.OfProduct(lot.product()), what.atMs(), what.sequence(), evidence);
        }
    }

    Answer handle(HandleLot handling, Record accepted) {
        SortedMap<String, String> details = new TreeMap<>(handling.details());
        details.putAll(amount(handling.lot()));
        Happening what = Happening.of(accepted, kind(handling.deed()), handling.context()).with(details);
        past.befellLot(new LotHappening(lots.id(handling.lot()), true, what), 0);
        if (handling.deed() == LotDeed.RECEIVE) {
            lots.change(handling.lot(), lots.balance(handling.lot()).received(handling.lot().quantity()));
        }
        return new Answer.Done();
    }

    private static EventKind kind(LotDeed deed) {
        return switch (deed) {
            case SHIP -> EventKind.SHIP;
            case RECEIVE -> EventKind.RECEIVE;
            case INSPECT -> EventKind.INSPECT;
        };
    }
}
