package suma.engine;

import java.util.Optional;
import suma.engine.store.DiskWatch;

/** Named places in the commit path at which a test may let the engine break, and a view of the disk below it. */
@FunctionalInterface
public interface FaultPoints {
    FaultPoints NONE = place -> { };

    /** The places, in the order a group passes them. */
    enum Place { BEFORE_WRITE, AFTER_WRITE, AFTER_PUBLISH }

    void reached(Place place);

    /** Who watches the store's files reach the disk; costs a call for each file operation where somebody does. */
    default Optional<DiskWatch> disk() {
        return Optional.empty();
    }
}
