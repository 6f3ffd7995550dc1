package suma.engine.catalog;

import java.util.Optional;

/**
 * A company or a place. Texts that were not told are empty.
 *
 * @param number dense number given by the engine, 0 before it is stored
 * @param gln    GS1 Global Location Number, 13 digits
 * @param uscc   unified social credit code, 18 characters (GB 32100)
 * @param region administrative division, 6 digits (GB/T 2260)
 * @param position where it is, where that was told
 */
public record Party(int number, String id, String name, String kind, String gln, String uscc, String region,
                    String address, Optional<Position> position) {

    public Party(int number, String id, String name, String kind, String gln, String uscc, String region, String address) {
        this(number, id, name, kind, gln, uscc, region, address, Optional.empty());
    }

    public Party withNumber(int given) {
        return new Party(given, id, name, kind, gln, uscc, region, address, position);
    }
}
