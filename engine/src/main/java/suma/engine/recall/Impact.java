package suma.engine.recall;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import suma.engine.catalog.Disposition;
import suma.engine.history.LotBalance;

/**
 * What has become of the codes that a recall covers.
 *
 * @param byState     how many there are in each state, none left out that has any
 * @param byParty     how many each party has, or has sold; most first
 * @param byRegion    the same by the region of the party
 * @param sold        how many are sold
 * @param soldParties how many known parties sold them
 * @param lots        the first {@value #MOST_LOTS} lots that are covered because of what they are made of
 */
public record Impact(long codes, Map<Disposition, Long> byState, List<Share> byParty, List<Share> byRegion, long sold, int soldParties,
                     List<Lot> lots) {
    public static final int MOST_LOTS = 10_000;

    /** @param amounts how much there is of it, by unit */
    public record Lot(String product, String lot, SortedMap<String, LotBalance> amounts) {
    }

    /** @param of id of a party, or a region; empty for those of whom it is not known */
    public record Share(String of, long codes) {
    }
}
