package suma.engine.state;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import suma.engine.CodeId;
import suma.engine.catalog.Disposition;
import suma.engine.catalog.Verdict;
import suma.engine.command.Answer;
import suma.engine.command.Answer.Result;
import suma.engine.command.Command.Checkout;
import suma.engine.command.Command.CheckoutDecided;
import suma.engine.command.Command.Destroy;
import suma.engine.command.Command.Return;
import suma.engine.command.Command.Sell;
import suma.engine.command.EventContext;
import suma.engine.custody.CustodyChain;
import suma.engine.custody.Holding;
import suma.engine.custody.Holding.Kind;
import suma.engine.history.Stamp;
import suma.engine.journal.Record;
import suma.engine.store.CheckoutLayout.Sold;
import suma.engine.store.CheckoutLayout.StoredCheckout;

/** Does what accepted events of trade say. Writer's thread only. */
final class TradeEvents {
    private final Handovers handovers;
    private final Movement movement;
    private final Custody custody;
    private final CustodyChain chain;
    private final Checkouts checkouts;
    private final SaleAlerts alerts;

    TradeEvents(Handovers handovers, Movement movement, Custody custody, CustodyChain chain, Checkouts checkouts, SaleAlerts alerts) {
        this.handovers = handovers;
        this.movement = movement;
        this.custody = custody;
        this.chain = chain;
        this.checkouts = checkouts;
        this.alerts = alerts;
    }

    Answer sell(Sell sell, Record accepted) {
        Holding sale = new Holding(Kind.SALE, handovers.number(sell.context().party()), atMs(sell.context(), accepted), accepted.sequence());
        Stamp now = stamp(sell.context(), accepted);
        movement.forEachOnItsOwn(sell.codes(), code -> sell(code, sale, now));
        return new Answer.Changed(sell.codes().length);
    }

    private Sold sell(long code, Holding sale, Stamp now) {
        long left = movement.leave(code, now);
        Optional<Holding> before = custody.own(code);
        movement.turn(code, Disposition.SOLD);
        custody.put(code, Optional.of(sale));
        return new Sold(code, left, before);
    }

    Answer takeBack(Return back, Record accepted) {
        long atMs = atMs(back.context(), accepted);
        Stamp now = stamp(back.context(), accepted);
        movement.forEachOnItsOwn(back.codes(), code -> {
            int seller = chain.findSale(code) ? chain.party() : Holding.UNKNOWN;
            int holder = back.context().party().isEmpty() ? seller : handovers.number(back.context().party());
            movement.leave(code, now);
            movement.turn(code, Disposition.COMMISSIONED);
            custody.put(code, Optional.of(new Holding(Kind.HELD, holder, atMs, accepted.sequence())));
        });
        return new Answer.Changed(back.codes().length);
    }

    Answer destroy(Destroy destroy, Record accepted) {
        Stamp now = stamp(destroy.context(), accepted);
        movement.forEachOnItsOwn(destroy.codes(), code -> {
            movement.leave(code, now);
            movement.turn(code, Disposition.DESTROYED);
        });
        return new Answer.Changed(destroy.codes().length);
    }

    Answer checkout(CheckoutDecided decided, Record accepted) {
        Checkout checkout = decided.checkout();
        Holding sale = new Holding(Kind.SALE, handovers.number(checkout.party()), atMs(checkout.context(), accepted), accepted.sequence());
        List<Sold> sold = new ArrayList<>();
        List<Result> results = new ArrayList<>(checkout.codes().length);
        Stamp now = stamp(checkout.context(), accepted);
        alerts.begin(checkout, sale);
        for (int i = 0; i < checkout.codes().length; i++) {
            long code = checkout.codes()[i];
            if (decided.verdicts().get(i) == Verdict.OK) {
                sold.add(sell(code, sale, now));
                results.add(new Result(Verdict.OK, sale.atMs(), checkout.party()));
            } else {
                results.add(refused(code, decided.verdicts().get(i)));
            }
        }
        checkouts.add(accepted.sequence(), new StoredCheckout(accepted.timeMs(), checkout.party(), false, sold));
        return new Answer.CheckedOut(results);
    }

    private Result refused(long code, Verdict verdict) {
        boolean known = code > CodeId.NONE && verdict == Verdict.SOLD && chain.findSale(code);
        Result result = known ? new Result(verdict, chain.atMs(), handovers.id(chain.party())) : new Result(verdict, Result.NOT_SOLD, "");
        alerts.refused(code, result, known ? chain.sequence() : 0);
        return result;
    }

    static Stamp stamp(EventContext context, Record accepted) {
        return new Stamp(accepted.sequence(), context.atMs());
    }

    static long atMs(EventContext context, Record accepted) {
        return context.atMs() == EventContext.NOT_TOLD ? accepted.timeMs() : context.atMs();
    }
}
