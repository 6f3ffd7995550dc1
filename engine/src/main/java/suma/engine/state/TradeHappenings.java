package suma.engine.state;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import suma.engine.command.Command;
import suma.engine.command.Command.CheckoutDecided;
import suma.engine.command.Command.Destroy;
import suma.engine.command.Command.Receive;
import suma.engine.command.Command.Return;
import suma.engine.command.Command.Sell;
import suma.engine.command.Command.Ship;
import suma.engine.command.Command.UndoCheckout;
import suma.engine.command.EventContext;
import suma.engine.history.EventKind;
import suma.engine.history.Happening;
import suma.engine.journal.Record;

/** What the history of goods says of a record of trade. */
final class TradeHappenings {
    private TradeHappenings() {
    }

    /** Empty for what moves no goods. */
    static Optional<Happening> of(Record record) {
        Command command = record.command();
        if (command instanceof Sell sell) {
            return Optional.of(Happening.of(record, EventKind.SELL, sell.context()));
        } else if (command instanceof Return back) {
            return Optional.of(Happening.of(record, EventKind.RETURN, back.context()));
        } else if (command instanceof Destroy destroy) {
            return Optional.of(Happening.of(record, EventKind.DESTROY, destroy.context()));
        } else if (command instanceof Ship ship) {
            return Optional.of(Happening.of(record, EventKind.SHIP, ship.context()).with(told("from", ship.from(), "to", ship.to())));
        } else if (command instanceof Receive receive) {
            return Optional.of(Happening.of(record, EventKind.RECEIVE, receive.context()).with(told("from", receive.from())));
        } else if (command instanceof CheckoutDecided decided) {
            return Optional.of(checkout(record, decided.checkout()));
        } else if (command instanceof UndoCheckout undo) {
            return Optional.of(Happening.of(record, EventKind.RETURN, withParty(undo.context(), undo.party()))
                    .with(told("checkout", "C" + undo.checkout())));
        }
        return Optional.empty();
    }

    private static Happening checkout(Record record, Command.Checkout checkout) {
        return Happening.of(record, EventKind.SELL, withParty(checkout.context(), checkout.party()))
                .with(told("checkout", "C" + record.sequence(), "terminal", checkout.terminal()));
    }

    private static EventContext withParty(EventContext context, String party) {
        return party.isEmpty() ? context : new EventContext(context.atMs(), party, context.location(), context.document(), context.reason());
    }

    /** Names and values in turn; values that are empty were not told. */
    static SortedMap<String, String> told(String... namesAndValues) {
        SortedMap<String, String> details = new TreeMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            if (!namesAndValues[i + 1].isEmpty()) {
                details.put(namesAndValues[i], namesAndValues[i + 1]);
            }
        }
        return details;
    }
}
