package suma.engine.catalog;

import java.math.BigDecimal;
import java.util.SortedMap;

/**
 * What is made and sold: one pack level of one article, with the scheme its codes follow.
 *
 * @param number     dense number given by the engine, 0 before it is stored
 * @param fields     the scheme's fixed fields, as in {@code gtin} or {@code drugId}
 * @param party      id of the party that answers for it, or empty
 * @param guessOdds  issued codes / possible codes must stay below this
 * @param attributes free texts of the user
 */
public record Product(int number, String id, String name, String category, String scheme,
                      SortedMap<String, String> fields, String party, Level level, BigDecimal guessOdds,
                      SortedMap<String, String> attributes) {

    /** Less than one guess in 10,000 hits: (EU) 2016/161 art. 4 and (EU) 2018/574 art. 8. */
    public static final BigDecimal DEFAULT_GUESS_ODDS = new BigDecimal("0.0001");

    public Product withNumber(int given) {
        return new Product(given, id, name, category, scheme, fields, party, level, guessOdds, attributes);
    }
}
