package suma.resolver.call;

import java.util.Optional;
import java.util.function.Consumer;
import suma.engine.Engine;
import suma.engine.command.Command;
import suma.engine.command.IdempotencyKey;
import suma.engine.command.Outcome;
import suma.engine.command.Submission;
import suma.resolver.http.Exchange;

/** Takes the commands of requests to the engine and brings the outcome back to the connection. */
public final class CommandDesk {
    private final Engine engine;

    public CommandDesk(Engine engine) {
        this.engine = engine;
    }

    public Engine engine() {
        return engine;
    }

    /** Goes on with what was accepted; refuses the exchange otherwise. */
    public void submit(Exchange exchange, Command command, Optional<IdempotencyKey> key, Consumer<Outcome.Accepted> accepted) {
        submit(exchange, command, key, accepted, Refusals.NO_ITEMS);
    }

    public void submit(Exchange exchange, Command command, Optional<IdempotencyKey> key, Consumer<Outcome.Accepted> accepted,
                Refusals.FaultText faults) {
        engine.submit(new Submission(command, exchange.caller(), key), outcome -> exchange.resume(() -> {
            if (outcome instanceof Outcome.Accepted done) {
                accepted.accept(done);
            } else {
                exchange.refuse(Refusals.problem(outcome, faults));
            }
        }));
    }
}
