package suma.engine.state;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import suma.engine.CodeId;
import suma.engine.catalog.CatalogEditor;
import suma.engine.command.Command;
import suma.engine.command.EventContext;
import suma.engine.command.Fault;
import suma.engine.command.Fault.Reason;
import suma.engine.command.Outcome.Refused;
import suma.engine.command.Unresolved;

/** What every event has to keep to: its codes exist and stand once, its party is known, and it has happened. */
final class NamedCodes {
    /** How far ahead of ours the clock of one who tells of an event may be. */
    private static final long MOST_AHEAD_MS = TimeUnit.MINUTES.toMillis(10);
    private static final int SMALL = 32;

    private final CatalogEditor catalog;
    private final Standing standing;

    NamedCodes(CatalogEditor catalog, Standing standing) {
        this.catalog = catalog;
        this.standing = standing;
    }

    Optional<Refused> check(EventContext context, int codes, long nowMs) {
        if (codes > Command.MOST_CODES) {
            return Refusals.invalid("codes: expected at most " + Command.MOST_CODES + ", actual " + codes);
        }
        if (context.atMs() > nowMs + MOST_AHEAD_MS) {
            return Refusals.invalid("at: expected at most " + TimeUnit.MILLISECONDS.toMinutes(MOST_AHEAD_MS) + " minutes ahead of "
                    + Instant.ofEpochMilli(nowMs) + ", actual " + Instant.ofEpochMilli(context.atMs()));
        }
        return checkParty("party", context.party());
    }

    Optional<Refused> checkParty(String field, String party) {
        return party.isEmpty() || catalog.party(party).isPresent() ? Refusals.none() : Refusals.invalid(field + ": no party " + party);
    }

    /** True when {@link Standing} now holds the code; else the fault is added. */
    boolean load(long codeId, int item, List<Fault> faults) {
        if (standing.load(codeId)) {
            return true;
        }
        Reason reason = codeId < 0 ? Reason.valueOf(Unresolved.of(codeId).name()) : Reason.NOT_ISSUED;
        faults.add(new Fault(0, item, reason, CodeId.NONE));
        return false;
    }

    static void addRepeats(long[] codes, List<Fault> faults) {
        if (rises(codes) || codes.length <= SMALL && !repeatsInSmall(codes)) {
            return;
        }
        long[] sorted = codes.clone();
        Arrays.sort(sorted);
        if (rises(sorted)) {
            return;
        }
        Set<Long> seen = new HashSet<>();
        for (int item = 0; item < codes.length; item++) {
            if (codes[item] > 0 && !seen.add(codes[item])) {
                faults.add(new Fault(0, item, Reason.REPEATED, CodeId.NONE));
            }
        }
    }

    private static boolean rises(long[] codes) {
        for (int i = 1; i < codes.length; i++) {
            if (codes[i] <= codes[i - 1]) {
                return false;
            }
        }
        return true;
    }

    private static boolean repeatsInSmall(long[] codes) {
        for (int i = 1; i < codes.length; i++) {
            for (int j = 0; j < i; j++) {
                if (codes[i] == codes[j]) {
                    return true;
                }
            }
        }
        return false;
    }
}
