package suma.engine.state;

import java.util.List;
import java.util.Optional;
import suma.engine.command.Fault;
import suma.engine.command.Outcome.Kind;
import suma.engine.command.Outcome.Refused;

/** The ways in which rules say no. */
final class Refusals {
    private Refusals() {
    }

    static Optional<Refused> none() {
        return Optional.empty();
    }

    static Optional<Refused> notFound(String detail) {
        return Optional.of(new Refused(Kind.NOT_FOUND, detail, List.of()));
    }

    static Optional<Refused> conflict(String detail) {
        return Optional.of(new Refused(Kind.CONFLICT, detail, List.of()));
    }

    static Optional<Refused> invalid(String detail) {
        return Optional.of(new Refused(Kind.INVALID, detail, List.of()));
    }

    static Optional<Refused> ofFaults(String command, List<Fault> faults) {
        return faults.isEmpty() ? none() : Optional.of(new Refused(Kind.CONFLICT,
                command + " refused: " + faults.size() + (faults.size() == 1 ? " code is" : " codes are") + " at fault", faults));
    }
}
