package suma.engine.trace;

import java.util.List;
import java.util.Optional;
import suma.engine.catalog.Batch;

/**
 * Where a code came from, where it went, and who answered for it.
 *
 * @param madeFrom what it was made of, and that in its turn; what its lot was made of as a whole counts
 * @param madeInto what it was used for, and what that was used for
 * @param events   its own and those of what it was in, in the order in which they happened
 * @param next     where to go on when there were more events than wanted
 * @param partial  true when something has too long a history to be read whole
 */
public record Trace(long codeId, Batch batch, List<Made> madeFrom, List<Made> madeInto, List<Inside> parents, List<Tenure> custody, List<TracedEvent> events,
                    Optional<Moment> next, boolean partial) {
}
