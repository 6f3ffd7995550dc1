package suma.engine.recall;

import java.util.List;
import java.util.Map;
import suma.engine.catalog.Disposition;

/**
 * What has become of the codes that a recall covers.
 *
 * @param byState     how many there are in each state, none left out that has any
 * @param byParty     how many each party has, or has sold; most first
 * @param byRegion    the same by the region of the party
 * @param sold        how many are sold
 * @param soldParties how many known parties sold them
 */
public record Impact(long codes, Map<Disposition, Long> byState, List<Share> byParty, List<Share> byRegion, long sold, int soldParties) {

    /** @param of id of a party, or a region; empty for those of whom it is not known */
    public record Share(String of, long codes) {
    }
}
