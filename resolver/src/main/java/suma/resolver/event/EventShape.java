package suma.resolver.event;

import java.util.List;
import java.util.Set;
import suma.resolver.json.JsonIn;

/**
 * Which fields go with which type of event, beside those that all have.
 *
 * @param needed  fields that must be told
 * @param allowed fields that may be told
 */
record EventShape(List<String> needed, Set<String> allowed) {
    private static final List<String> OWN = List.of("parent", "children", "codes", "batch", "offset", "count", "from", "to", "result", "certificate");

    private static final EventShape RANGE = new EventShape(List.of("batch"), Set.of("offset", "count"));
    private static final EventShape PACK = new EventShape(List.of("parent", "children"), Set.of());
    private static final EventShape UNPACK = new EventShape(List.of("parent"), Set.of("children"));
    private static final EventShape CODES = new EventShape(List.of("codes"), Set.of());
    private static final EventShape TRANSFER = new EventShape(List.of("codes"), Set.of("from", "to"));
    private static final EventShape INSPECTION = new EventShape(List.of("codes", "result"), Set.of("certificate"));

    static EventShape of(EventType type, Set<String> told) {
        return switch (type) {
            case COMMISSION -> told.contains("batch") ? RANGE : CODES;
            case PACK -> PACK;
            case UNPACK -> UNPACK;
            case SHIP, RECEIVE -> TRANSFER;
            case INSPECT -> INSPECTION;
            case SELL, RETURN, DESTROY -> CODES;
        };
    }

    void check(JsonIn in, String type, Set<String> told) {
        needed.stream().filter(field -> !told.contains(field)).forEach(in::missing);
        OWN.stream().filter(field -> told.contains(field) && !needed.contains(field) && !allowed.contains(field))
                .forEach(field -> in.faultOf(field, "does not go with this " + type));
    }
}
