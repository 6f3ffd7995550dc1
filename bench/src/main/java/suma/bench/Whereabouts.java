package suma.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;

/** What has become of recalled codes: how many are in each state, with each party and in each region. */
final class Whereabouts {
    private static final String SOLD = "sold";

    private final Map<String, Long> byState = new TreeMap<>();
    private final Map<String, Long> byParty = new TreeMap<>();
    private final Map<String, Long> byRegion = new TreeMap<>();

    void add(String state, String party, String region, long codes) {
        byState.merge(state, codes, Long::sum);
        byParty.merge(party, codes, Long::sum);
        byRegion.merge(region, codes, Long::sum);
    }

    /** Reads a server's answer about a recall. */
    static Whereabouts of(JsonNode recall) {
        Whereabouts found = new Whereabouts();
        recall.get("byState").properties().forEach(state -> found.byState.put(state.getKey(), state.getValue().longValue()));
        recall.get("byParty").forEach(share -> found.byParty.put(share.path("party").asText(), share.get("codes").longValue()));
        recall.get("byRegion").forEach(share -> found.byRegion.put(share.path("region").asText(), share.get("codes").longValue()));
        return found;
    }

    /** Throws when {@code told} is something else. */
    void expect(Whereabouts told, String who) {
        if (!byState.equals(told.byState) || !byParty.equals(told.byParty) || !byRegion.equals(told.byRegion)) {
            throw new IllegalStateException(who + ": expected " + this + " actual " + told);
        }
    }

    double soldShare() {
        return (double) byState.getOrDefault(SOLD, 0L) / byState.values().stream().mapToLong(Long::longValue).sum();
    }

    @Override
    public String toString() {
        return byState + " " + byRegion + " with " + byParty.size() + " parties";
    }
}
