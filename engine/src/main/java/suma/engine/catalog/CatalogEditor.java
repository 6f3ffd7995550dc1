package suma.engine.catalog;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Consumer;
import java.util.function.Function;
import suma.engine.CodeId;
import suma.engine.cipher.Ff1Key;
import suma.engine.code.SpaceFormat;

/**
 * The writer's side of the {@link Catalog}: sees what is published and what the present group has added or changed, and
 * publishes the latter when the group is durable. Writer's thread only, and the loading thread before that.
 *
 * <p>C1: numbers of parties, products, spaces and batches, and ordinals, are handed out in order and never again.
 */
public final class CatalogEditor {
    private final Catalog catalog;
    private final SpaceTweak tweak;
    private final Map<String, Party> parties = new LinkedHashMap<>();
    private final Map<String, Product> products = new LinkedHashMap<>();
    private final Map<Batch, BatchState> states = new LinkedHashMap<>();
    private final Map<Integer, Batch> newBatches = new LinkedHashMap<>();
    private final List<SerialSpace> newSpaces = new ArrayList<>();
    private final List<Placed> newExtents = new ArrayList<>();

    private final Map<String, SerialSpace> spacesByKey = new HashMap<>();
    private final Set<String> productsWithBatches = new HashSet<>();
    private final Map<String, ProductSlot> slots = new HashMap<>();
    private int nextParty = 1;
    private int nextProduct = 1;
    private int nextBatch = 1;
    private int nextSpace = 1;
    private long nextOrdinal = 1;
    private final Set<SerialSpace> skipped = new LinkedHashSet<>();
    private long skippedAtOpening;

    private record Placed(Batch batch, Extent extent) {
    }

    public CatalogEditor(Catalog catalog, SpaceTweak tweak) {
        this.catalog = catalog;
        this.tweak = tweak;
    }

    public Optional<Party> party(String id) {
        Party staged = parties.get(id);
        return staged != null ? Optional.of(staged) : catalog.party(id);
    }

    /** The party of this number. */
    public Optional<Party> party(int number) {
        return parties.values().stream().filter(party -> party.number() == number).findFirst().or(() -> catalog.party(number));
    }

    /** Stores a party; true when it is new. */
    public boolean put(Party party) {
        Optional<Party> before = party(party.id());
        parties.put(party.id(), party.withNumber(before.map(Party::number).orElse(nextParty)));
        nextParty += before.isPresent() ? 0 : 1;
        return before.isEmpty();
    }

    public Optional<Product> product(String id) {
        Product staged = products.get(id);
        return staged != null ? Optional.of(staged) : catalog.product(id);
    }

    /** Stores a product; true when it is new. */
    public boolean put(Product product) {
        Optional<Product> before = product(product.id());
        Product numbered = product.withNumber(before.map(Product::number).orElse(nextProduct));
        products.put(product.id(), numbered);
        slots.computeIfAbsent(product.id(), id -> new ProductSlot(numbered));
        nextProduct += before.isPresent() ? 0 : 1;
        return before.isEmpty();
    }

    public boolean hasBatches(Product product) {
        return productsWithBatches.contains(product.id());
    }

    public Optional<Batch> batch(int number) {
        Batch staged = newBatches.get(number);
        return staged != null ? Optional.of(staged) : catalog.batch(number);
    }

    /** Shows every batch, those of this group included; none may be added meanwhile. */
    public void forEachBatch(Consumer<Batch> each) {
        catalog.batches.values().forEach(each);
        newBatches.values().forEach(each);
    }

    /** The batch's state as this group leaves it. */
    public BatchState state(Batch batch) {
        return states.getOrDefault(batch, batch.state());
    }

    public void change(Batch batch, BatchState state) {
        states.put(batch, state);
    }

    public Optional<SerialSpace> space(SpaceFormat format) {
        return Optional.ofNullable(spacesByKey.get(format.key()));
    }

    /** Another space that has codes of the same look, which would make codes ambiguous. */
    public Optional<SerialSpace> rival(SpaceFormat format) {
        if (spacesByKey.containsKey(format.key())) {
            return Optional.empty();
        }
        return newSpaces.stream().filter(space -> space.resembles(format)).findFirst()
                .or(() -> Optional.ofNullable(catalog.spaces.rival(format)));
    }

    /** Spaces that the present group opened. */
    public List<SerialSpace> newSpaces() {
        return newSpaces;
    }

    public SerialSpace openSpace(SpaceFormat format, SortedMap<String, String> fields, int keyId, Ff1Key key) {
        SerialSpace space = new SerialSpace(nextSpace++, format, fields, keyId, key, tweak);
        space.skip(skippedAtOpening);
        newSpaces.add(space);
        spacesByKey.put(format.key(), space);
        return space;
    }

    /** Opens a space as it was stored. Loading only. */
    public SerialSpace restoreSpace(SpaceFormat format, SortedMap<String, String> fields, int keyId, Ff1Key key, long floor) {
        SerialSpace space = openSpace(format, fields, keyId, key);
        space.raise(floor);
        return space;
    }

