package suma.engine.catalog;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** Parties, products, serial spaces and batches as they are durable now; read by any thread, changed by {@link CatalogEditor}. */
public final class Catalog {
    final NavigableMap<String, Party> parties = new ConcurrentSkipListMap<>();
    final NavigableMap<String, ProductSlot> products = new ConcurrentSkipListMap<>();
    final NavigableMap<Integer, Batch> batches = new ConcurrentSkipListMap<>();
    /** A product for each key, the first that had it. */
    final Map<String, String> productKeys = new ConcurrentHashMap<>();
    final SpaceTable spaces = new SpaceTable();
    final OrdinalMap ordinals = new OrdinalMap();
    volatile boolean hasRegistered;
    private volatile SerialSpace[] spaceByNumber = new SerialSpace[0];
    private volatile Party[] partyByNumber = new Party[0];

    public Optional<Party> party(String id) {
        return Optional.ofNullable(parties.get(id));
    }

    /** The party of this number; empty for 0 and for numbers not given yet. */
    public Optional<Party> party(int number) {
        Party[] known = partyByNumber;
        return number > 0 && number <= known.length ? Optional.ofNullable(known[number - 1]) : Optional.empty();
    }

    /** The id of the party of this number, empty where there is none; allocates nothing. */
    public String partyId(int number) {
        Party[] known = partyByNumber;
        return number > 0 && number <= known.length && known[number - 1] != null ? known[number - 1].id() : "";
    }

    /** At most {@code limit} parties in order of id, from behind {@code afterId} on. */
    public List<Party> parties(String afterId, int limit) {
        return parties.tailMap(afterId, false).values().stream().limit(limit).toList();
    }

    public Optional<Product> product(String id) {
        return Optional.ofNullable(products.get(id)).map(ProductSlot::published);
    }

    /** At most {@code limit} products in order of id, from behind {@code afterId} on. */
    public List<Product> products(String afterId, int limit) {
        return products.tailMap(afterId, false).values().stream().limit(limit).map(ProductSlot::published).toList();
    }

    public Optional<Batch> batch(int number) {
        return Optional.ofNullable(batches.get(number));
    }

    public Optional<Batch> batch(String id) {
        return batch(Batch.number(id));
    }

    /** At most {@code limit} batches in order of number, from behind {@code afterNumber} on. */
    public List<Batch> batches(int afterNumber, int limit) {
        return batches.tailMap(afterNumber, false).values().stream().limit(limit).toList();
    }

    public SpaceTable spaces() {
        return spaces;
    }

    /** The space of this number, which must exist. */
    public SerialSpace space(int number) {
        return spaceByNumber[number - 1];
    }

    public OrdinalMap ordinals() {
        return ordinals;
    }

    /** Id of the first product that has the fixed fields a code shows; see {@link suma.engine.code.Scheme#productKeys}. */
    public Optional<String> productOfKey(String productKey) {
        return Optional.ofNullable(productKeys.get(productKey));
    }

    /** True when any code of others was ever registered; while not, lookups need not search for one. */
    public boolean hasRegistered() {
        return hasRegistered;
    }

    /** The array is copied, so that readers of an old one see nothing half done; it grows by halves. */
    void publish(Collection<Party> put) {
        if (put.isEmpty()) {
            return;
        }
        int highest = put.stream().mapToInt(Party::number).max().getAsInt();
        Party[] known = partyByNumber;
        Party[] changed = Arrays.copyOf(known, highest <= known.length ? known.length : highest + highest / 2);
        put.forEach(party -> changed[party.number() - 1] = party);
        partyByNumber = changed;
        put.forEach(party -> parties.put(party.id(), party));
    }

    void publish(List<SerialSpace> added) {
        if (added.isEmpty()) {
            return;
        }
        List<SerialSpace> all = new ArrayList<>(List.of(spaceByNumber));
        all.addAll(added);
        spaceByNumber = all.toArray(SerialSpace[]::new);
        added.forEach(spaces::add);
    }
}
