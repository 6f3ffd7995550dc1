package suma.engine.state;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import suma.engine.CodeId;
import suma.engine.catalog.Disposition;
import suma.engine.catalog.Today;
import suma.engine.catalog.Verdict;
import suma.engine.command.Command;
import suma.engine.command.Command.Destroy;
import suma.engine.command.Command.Return;
import suma.engine.command.Command.Sell;
import suma.engine.command.EventContext;
import suma.engine.command.Fault;
import suma.engine.command.Fault.Reason;
import suma.engine.command.Outcome.Refused;

/**
 * What trade may do to codes. A refusal names every code at fault and changes nothing.
 *
 * <ul>
 * <li>T1: only what a scan finds ok, on the day of the sale and with all that it holds, is sold.
 * <li>T2: only what is sold is returned.
 * <li>T3: what is voided, destroyed or used up stays so.
 * </ul>
 */
final class TradeRules {
    private final Standing standing;
    private final Contained contained;
    private final NamedCodes codes;
    private final Today today;

    TradeRules(Standing standing, Contained contained, NamedCodes codes, Today today) {
        this.standing = standing;
        this.contained = contained;
        this.codes = codes;
        this.today = today;
    }

    /** Finds what is wrong with the code that {@link Standing} holds. */
    private interface Rule {
        void check(long codeId, int item, List<Fault> faults);
    }

    Optional<Refused> check(Sell sell, long nowMs) {
        int day = today.epochDay(sell.context().atMs() == EventContext.NOT_TOLD ? nowMs : Math.min(nowMs, sell.context().atMs()));
        return check("sell", sell.codes(), sell.context(), nowMs, (codeId, item, faults) -> checkSale(codeId, day, item, faults));
    }

    Optional<Refused> check(Return back, long nowMs) {
        return check("return", back.codes(), back.context(), nowMs, (codeId, item, faults) -> {
            if (standing.disposition() != Disposition.SOLD) {
                faults.add(new Fault(0, item, Reason.NOT_SOLD, CodeId.NONE));
            }
        });
    }

    Optional<Refused> check(Destroy destroy, long nowMs) {
        return check("destroy", destroy.codes(), destroy.context(), nowMs, (codeId, item, faults) -> {
            switch (standing.disposition()) {
                case VOIDED, DESTROYED, CONSUMED -> faults.add(new Fault(0, item, Reason.of(standing.disposition()), CodeId.NONE));
                case ISSUED, COMMISSIONED, SOLD -> { }
            }
        });
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
        return Refusals.ofFaults(what, faults).or(() -> checkTouched(named));
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
