package suma.resolver.checkout;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import suma.engine.CodeId;
import suma.engine.catalog.Verdict;
import suma.engine.command.Caller;
import suma.engine.command.Command;
import suma.engine.command.EventContext;
import suma.engine.command.IdempotencyKey;
import suma.engine.command.Submission;
import suma.engine.command.Unresolved;
import suma.engine.scan.Finding;
import suma.engine.scan.Lookup;
import suma.resolver.http.Problem;

/** The codes of one sale, taken from the list of a lookup. */
public final class SaleBasket implements Lookup.Taker {
    private final Lookup lookup;
    private final List<String> codes;
    private final long[] codeIds;
    private final List<String> unresolved = new ArrayList<>(0);
    private final List<Problem.Part> errors = new ArrayList<>(0);

    private SaleBasket(Lookup lookup) {
        this.lookup = lookup;
        codes = new ArrayList<>(lookup.count());
        codeIds = new long[lookup.count()];
    }

    /** Looks up what was added to the lookup's list. */
    public static SaleBasket of(Lookup lookup) {
        SaleBasket basket = new SaleBasket(lookup);
        lookup.findAll(basket);
        return basket;
    }

    @Override
    public void found(int position, Finding finding) {
        if (!finding.isCode()) {
            errors.add(new Problem.Part(lookup.scanned(position), "codes[" + position + "]", finding.problem()));
            return;
        }
        String code = new String(finding.code(), 0, finding.codeLength(), StandardCharsets.UTF_8);
        codes.add(code);
        codeIds[position] = finding.codeId();
        if (finding.codeId() == CodeId.NONE) {
            codeIds[position] = (finding.verdict() == Verdict.UNKNOWN_PRODUCT ? Unresolved.UNKNOWN_PRODUCT : Unresolved.NOT_ISSUED).number();
            unresolved.add(code);
        }
    }

    /** What texts are no codes at all; while there are any, nothing can be sold. */
    public List<Problem.Part> errors() {
        return errors;
    }

    public int count() {
        return codeIds.length;
    }

    /** The plain code at a position; only to be asked of a basket without errors. */
    String code(int position) {
        return codes.get(position);
    }

    /** @param key the caller's name for the request, by which a retry is known where the sale has none of its own: that one is the same in every protocol */
    public Submission submission(Sale sale, Caller caller, Optional<IdempotencyKey> key) {
        Command.Checkout command = new Command.Checkout(codeIds, unresolved, sale.party(), sale.terminal(), EventContext.NONE);
        return new Submission(command, caller, sale.retryKey(this).or(() -> key));
    }
}
