package suma.resolver.event;

import java.util.Optional;
import suma.engine.Engine;
import suma.engine.command.Caller;
import suma.engine.command.Command;
import suma.engine.command.Completion;
import suma.engine.command.IdempotencyKey;
import suma.engine.command.Outcome;
import suma.engine.command.Submission;
import suma.engine.scan.Lookup;
import suma.resolver.call.Refusals;
import suma.resolver.http.Problem;
import suma.resolver.json.JsonOut;

/** One line of an event stream, from its reading to its result line. */
final class StreamedEvent implements Completion {
    private final EventStream stream;
    private final long number;
    private final byte[] json;
    private final Optional<IdempotencyKey> key;
    private Optional<EventBody> body = Optional.empty();
    private Optional<Problem> problem = Optional.empty();
    private volatile Outcome outcome;

    StreamedEvent(EventStream stream, long number, byte[] json, Optional<IdempotencyKey> key) {
        this.stream = stream;
        this.number = number;
        this.json = json;
        this.key = key;
    }

    void read(EventBody event) {
        body = Optional.of(event);
    }

    void refused(Problem why) {
        problem = Optional.of(why);
    }

    /** The event of a line that could be read and is not handed in yet. */
    Optional<EventBody> body() {
        return body;
    }

    byte[] json() {
        return json;
    }

    /** Hands the event's command to the engine; false when the ring has no room, and it must be handed in again. */
    boolean handIn(Engine engine, Command command, Caller caller) {
        outcome = null;
        engine.submit(new Submission(command, caller, key), this);
        return !(outcome instanceof Outcome.Busy);
    }

    @Override
    public void complete(Outcome result) {
        outcome = result;
        stream.completed();
    }

    boolean done() {
        return problem.isPresent() || outcome != null && !(outcome instanceof Outcome.Busy);
    }

    void writeResult(JsonOut out, Lookup lookup) {
        if (outcome instanceof Outcome.Accepted accepted) {
            out.beginObject().field("line", number).field("status", 200).field("sequence", accepted.sequence());
        } else {
            Problem why = problem.orElseGet(() -> Refusals.problem(outcome, fault -> EventBody.texts(json, lookup).part(fault)));
            out.beginObject().field("line", number).field("status", why.status()).field("detail", why.detail());
            why.writeErrors(out);
        }
        out.endObject().endLine();
    }
}
