package suma.resolver.call;

import java.util.List;
import suma.engine.command.Fault;
import suma.engine.command.Outcome;
import suma.resolver.http.Problem;

/** Turns what the engine refuses into problems. */
public final class Refusals {
    private Refusals() {
    }

    /** Says which text and field of the request a fault means, and renders the other code it speaks of. */
    public interface FaultText {
        Problem.Part part(Fault fault);
    }

    public static final FaultText NO_ITEMS = fault -> new Problem.Part("", "", fault.reason().text());

    public static Problem problem(Outcome outcome, FaultText texts) {
        if (outcome instanceof Outcome.Refused refused) {
            List<Problem.Part> parts = refused.faults().stream().map(texts::part).toList();
            return Problem.of(status(refused.kind()), refused.detail(), parts);
        }
        if (outcome instanceof Outcome.Busy) {
            return Problem.unavailable("the queue of commands is full, nothing was changed; send it again");
        }
        String why = outcome instanceof Outcome.Unavailable unavailable ? unavailable.why() : outcome.toString();
        return Problem.unavailable(why);
    }

    public static int status(Outcome.Kind kind) {
        return switch (kind) {
            case NOT_FOUND -> 404;
            case CONFLICT -> 409;
            case INVALID, KEY_REUSED -> 422;
        };
    }
}
