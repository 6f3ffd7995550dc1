package suma.resolver.watch;

import java.util.Optional;
import suma.engine.catalog.Party;
import suma.engine.catalog.Position;

/** Where a code was seen: at a party's, or at an address of a known block; its region is empty where it is not known. */
record Place(String name, String region, Optional<Position> position) {

    static Place of(Party party) {
        return new Place(party.id(), party.region(), party.position());
    }

    boolean isKnown() {
        return !region.isEmpty() || position.isPresent();
    }
}
