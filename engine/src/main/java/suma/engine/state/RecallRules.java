package suma.engine.state;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import suma.engine.CodeId;
import suma.engine.catalog.Batch;
import suma.engine.catalog.CatalogEditor;
import suma.engine.command.Command;
import suma.engine.command.Command.LiftRecall;
import suma.engine.command.Command.Recall;
import suma.engine.command.Command.Transform;
import suma.engine.command.Fault;
import suma.engine.command.Fault.Reason;
import suma.engine.command.Outcome.Refused;
import suma.engine.index.Block;
import suma.engine.recall.RecallNotice;
import suma.engine.recall.RecallScope;
import suma.engine.recall.RecallScope.OfBatch;
import suma.engine.recall.RecallScope.OfCodes;
import suma.engine.recall.RecallScope.OfContents;
import suma.engine.recall.RecallScope.OfLot;
import suma.engine.recall.RecallScope.OfMade;
import suma.engine.recall.RecallScope.OfMadeFromCode;
import suma.engine.recall.RecallScope.OfMadeFromLot;
import suma.engine.recall.RecallScope.OfProduct;
import suma.engine.store.RecallLayout;

/** What may be recalled: something that exists, and not nothing. Writer's thread only. */
final class RecallRules {
    private static final long NO_BLOCK = -1;

    private final CatalogEditor catalog;
    private final Contained contained;
    private final NamedCodes codes;
    private final Recalls recalls;
    private final MadeRecalls made;
    private long lastBlock;
    private boolean lastIsFull;

    RecallRules(CatalogEditor catalog, Contained contained, NamedCodes codes, Recalls recalls, MadeRecalls made) {
        this.catalog = catalog;
        this.contained = contained;
        this.codes = codes;
        this.recalls = recalls;
        this.made = made;
    }

    Optional<Refused> check(Recall recall, long nowMs) {
        return codes.check(recall.context(), 1, nowMs).or(() -> check(recall.scope()));
    }

    private Optional<Refused> check(RecallScope scope) {
        lastBlock = NO_BLOCK;
        if (scope instanceof OfCodes named) {
            return checkNamed(named.codes());
        } else if (scope instanceof OfContents contents) {
            return checkContents(contents.codeId());
        } else if (scope instanceof OfMade what) {
            return checkMade(what);
        }
        return checkExists(scope).or(() -> coversSome(scope) ? Refusals.none() : Refusals.conflict("recall covers nothing: no code is issued"));
    }

    private Optional<Refused> checkExists(RecallScope scope) {
        if (scope instanceof OfBatch one) {
            return catalog.batch(one.batch()).isPresent() ? Refusals.none() : Refusals.notFound("batch: no batch " + Batch.id(one.batch()));
        }
        String product = scope instanceof OfLot lot ? lot.product() : ((OfProduct) scope).product();
        return catalog.product(product).isPresent() ? Refusals.none() : Refusals.notFound("product: no product " + product);
    }

    private boolean coversSome(RecallScope scope) {
        boolean[] some = {false};
        catalog.forEachBatch(batch -> some[0] |= scope.covers(batch) && catalog.state(batch).quantity() > 0);
        return some[0];
    }

    private Optional<Refused> checkNamed(long[] named) {
        if (named.length == 0 || named.length > Command.MOST_CODES) {
            return Refusals.invalid("codes: expected 1 to " + Command.MOST_CODES + ", actual " + named.length);
        }
        List<Fault> faults = new ArrayList<>(0);
        for (int item = 0; item < named.length; item++) {
            if (codes.load(named[item], item, faults) && isFull(named[item])) {
                faults.add(new Fault(0, item, Reason.TOO_MANY_RECALLS, CodeId.NONE));
            }
        }
        NamedCodes.addRepeats(named, faults);
        return Refusals.ofFaults("recall", faults);
    }

    private Optional<Refused> checkMade(OfMade scope) {
        if (scope instanceof OfMadeFromLot from && catalog.product(from.product()).isEmpty()) {
            return Refusals.notFound("product: no product " + from.product());
        }
        List<Fault> faults = new ArrayList<>(0);
        if (scope instanceof OfMadeFromCode from && !codes.load(from.codeId(), Fault.PARENT, faults)) {
            return Refusals.ofFaults("recall", faults);
        }
        Descent.Found found = made.find(scope);
        return found.isEmpty() ? Refusals.conflict("recall covers nothing: nothing was made of " + told(scope)) : checkMade(found);
    }

    private static String told(OfMade scope) {
        return scope instanceof OfMadeFromLot from ? "lot " + from.lot() + " of " + from.product() : "the code";
    }

    private Optional<Refused> checkMade(Descent.Found found) {
        if (!found.complete()) {
            return Refusals.conflict("recall covers too much: more than " + Descent.MOST_TRANSFORMS + " transformations or " + Command.MOST_CODES + " codes made singly");
        }
        return Arrays.stream(found.codes()).anyMatch(this::isFull)
                ? Refusals.conflict("recall covers codes that are under " + RecallLayout.MOST_OF_A_BLOCK + " recalls already") : Refusals.none();
    }

    /** What a transformation makes may come under recalls of what is made of what it uses. */
    Optional<Refused> check(Transform transform) {
        lastBlock = NO_BLOCK;
        return made.usedBy(transform).isEmpty() ? Refusals.none() : checkMade(made.find(transform));
    }

    private Optional<Refused> checkContents(long container) {
        List<Fault> faults = new ArrayList<>(0);
        if (!codes.load(container, Fault.PARENT, faults)) {
            return Refusals.ofFaults("recall", faults);
        }
        long held = contained.walk(container, Command.MOST_CODES, child -> {
            if (isFull(child) && faults.isEmpty()) {
                faults.add(new Fault(0, Fault.PARENT, Reason.TOO_MANY_RECALLS, CodeId.NONE));
            }
            return true;
        });
        if (held == 0) {
            return Refusals.conflict("recall covers nothing: the code holds nothing");
        }
        return held > Command.MOST_CODES ? TradeRules.tooManyTouched() : Refusals.ofFaults("recall", faults);
    }

    private boolean isFull(long codeId) {
        long block = Block.numberOf(CodeId.ordinal(codeId));
        if (block != lastBlock) {
            lastBlock = block;
            lastIsFull = recalls.ofBlock(block).size() >= RecallLayout.MOST_OF_A_BLOCK;
        }
        return lastIsFull;
    }

    Optional<Refused> check(LiftRecall lift, long nowMs) {
        Optional<RecallNotice> found = recalls.find(lift.recall());
        if (found.isEmpty()) {
            return Refusals.notFound("recall: no recall " + RecallNotice.id(lift.recall()));
        }
        return found.get().inForce() ? codes.check(lift.context(), 1, nowMs)
                : Refusals.conflict("recall " + found.get().id() + " is lifted already");
    }
}
