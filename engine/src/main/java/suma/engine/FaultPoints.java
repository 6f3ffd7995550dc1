package suma.engine;

import java.util.List;
import java.util.Optional;
import suma.engine.store.DiskWatch;

/** Named places at which a test may let the engine break or end, and a view of the disk below it. */
@FunctionalInterface
public interface FaultPoints {
    FaultPoints NONE = place -> { };

    /** The places, in the order in which a life passes them. */
    enum Place {
        /** The store is open, and nothing was read from it. */
        STORE_OPENED,
        /** A new folder has its keystore, and the store does not know of it. */
        KEYS_MADE,
        /** One more block is in an index that is built again. */
        REBUILDING,
        /** An index that was built again is whole, and nobody reads it. */
        REBUILT,
        /** A group is decided. */
        BEFORE_WRITE,
        /** It is durable. */
        AFTER_WRITE,
        /** Lookups see it. */
        AFTER_PUBLISH,
        /** One more of those who wait for it was told. */
        TELLING,
        /** The store's files are in a backup, and the keys are not. */
        TABLES_COPIED,
        /** So are the keys. */
        KEYS_SEALED,
        /** The writer has come to its end. */
        DRAINED,
        /** The index is closed, and not yet marked as such. */
        INDEX_CLOSED,
        /** It is, and the store is open. */
        MARKED
    }

    /** Where a group may break: all of it is lost or none. */
    List<Place> COMMIT = List.of(Place.BEFORE_WRITE, Place.AFTER_WRITE, Place.AFTER_PUBLISH);

    void reached(Place place);

    /** Who watches the store's files reach the disk; costs a call for each file operation where somebody does. */
    default Optional<DiskWatch> disk() {
        return Optional.empty();
    }
}
