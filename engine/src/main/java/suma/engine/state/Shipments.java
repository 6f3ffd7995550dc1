package suma.engine.state;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import suma.engine.alert.Alert;
import suma.engine.command.Answer;
import suma.engine.command.Command.Receive;
import suma.engine.command.Command.Ship;
import suma.engine.custody.Holding;
import suma.engine.custody.Holding.Kind;
import suma.engine.history.Stamp;
import suma.engine.journal.Record;
import suma.engine.state.Handovers.Misfit;

/**
 * Sends goods and takes them in. What does not fit raises one alert an event and party found to have the goods, which names
 * the first code and tells how many. Writer's thread only.
 */
final class Shipments {
    private final Movement movement;
    private final Custody custody;
    private final Handovers handovers;
    private final Alerts alerts;
    private final Map<Misfit, Found> found = new LinkedHashMap<>();

    private record Found(long first, long codes) {
    }

    Shipments(Movement movement, Custody custody, Handovers handovers, Alerts alerts) {
        this.movement = movement;
        this.custody = custody;
        this.handovers = handovers;
        this.alerts = alerts;
    }

    /** The party that sends. */
    static String sender(Ship ship) {
        return ship.from().isEmpty() ? ship.context().party() : ship.from();
    }

    Answer ship(Ship ship, Record accepted) {
        int sender = handovers.number(sender(ship));
        Holding sent = new Holding(Kind.SENT, handovers.number(ship.to()), TradeEvents.atMs(ship.context(), accepted), accepted.sequence());
        Stamp now = TradeEvents.stamp(ship.context(), accepted);
        found.clear();
        movement.forEachOnItsOwn(ship.codes(), code -> hand(code, sent, now, handovers.sending(code, sender)));
        raise(sent, sender(ship), "to", ship.to());
        return new Answer.Changed(ship.codes().length);
    }

    Answer receive(Receive receive, Record accepted) {
        int receiver = handovers.number(receive.context().party());
        Holding held = new Holding(Kind.HELD, receiver, TradeEvents.atMs(receive.context(), accepted), accepted.sequence());
        Stamp now = TradeEvents.stamp(receive.context(), accepted);
        found.clear();
        movement.forEachOnItsOwn(receive.codes(), code -> hand(code, held, now, handovers.receiving(code, receiver)));
        raise(held, receive.context().party(), "from", receive.from());
        return new Answer.Changed(receive.codes().length);
    }

    private void hand(long code, Holding holding, Stamp now, Optional<Misfit> misfit) {
        misfit.ifPresent(wrong -> found.merge(wrong, new Found(code, 1), (old, one) -> new Found(old.first, old.codes + 1)));
        movement.leave(code, now);
        custody.put(code, Optional.of(holding));
    }

    private void raise(Holding holding, String party, String otherName, String other) {
        found.forEach((misfit, codes) -> {
            SortedMap<String, String> evidence = new TreeMap<>();
            evidence.put("party", party);
            evidence.put("holder", handovers.id(misfit.holder()));
            evidence.put("codes", Long.toString(codes.codes));
            if (!other.isEmpty()) {
                evidence.put(otherName, other);
            }
            alerts.raise(misfit.rule(), new Alert.OfCode(codes.first), holding.atMs(), holding.sequence(), evidence);
        });
    }
}
