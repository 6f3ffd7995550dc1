package suma.engine.catalog;

/**
 * A company or a place. Texts that were not told are empty.
 *
 * @param number dense number given by the engine, 0 before it is stored
 * @param gln    GS1 Global Location Number, 13 digits
 * @param uscc   unified social credit code, 18 characters (GB 32100)
 * @param region administrative division, 6 digits (GB/T 2260)
 */
public record Party(int number, String id, String name, String kind, String gln, String uscc, String region,
                    String address) {

    public Party withNumber(int given) {
        return new Party(given, id, name, kind, gln, uscc, region, address);
    }
}
