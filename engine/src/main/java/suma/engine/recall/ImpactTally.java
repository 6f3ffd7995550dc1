package suma.engine.recall;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import suma.engine.catalog.Catalog;
import suma.engine.catalog.Disposition;
import suma.engine.catalog.Party;
import suma.engine.custody.Holding;
import suma.engine.recall.Impact.Share;

/** Counts what has become of codes. */
final class ImpactTally {
    private final long[] byState = new long[Disposition.values().length];
    private final BitSet sellers = new BitSet();
    private long[] byParty = new long[1024];

    void count(Disposition disposition, int party) {
        byState[disposition.ordinal()]++;
        if (party >= byParty.length) {
            byParty = Arrays.copyOf(byParty, Math.max(party + 1, byParty.length * 2));
        }
        byParty[party]++;
        if (disposition == Disposition.SOLD && party != Holding.UNKNOWN) {
            sellers.set(party);
        }
    }

    Impact result(Catalog catalog, List<Impact.Lot> lots) {
        Map<Disposition, Long> states = new EnumMap<>(Disposition.class);
        for (Disposition disposition : Disposition.values()) {
            if (byState[disposition.ordinal()] > 0) {
                states.put(disposition, byState[disposition.ordinal()]);
            }
        }
        Map<String, Long> regions = new TreeMap<>();
        List<Share> parties = new ArrayList<>();
        for (int party = 0; party < byParty.length; party++) {
            if (byParty[party] > 0) {
                parties.add(new Share(catalog.partyId(party), byParty[party]));
                regions.merge(catalog.party(party).map(Party::region).orElse(""), byParty[party], Long::sum);
            }
        }
        return new Impact(Arrays.stream(byState).sum(), states, sorted(parties),
                sorted(regions.entrySet().stream().map(entry -> new Share(entry.getKey(), entry.getValue())).toList()),
                byState[Disposition.SOLD.ordinal()], sellers.cardinality(), lots);
    }

    private static List<Share> sorted(List<Share> shares) {
        return shares.stream().sorted(Comparator.comparingLong(Share::codes).reversed().thenComparing(Share::of)).toList();
    }
}
