package suma.engine.state;

import java.util.List;
import java.util.Optional;
import suma.engine.EngineConfig;
import suma.engine.catalog.Batch;
import suma.engine.catalog.Catalog;
import suma.engine.catalog.CatalogEditor;
import suma.engine.catalog.Today;
import suma.engine.command.Answer;
import suma.engine.command.Command;
import suma.engine.command.Command.Checkout;
import suma.engine.command.Command.CheckoutDecided;
import suma.engine.command.Command.CountScans;
import suma.engine.command.Command.Destroy;
import suma.engine.command.Command.HandleLot;
import suma.engine.command.Command.Inspect;
import suma.engine.command.Command.LiftRecall;
import suma.engine.command.Command.RaiseAlert;
import suma.engine.command.Command.Recall;
import suma.engine.command.Command.Receive;
import suma.engine.command.Command.Return;
import suma.engine.command.Command.Sell;
import suma.engine.command.Command.Ship;
import suma.engine.command.Command.Transform;
import suma.engine.command.Command.UndoCheckout;
import suma.engine.command.Outcome.Refused;
import suma.engine.custody.CustodyChain;
import suma.engine.history.EventKind;
import suma.engine.history.Happening;
import suma.engine.journal.Record;
import suma.engine.store.Store;
import suma.engine.store.StoreGroup;
import suma.engine.store.StoredAlerts;
import suma.engine.store.StoredCustody;
import suma.engine.store.StoredRecalls;
import suma.engine.store.StoredScans;

/** The part of {@link State} that is about goods in trade: sales, returns, destruction, and whose they are. Writer's thread only. */
final class Trade {
    private final Custody custody;
    private final CustodyChain chain;
    private final Past past;
    private final Departures departures;
    private final Scans scans;
    private final Alerts alerts;
    private final Checkouts checkouts;
    private final CheckoutRules checkoutRules;
    private final TradeRules rules;
    private final Recalls recalls;
    private final RecallRules recallRules;
    private final TradeEvents events;
    private final Shipments shipments;
    private final RefusedSales refusedSales;
    private final Lots lots;
    private final TransformRules transformRules;
    private final Transforms transforms;

    Trade(Catalog catalog, CatalogEditor editor, Store store, EngineConfig config, Words words, Contents contents, Past past, UndoLog undo) {
        Standing standing = new Standing(catalog.ordinals(), editor, words);
        NamedCodes codes = new NamedCodes(editor, standing);
        Contained contained = new Contained(catalog.ordinals(), contents);
        Today today = new Today(config.clock().getZone());
        custody = new Custody(new StoredCustody(store), undo);
        chain = new CustodyChain(words, custody);
        scans = new Scans(new StoredScans(store), standing);
        alerts = new Alerts(new StoredAlerts(store), undo);
        this.past = past;
        departures = new Departures(past);
        Movement movement = new Movement(standing, contents, contained, custody, chain, departures);
        checkouts = new Checkouts(store, config.trade(), standing, movement, custody);
        lots = new Lots(editor, store, undo);
        MadeRecalls made = new MadeRecalls(editor, standing, contained, new Descent(store, editor, standing, words, lots), undo);
        recalls = new Recalls(editor, standing, contained, made, new StoredRecalls(store), undo);
        recallRules = new RecallRules(editor, contained, codes, recalls, made);
        checkoutRules = new CheckoutRules(standing, contained, codes, today);
        Handovers handovers = new Handovers(editor, standing, chain);
        rules = new TradeRules(standing, contained, codes, today, handovers, config.trade());
        refusedSales = new RefusedSales(chain, handovers);
        transformRules = new TransformRules(editor, standing, contained, codes, lots, new LineageSearch(store, standing, contained, lots), config.trade());
        transforms = new Transforms(standing, movement, departures, custody, handovers, past, lots, alerts);
        shipments = new Shipments(movement, custody, handovers, alerts);
        events = new TradeEvents(handovers, movement, custody, chain, checkouts, new SaleAlerts(alerts));
    }

    /** True for what may be one of several events that all happen or none. */
    static boolean isEvent(Command command) {
        return command instanceof Ship || command instanceof Receive || command instanceof Inspect || command instanceof Sell || command instanceof Return || command instanceof Destroy
                || command instanceof Transform || command instanceof HandleLot;
    }

