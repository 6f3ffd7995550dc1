package suma.engine.state;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import suma.engine.CodeId;
import suma.engine.TradeConfig;
import suma.engine.TradeConfig.CustodyMode;
import suma.engine.alert.Alert;
import suma.engine.catalog.Disposition;
import suma.engine.catalog.Today;
import suma.engine.catalog.Verdict;
import suma.engine.command.Command;
import suma.engine.command.Command.CountScans;
import suma.engine.command.Command.Destroy;
import suma.engine.command.Command.Inspect;
import suma.engine.command.Command.RaiseAlert;
import suma.engine.command.Command.Receive;
import suma.engine.command.Command.Return;
import suma.engine.command.Command.Sell;
import suma.engine.command.Command.Ship;
import suma.engine.command.EventContext;
import suma.engine.command.Fault;
import suma.engine.command.Fault.Reason;
import suma.engine.command.Outcome.Refused;
import suma.engine.state.Handovers.Misfit;

/**
 * What trade may do to codes. A refusal names every code at fault and changes nothing.
 *
 * <ul>
 * <li>T1: only what a scan finds ok, on the day of the sale and with all that it holds, is sold.
 * <li>T2: only what is sold is returned.
 * <li>T3: only what is in trade is sent and received.
 * <li>T4: what is voided, destroyed or used up stays so.
 * </ul>
 */
final class TradeRules {
    private final Standing standing;
    private final Contained contained;
    private final NamedCodes codes;
    private final Today today;
    private final Handovers handovers;
    private final TradeConfig config;

    TradeRules(Standing standing, Contained contained, NamedCodes codes, Today today, Handovers handovers, TradeConfig config) {
        this.standing = standing;
        this.contained = contained;
        this.codes = codes;
        this.today = today;
        this.handovers = handovers;
        this.config = config;
    }

    /** Finds what is wrong with the code that {@link Standing} holds. */
    private interface Rule {
        void check(long codeId, int item, List<Fault> faults);
    }

    Optional<Refused> check(Sell sell, long nowMs) {
        int day = today.epochDay(sell.context().atMs() == EventContext.NOT_TOLD ? nowMs : Math.min(nowMs, sell.context().atMs()));
        return check("sell", sell.codes(), sell.context(), nowMs, (codeId, item, faults) -> checkSale(codeId, day, item, faults)).or(() -> checkTouched(sell.codes()));
    }

    Optional<Refused> check(Ship ship, long nowMs) {
        int sender = handovers.number(Shipments.sender(ship));
        return codes.checkParty("from", ship.from()).or(() -> codes.checkParty("to", ship.to()))
                .or(() -> check("ship", ship.codes(), ship.context(), nowMs, (codeId, item, faults) ->
                        checkInTrade(item, handovers.sending(codeId, sender), faults)));
    }

    Optional<Refused> check(Receive receive, long nowMs) {
        if (receive.context().party().isEmpty()) {
            return Refusals.invalid("party: expected the party that receives, actual none");
        }
        int receiver = handovers.number(receive.context().party());
        return codes.checkParty("from", receive.from())
                .or(() -> check("receive", receive.codes(), receive.context(), nowMs, (codeId, item, faults) ->
                        checkInTrade(item, handovers.receiving(codeId, receiver), faults)));
    }

    private void checkInTrade(int item, Optional<Misfit> misfit, List<Fault> faults) {
        if (standing.disposition() != Disposition.COMMISSIONED) {
            faults.add(new Fault(0, item, Reason.of(standing.disposition()), CodeId.NONE));
        } else if (misfit.isPresent() && config.custody() == CustodyMode.REFUSE) {
            faults.add(new Fault(0, item, Reason.NOT_HELD, CodeId.NONE));
        }
    }

    Optional<Refused> check(Inspect inspect, long nowMs) {
        return check("inspect", inspect.codes(), inspect.context(), nowMs, (codeId, item, faults) -> {
            switch (standing.disposition()) {
                case ISSUED, VOIDED, DESTROYED, CONSUMED -> faults.add(new Fault(0, item, Reason.of(standing.disposition()), CodeId.NONE));
                case COMMISSIONED, SOLD -> { }
            }
        });
    }

