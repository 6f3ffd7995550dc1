package suma.engine.recall;

import org.agrona.collections.Long2ObjectHashMap;
import suma.engine.CodeId;
import suma.engine.CorruptionException;
import suma.engine.catalog.Batch;
import suma.engine.catalog.Catalog;
import suma.engine.catalog.Disposition;
import suma.engine.catalog.OrdinalMap;
import suma.engine.catalog.Party;
import suma.engine.custody.CustodyBlock;
import suma.engine.custody.Holding;
import suma.engine.index.Block;
import suma.engine.index.BlockSource;
import suma.engine.index.WordLayout;
import suma.engine.store.CustodyWalk;
import suma.engine.store.Store;
import suma.engine.store.StoredCustody;

/**
 * What has become of many codes, block by block: what a code is in is looked into once for all that is in it. Not
 * thread-safe.
 */
final class Fates implements AutoCloseable {
    private static final int MOST_CONTAINERS = 1 << 16;

    private final Catalog catalog;
    private final BlockSource words;
    private final CustodyWalk custody;
    private final Containers containers;
    private final Block block = new Block();
    private final CustodyBlock own = new CustodyBlock();
    private final OrdinalMap.Place place = new OrdinalMap.Place();
    private Batch lastBatch;
    private int lastMaker;

    Fates(Catalog catalog, BlockSource words, Store store) {
        this.catalog = catalog;
        this.words = words;
        this.custody = new CustodyWalk(store);
        this.containers = new Containers(words, new StoredCustody(store));
    }

    /** Goes to a block; blocks must not fall. */
    void load(long number) {
        words.read(block.reset(number));
        custody.read(own.reset(number));
    }

    Disposition disposition(int slot) {
        int told = WordLayout.disposition(block.word(slot));
        long ordinal = Block.ordinal(block.number(), slot);
        return told == Disposition.AS_BATCH ? batch(ordinal).state().defaults().at(place.offset(ordinal)) : Disposition.of(told);
    }

    private Batch batch(long ordinal) {
        if (!catalog.ordinals().find(ordinal, place)) {
            throw new CorruptionException("CodeId " + ordinal + ": expected a batch that has it, actual none");
        }
        return place.batch();
    }

    /** Number of the party that has a code, or that has sold it; {@link Holding#UNKNOWN} where it is not known. */
    int party(int slot) {
        long parent = WordLayout.parent(block.word(slot));
        if (own.isSale(slot)) {
            return own.party(slot);
        }
        Container container = parent == CodeId.NONE ? Container.NOTHING : containers.find(parent);
        if (container.known) {
            return container.party;
        }
        return own.has(slot) ? own.party(slot) : maker(Block.ordinal(block.number(), slot));
    }

    private int maker(long ordinal) {
        Batch batch = batch(ordinal);
        if (batch != lastBatch) {
            lastBatch = batch;
            lastMaker = catalog.party(batch.product().party()).map(Party::number).orElse(Holding.UNKNOWN);
        }
        return lastMaker;
    }

    @Override
    public void close() {
        custody.close();
    }

    /** Whose everything in a container is; {@code known} is false where only its own holding says it. */
    private record Container(boolean known, boolean sale, int party) {
        private static final Container NOTHING = new Container(false, false, Holding.UNKNOWN);
    }

    /** What is known of containers, kept for those that come again. */
    private static final class Containers {
        private final BlockSource words;
        private final StoredCustody custody;
        private final Long2ObjectHashMap<Container> known = new Long2ObjectHashMap<>();
        private CustodyBlock last = new CustodyBlock().reset(-1);
        private long lastId;
        private Container lastFound = Container.NOTHING;

        Containers(BlockSource words, StoredCustody custody) {
            this.words = words;
            this.custody = custody;
        }

        Container find(long codeId) {
            if (codeId != lastId) {
                lastFound = findAgain(codeId);
                lastId = codeId;
            }
            return lastFound;
        }

        private Container findAgain(long codeId) {
            Container found = known.get(codeId);
            if (found == null) {
                found = read(codeId);
                if (known.size() >= MOST_CONTAINERS) {
                    known.clear();
                }
                known.put(codeId, found);
            }
            return found;
        }

        /** The nearest sale, else the outermost holding; levels end the recursion. */
        private Container read(long codeId) {
            long ordinal = CodeId.ordinal(codeId);
            long parent = WordLayout.parent(words.word(ordinal));
            Container outer = parent == CodeId.NONE ? Container.NOTHING : findAgain(parent);
            CustodyBlock block = block(ordinal);
            int slot = Block.slotOf(ordinal);
            boolean decides = block.has(slot) && (block.isSale(slot) || !outer.known);
            return decides ? new Container(true, block.isSale(slot), block.party(slot)) : outer;
        }

        private CustodyBlock block(long ordinal) {
            if (last.number() != Block.numberOf(ordinal)) {
                last = custody.of(ordinal);
            }
            return last;
        }
    }
}
