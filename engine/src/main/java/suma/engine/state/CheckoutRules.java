package suma.engine.state;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.agrona.collections.LongHashSet;
import suma.engine.CodeId;
import suma.engine.catalog.Today;
import suma.engine.catalog.Verdict;
import suma.engine.code.Schemes;
import suma.engine.command.Command;
import suma.engine.command.Command.Checkout;
import suma.engine.command.Command.CheckoutDecided;
import suma.engine.command.Fault;
import suma.engine.command.Fault.Reason;
import suma.engine.command.Outcome.Refused;
import suma.engine.command.Unresolved;

/**
 * Decides what a checkout sells. Each code is decided as if those before it were sold already; what holds anything that
 * may not be sold is not sold either. Writer's thread only.
 */
final class CheckoutRules {
    private final Standing standing;
    private final Contained contained;
    private final NamedCodes codes;
    private final Today today;
    private final LongHashSet sold = new LongHashSet();
    private List<Verdict> verdicts = List.of();
    private long touched;

    CheckoutRules(Standing standing, Contained contained, NamedCodes codes, Today today) {
        this.standing = standing;
        this.contained = contained;
        this.codes = codes;
        this.today = today;
    }

    /** Decides, for {@link #decided}, unless the checkout cannot be done at all. */
    Optional<Refused> check(Checkout checkout, long nowMs) {
        if (checkout.codes().length == 0) {
            return Refusals.invalid("codes: expected at least 1, actual 0");
        }
        return codes.check(checkout.context(), checkout.codes().length, nowMs)
                .or(() -> codes.checkParty("party", checkout.party()))
                .or(() -> checkTexts(checkout))
                .or(() -> decide(checkout, nowMs));
    }

    private static Optional<Refused> checkTexts(Checkout checkout) {
        List<Fault> faults = new ArrayList<>(0);
        for (int item = 0; item < checkout.codes().length; item++) {
            Unresolved why = checkout.codes()[item] < 0 ? Unresolved.of(checkout.codes()[item]) : Unresolved.NOT_ISSUED;
            if (why == Unresolved.NOT_A_CODE || why == Unresolved.NAMES_A_PRODUCT) {
                faults.add(new Fault(0, item, Reason.valueOf(why.name()), CodeId.NONE));
            }
        }
        boolean texts = checkout.unresolved().size() <= checkout.codes().length
                && checkout.unresolved().stream().allMatch(text -> text.length() <= Schemes.MAX_TEXT_BYTES);
        return Refusals.ofFaults("checkout", faults).or(() -> texts ? Refusals.none()
                : Refusals.invalid("unresolved: expected no more texts than codes, of at most " + Schemes.MAX_TEXT_BYTES + " characters"));
    }

    private Optional<Refused> decide(Checkout checkout, long nowMs) {
        int day = today.epochDay(nowMs);
        verdicts = new ArrayList<>(checkout.codes().length);
        touched = checkout.codes().length;
        sold.clear();
        for (long code : checkout.codes()) {
            verdicts.add(decide(code, day));
        }
        return touched <= Command.MOST_CODES ? Refusals.none() : TradeRules.tooManyTouched();
    }

    private Verdict decide(long code, int day) {
        if (code < 0 || !standing.load(code)) {
            return code < 0 && Unresolved.of(code) == Unresolved.UNKNOWN_PRODUCT ? Verdict.UNKNOWN_PRODUCT : Verdict.NOT_ISSUED;
        }
        Verdict own = standing.verdict(day);
        if (own != Verdict.OK) {
            return own;
        }
        Verdict verdict = goesAlready(code) ? Verdict.SOLD : decideContents(code, day);
        if (verdict == Verdict.OK) {
            sold.add(code);
        }
        return verdict;
    }

    private boolean goesAlready(long code) {
        for (long at = code; at != CodeId.NONE && !sold.isEmpty(); at = standing.parent()) {
            if (sold.contains(at)) {
                return true;
            }
            standing.load(at);
        }
        return false;
    }

    private Verdict decideContents(long code, int day) {
        Verdict[] worst = {Verdict.OK};
        touched += contained.walk(code, Math.max(0, Command.MOST_CODES - touched), child -> {
            if (sold.contains(child)) {
                return false;
            }
            standing.load(child);
            Verdict verdict = standing.verdict(day);
            worst[0] = worst[0] == Verdict.OK ? verdict : worst[0];
            return true;
        });
        return worst[0];
    }

    /** The checkout with what {@link #check} has just decided. */
    CheckoutDecided decided(Checkout checkout) {
        assert verdicts.size() == checkout.codes().length : "checkout was not checked";
        return new CheckoutDecided(checkout, verdicts);
    }
}