    Optional<Refused> check(Return back, long nowMs) {
        return check("return", back.codes(), back.context(), nowMs, (codeId, item, faults) -> {
            if (standing.disposition() != Disposition.SOLD) {
                faults.add(new Fault(0, item, Reason.NOT_SOLD, CodeId.NONE));
            }
        }).or(() -> checkTouched(back.codes()));
    }

    Optional<Refused> check(Destroy destroy, long nowMs) {
        return check("destroy", destroy.codes(), destroy.context(), nowMs, (codeId, item, faults) -> {
            switch (standing.disposition()) {
                case VOIDED, DESTROYED, CONSUMED -> faults.add(new Fault(0, item, Reason.of(standing.disposition()), CodeId.NONE));
                case ISSUED, COMMISSIONED, SOLD -> { }
            }
        }).or(() -> checkTouched(destroy.codes()));
    }

    private Optional<Refused> check(String what, long[] named, EventContext context, long nowMs, Rule rule) {
        Optional<Refused> refused = named.length == 0 ? Refusals.invalid("codes: expected at least 1, actual 0")
                : codes.check(context, named.length, nowMs);
        if (refused.isPresent()) {
            return refused;
        }
        List<Fault> faults = new ArrayList<>(0);
        for (int item = 0; item < named.length; item++) {
            if (codes.load(named[item], item, faults)) {
                rule.check(named[item], item, faults);
            }
        }
        NamedCodes.addRepeats(named, faults);
        return Refusals.ofFaults(what, faults);
    }

    Optional<Refused> check(CountScans scans) {
        int codesNamed = scans.codes().length;
        boolean shaped = codesNamed > 0 && codesNamed <= Command.MOST_CODES && scans.counts().length == codesNamed
                && scans.firstMs().length == codesNamed && Arrays.stream(scans.counts()).allMatch(count -> count > 0);
        if (!shaped) {
            return Refusals.invalid("scans: expected 1 to " + Command.MOST_CODES + " codes, each with at least 1 scan and the time of the first");
        }
        List<Fault> faults = new ArrayList<>(0);
        for (int item = 0; item < codesNamed; item++) {
            codes.load(scans.codes()[item], item, faults);
        }
        return Refusals.ofFaults("counting scans", faults);
    }

    Optional<Refused> check(RaiseAlert raise) {
        boolean known = !(raise.subject() instanceof Alert.OfCode code) || standing.load(code.codeId());
        return known ? Refusals.none() : Refusals.notFound("alert: no code of this number");
    }

    private void checkSale(long codeId, int day, int item, List<Fault> faults) {
        Verdict verdict = standing.verdict(day);
        if (verdict != Verdict.OK) {
            faults.add(new Fault(0, item, reason(verdict, standing.disposition()), CodeId.NONE));
            return;
        }
        int before = faults.size();
        contained.walk(codeId, Command.MOST_CODES, child -> {
            standing.load(child);
            Verdict inside = standing.verdict(day);
            if (inside != Verdict.OK && faults.size() == before) {
                faults.add(new Fault(0, item, inside == Verdict.EXPIRED ? Reason.HOLDS_EXPIRED : Reason.HOLDS_RECALLED, child));
            }
            return true;
        });
    }

    private static Reason reason(Verdict verdict, Disposition disposition) {
        return switch (verdict) {
            case RECALLED -> Reason.RECALLED;
            case EXPIRED -> Reason.EXPIRED;
            default -> Reason.of(disposition);
        };
    }

    /** What changes the verdict is written to every code it touches, so these are counted. */
    private Optional<Refused> checkTouched(long[] named) {
        long touched = named.length;
        for (int i = 0; i < named.length && touched <= Command.MOST_CODES; i++) {
            touched += contained.walk(named[i], Command.MOST_CODES - touched, child -> true);
        }
        return touched <= Command.MOST_CODES ? Refusals.none() : tooManyTouched();
    }

    static Optional<Refused> tooManyTouched() {
        return Refusals.invalid("codes: expected at most " + Command.MOST_CODES + " with all that they hold, actual more; name fewer containers");
    }
}