    Optional<Refused> check(Command command, long nowMs) {
        if (command instanceof Checkout checkout) {
            return checkoutRules.check(checkout, nowMs);
        } else if (command instanceof Sell sell) {
            return rules.check(sell, nowMs);
        } else if (command instanceof Return back) {
            return rules.check(back, nowMs);
        } else if (command instanceof Destroy destroy) {
            return rules.check(destroy, nowMs);
        } else if (command instanceof Ship ship) {
            return rules.check(ship, nowMs);
        } else if (command instanceof Receive receive) {
            return rules.check(receive, nowMs);
        } else if (command instanceof Inspect inspect) {
            return rules.check(inspect, nowMs);
        } else if (command instanceof Transform transform) {
            return transformRules.check(transform, nowMs).or(() -> recallRules.check(transform));
        } else if (command instanceof HandleLot handling) {
            return transformRules.check(handling, nowMs);
        } else if (command instanceof UndoCheckout undo) {
            return checkouts.check(undo, nowMs);
        } else if (command instanceof CountScans count) {
            return rules.check(count);
        } else if (command instanceof RaiseAlert raise) {
            return rules.check(raise);
        } else if (command instanceof Recall recall) {
            return recallRules.check(recall, nowMs);
        } else if (command instanceof LiftRecall lift) {
            return recallRules.check(lift, nowMs);
        } else if (command instanceof CheckoutDecided) {
            return Refusals.invalid("expected a checkout that is not decided yet");
        }
        return Refusals.none();
    }

    CheckoutDecided decided(Checkout checkout) {
        return checkoutRules.decided(checkout);
    }

    Answer apply(Record accepted) {
        departures.begin();
        Answer answer = carryOut(accepted);
        TradeHappenings.of(accepted).ifPresent(departures::remember);
        return answer;
    }

    private Answer carryOut(Record accepted) {
        Command command = accepted.command();
        if (command instanceof CheckoutDecided checkout) {
            return events.checkout(checkout, accepted);
        } else if (command instanceof Sell sell) {
            return events.sell(sell, accepted);
        } else if (command instanceof Return back) {
            return events.takeBack(back, accepted);
        } else if (command instanceof Destroy destroy) {
            return events.destroy(destroy, accepted);
        } else if (command instanceof Ship ship) {
            return shipments.ship(ship, accepted);
        } else if (command instanceof Receive receive) {
            return shipments.receive(receive, accepted);
        } else if (command instanceof Inspect inspect) {
            return inspect(inspect, accepted);
        } else if (command instanceof RaiseAlert raise) {
            alerts.raise(raise.rule(), raise.subject(), raise.atMs(), accepted.sequence(), raise.evidence());
            return new Answer.Done();
        } else if (command instanceof Transform transform) {
            return transform(transform, accepted);
        } else if (command instanceof HandleLot handling) {
            return transforms.handle(handling, accepted);
        } else if (command instanceof UndoCheckout undo) {
            return checkouts.undo(undo, accepted);
        } else if (command instanceof Recall recall) {
            return recalls.begin(recall, accepted);
        } else if (command instanceof LiftRecall lift) {
            return recalls.lift(lift, accepted);
        } else if (command instanceof CountScans count) {
            return scans.count(count);
        }
        throw new IllegalArgumentException("no single command: " + command);
    }

    private Answer transform(Transform transform, Record accepted) {
        Answer answer = transforms.transform(transform, accepted);
        recalls.extend(transform);
        return answer;
    }

    private Answer inspect(Inspect inspect, Record accepted) {
        past.befell(Past.rising(inspect.codes()), Happening.of(accepted, EventKind.INSPECT, inspect.context())
                .with(TradeHappenings.told("result", inspect.passed() ? "pass" : "fail", "certificate", inspect.certificate())));
        return new Answer.Changed(inspect.codes().length);
    }

    /** What should be looked at, though the command was refused and changed nothing. */
    List<RaiseAlert> alerts(Command command, Refused refused, long nowMs) {
        return command instanceof Sell sell ? refusedSales.alerts(sell, refused, nowMs) : List.of();
    }

    /** Covers a batch that was just made by the recalls in force. */
    void made(Batch batch) {
        recalls.mark(batch);
    }

    /** Lets children that leave a parent keep who has them. */
    void keepHolder(long parent, long[] leaving) {
        chain.holder(parent).ifPresent(holder -> {
            for (long child : leaving) {
                custody.put(child, Optional.of(holder));
            }
        });
    }

    int heldBlocks() {
        return custody.heldBlocks() + scans.heldBlocks();
    }

    void writeTo(StoreGroup group) {
        custody.writeTo(group);
        scans.writeTo(group);
        recalls.writeTo(group);
        checkouts.writeTo(group);
        lots.writeTo(group);
        alerts.writeTo(group);
    }

    void clear() {
        custody.clear();
        scans.clear();
        recalls.clear();
        checkouts.clear();
        lots.clear();
        alerts.clear();
    }
}
