package suma.engine.state;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import suma.engine.CodeId;
import suma.engine.catalog.BatchState;
import suma.engine.catalog.Batch;
import suma.engine.catalog.CatalogEditor;
import suma.engine.catalog.Defaults;
import suma.engine.catalog.Disposition;
import suma.engine.catalog.Level;
import suma.engine.command.Command.Commission;
import suma.engine.command.Command.CommissionRange;
import suma.engine.command.Command.Pack;
import suma.engine.command.Command.Unpack;
import suma.engine.command.Command;
import suma.engine.command.Fault;
import suma.engine.command.Fault.Reason;
import suma.engine.command.Outcome.Refused;

/**
 * What events may do to codes. A refusal names every code at fault and changes nothing.
 *
 * <ul>
 * <li>E1: a code has at most one parent at a time.
 * <li>E2: a parent is of a higher pack level than its children; so nothing ever contains itself.
 * <li>E3: a voided, sold, destroyed or used up code takes part in nothing here.
 * <li>E4: a code is commissioned once; packing commissions what was not.
 * </ul>
 */
final class EventRules {
    private final CatalogEditor catalog;
    private final Standing standing;
    private final Contents contents;
    private final NamedCodes codes;

    EventRules(CatalogEditor catalog, Standing standing, Contents contents, NamedCodes codes) {
        this.catalog = catalog;
        this.standing = standing;
        this.contents = contents;
        this.codes = codes;
    }

    Optional<Refused> check(Pack pack, long nowMs) {
        if (pack.children().length == 0) {
            return Refusals.invalid("children: expected at least 1, actual 0");
        }
        List<Fault> faults = new ArrayList<>(0);
        Optional<Level> level = parentLevel(pack.parent(), faults);
        for (int item = 0; item < pack.children().length; item++) {
            checkChild(pack.children()[item], item, level, faults);
        }
        NamedCodes.addRepeats(pack.children(), faults);
        return Refusals.ofFaults("pack", faults).or(() -> codes.check(pack.context(), pack.children().length, nowMs));
    }

    private Optional<Level> parentLevel(long parent, List<Fault> faults) {
        if (!codes.load(parent, Fault.PARENT, faults)) {
            return Optional.empty();
        }
        addUnlessUsable(Fault.PARENT, faults);
        return Optional.of(standing.level());
    }

    private void checkChild(long child, int item, Optional<Level> parentLevel, List<Fault> faults) {
        if (!codes.load(child, item, faults)) {
            return;
        }
        if (addUnlessUsable(item, faults)) {
            return;
        }
        if (standing.parent() != CodeId.NONE) {
            faults.add(new Fault(0, item, Reason.PACKED_ALREADY, standing.parent()));
        } else if (parentLevel.isPresent() && standing.level().compareTo(parentLevel.get()) >= 0) {
            faults.add(new Fault(0, item, Reason.LEVEL_NOT_LOWER, CodeId.NONE));
        }
    }

    Optional<Refused> check(Unpack unpack, long nowMs) {
        List<Fault> faults = new ArrayList<>(0);
        if (codes.load(unpack.parent(), Fault.PARENT, faults) && !addUnlessUsable(Fault.PARENT, faults) && unpack.children().length == 0) {
            checkEmptying(unpack.parent(), faults);
        }
        for (int item = 0; item < unpack.children().length; item++) {
            if (codes.load(unpack.children()[item], item, faults) && standing.parent() != unpack.parent()) {
                faults.add(new Fault(0, item, Reason.NOT_IN_PARENT, standing.parent()));
            }
        }
        NamedCodes.addRepeats(unpack.children(), faults);
        return Refusals.ofFaults("unpack", faults).or(() -> codes.check(unpack.context(), unpack.children().length, nowMs));
    }

    private void checkEmptying(long parent, List<Fault> faults) {
        List<Contents.Run> runs = contents.runs(parent, Command.MOST_CODES);
        if (runs.isEmpty()) {
            faults.add(new Fault(0, Fault.PARENT, Reason.EMPTY_PARENT, CodeId.NONE));
        } else if (runs.stream().mapToLong(Contents.Run::count).sum() > Command.MOST_CODES) {
            faults.add(new Fault(0, Fault.PARENT, Reason.TOO_MANY_TO_EMPTY, CodeId.NONE));
        }
    }

    Optional<Refused> check(Commission commission, long nowMs) {
        if (commission.codes().length == 0) {
            return Refusals.invalid("codes: expected at least 1, actual 0");
        }
        List<Fault> faults = new ArrayList<>(0);
        for (int item = 0; item < commission.codes().length; item++) {
            if (codes.load(commission.codes()[item], item, faults)) {
                addUnlessIssued(item, faults);
            }
        }
        NamedCodes.addRepeats(commission.codes(), faults);
        return Refusals.ofFaults("commission", faults).or(() -> codes.check(commission.context(), commission.codes().length, nowMs));
    }

    private void addUnlessIssued(int item, List<Fault> faults) {
        switch (standing.disposition()) {
            case COMMISSIONED -> faults.add(new Fault(0, item, Reason.ALREADY_COMMISSIONED, CodeId.NONE));
            case VOIDED, SOLD, DESTROYED, CONSUMED -> addUnlessUsable(item, faults);
            case ISSUED -> { }
        }
    }

    /** True when the code is out of use, and that is added. */
    private boolean addUnlessUsable(int item, List<Fault> faults) {
        Disposition disposition = standing.disposition();
        boolean usable = disposition == Disposition.ISSUED || disposition == Disposition.COMMISSIONED;
        if (!usable) {
            faults.add(new Fault(0, item, Reason.of(disposition), CodeId.NONE));
        }
        return !usable;
    }

    Optional<Refused> check(CommissionRange range, long nowMs) {
        Optional<Batch> batch = catalog.batch(range.batch());
        if (batch.isEmpty()) {
            return Refusals.notFound("batch: no batch " + Batch.id(range.batch()));
        }
        BatchState state = catalog.state(batch.get());
        long end = range.offset() + range.count();
        if (range.offset() < 0 || range.count() < 1 || end > state.quantity() || end < 0) {
            return Refusals.invalid("range: expected codes 0 to " + state.quantity() + " of batch " + batch.get().id()
                    + ", actual offset " + range.offset() + " count " + range.count());
        }
        return checkDefaults(range, end, state.defaults()).or(() -> codes.check(range.context(), 1, nowMs));
    }

    private static Optional<Refused> checkDefaults(CommissionRange range, long end, Defaults defaults) {
        if (defaults.anyIn(range.offset(), end, Disposition.VOIDED)) {
            return Refusals.conflict("range: codes of batch " + Batch.id(range.batch()) + " in it are voided");
        }
        if (!defaults.anyIn(range.offset(), end, Disposition.ISSUED)) {
            return Refusals.conflict("range: every code of batch " + Batch.id(range.batch()) + " in it is commissioned already");
        }
        if (defaults.runs() + 2 > Defaults.MAX_RUNS) {
            return Refusals.conflict("range: batch " + Batch.id(range.batch()) + " is commissioned in " + defaults.runs()
                    + " separate pieces, expected fewer than " + (Defaults.MAX_RUNS - 1) + "; commission adjoining ranges, or single codes");
        }
        return Refusals.none();
    }
}