    /** Leaves out serials of every space, and of those opened from now on. */
    public void skipSerials(long codes) {
        spacesByKey.values().forEach(space -> space.skip(codes));
        skipped.addAll(spacesByKey.values());
        skippedAtOpening += codes;
    }

    /** How many serials a new space leaves out. */
    public long skippedAtOpening() {
        return skippedAtOpening;
    }

    /** As {@link #skippedAtOpening} was stored. Loading only, behind the spaces. */
    public void restoreSkipped(long codes) {
        skippedAtOpening = codes;
    }

    /** Adds a batch of codes just issued in {@code space}, at the given runs of its indices. */
    public Batch addIssued(Product product, Batch.Order order, SerialSpace space, List<IndexRun> runs) {
        List<Extent> extents = new ArrayList<>();
        long offset = 0;
        for (IndexRun run : runs) {
            extents.add(new Extent(offset, nextOrdinal + offset, run.first(), run.count()));
            offset += run.count();
            space.advance(run.first() + run.count());
        }
        nextOrdinal += offset;
        Batch batch = add(product, order, new BatchState(List.copyOf(extents), Defaults.all(Disposition.ISSUED)));
        extents.forEach(extent -> newExtents.add(new Placed(batch, extent)));
        return batch;
    }

    /** Adds an empty batch for codes that others issued; they stand on goods already. */
    public Batch addRegistered(Product product, Batch.Order order) {
        return add(product, order, new BatchState(List.of(), Defaults.all(Disposition.COMMISSIONED)));
    }

    /** Gives {@code count} further codes of a registered batch their ordinals; returns the first. */
    public long grow(Batch batch, int count) {
        BatchState before = state(batch);
        long first = nextOrdinal;
        nextOrdinal += count;
        change(batch, before.grown(first, count));
        newExtents.add(new Placed(batch, new Extent(before.quantity(), first, 0, count)));
        return first;
    }

    /** Adds a batch as it was stored. Loading only, in order of number, before the first publishing. */
    public void restore(Product product, Batch.Order order, BatchState state) {
        Batch batch = add(product, order, state);
        for (Extent extent : state.extents()) {
            newExtents.add(new Placed(batch, extent));
            nextOrdinal = Math.max(nextOrdinal, extent.endOrdinal());
            if (!batch.registered()) {
                SerialSpace space = newSpaces.get(order.space() - 1);
                space.advance(Math.max(space.next(), extent.firstIndex() + extent.count()));
            }
        }
    }

    /** True when {@code count} more codes have CodeIds. */
    public boolean hasRoom(long count) {
        return count <= CodeId.MAX_ORDINAL - nextOrdinal;
    }

    /** A run of indices of a serial space. */
    public record IndexRun(long first, long count) {
    }

    private Batch add(Product product, Batch.Order order, BatchState state) {
        Batch batch = new Batch(nextBatch++, slots.get(product.id()), order, state);
        newBatches.put(batch.number(), batch);
        productsWithBatches.add(product.id());
        return batch;
    }

    /** Shows everything the present group added or changed to {@code sink}. */
    public void forEachChange(Sink sink) {
        parties.values().forEach(sink::party);
        products.values().forEach(sink::product);
        skipped.addAll(newSpaces);
        skipped.forEach(sink::space);
        if (skippedAtOpening > 0) {
            sink.skipped(skippedAtOpening);
        }
        newBatches.values().forEach(batch -> sink.batch(batch, state(batch)));
        states.forEach((batch, state) -> {
            if (!newBatches.containsKey(batch.number())) {
                sink.batch(batch, state);
            }
        });
    }

    /** Receives the changes of a group. */
    public interface Sink {
        void party(Party party);

        void product(Product product);

        void space(SerialSpace space);

        void skipped(long codes);

        void batch(Batch batch, BatchState state);
    }

    /** Lets readers see the group. */
    public void publish(Function<Product, String> productKey) {
        catalog.publish(parties.values());
        products.values().forEach(product -> publish(product, productKey.apply(product)));
        catalog.publish(newSpaces);
        states.forEach(Batch::publish);
        catalog.batches.putAll(newBatches);
        newExtents.sort(Comparator.comparingLong(placed -> placed.extent.firstOrdinal()));
        newExtents.forEach(this::publish);
        parties.clear();
        products.clear();
        newSpaces.clear();
        skipped.clear();
        states.clear();
        newBatches.clear();
        newExtents.clear();
    }

    private void publish(Product product, String productKey) {
        ProductSlot slot = slots.get(product.id());
        slot.publish(product);
        catalog.products.put(product.id(), slot);
        catalog.productKeys.putIfAbsent(productKey, product.id());
    }

    private void publish(Placed placed) {
        catalog.ordinals.append(placed.batch, placed.extent);
        int space = placed.batch.order().space();
        if (space == SerialSpace.NO_SPACE) {
            catalog.hasRegistered = true;
        } else {
            catalog.space(space).publish(placed.batch, placed.extent);
        }
    }
}
