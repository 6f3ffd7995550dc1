package suma.engine.state;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.agrona.collections.LongHashSet;
import suma.engine.CodeId;
import suma.engine.catalog.Batch;
import suma.engine.catalog.CatalogEditor;
import suma.engine.catalog.Disposition;
import suma.engine.catalog.Extent;
import suma.engine.command.Command;
import suma.engine.command.Command.Transform;
import suma.engine.command.Goods;
import suma.engine.history.LotId;
import suma.engine.history.Role;
import suma.engine.index.Block;
import suma.engine.index.WordLayout;
import suma.engine.journal.Record;
import suma.engine.store.Store;
import suma.engine.store.StoreSnapshot;
import suma.engine.store.StoredLineage;

/**
 * Goes forth from goods to all that was made of them, in any number of steps. A code counts as used where what it was in was
 * used. Writer's thread only.
 */
final class Descent {
    /** Transformations that one search follows. */
    static final int MOST_TRANSFORMS = 100_000;

    private final Store store;
    private final CatalogEditor catalog;
    private final Standing standing;
    private final Words words;
    private final Lots lots;

    Descent(Store store, CatalogEditor catalog, Standing standing, Words words, Lots lots) {
        this.store = store;
        this.catalog = catalog;
        this.standing = standing;
        this.words = words;
        this.lots = lots;
    }

    /**
     * What was made.
     *
     * @param lots     made as lots, with all their codes
     * @param codes    made singly, in rising order
     * @param complete false when there is more than one search follows
     */
    record Found(Set<LotId> lots, long[] codes, boolean complete) {
        boolean isEmpty() {
            return lots.isEmpty() && codes.length == 0;
        }
    }

    /** What was made of a lot, or of codes of it. */
    Found of(LotId lot) {
        return search(walk -> walk.openLots.add(lot));
    }

    /** What was made of a code. */
    Found of(long codeId) {
        return search(walk -> walk.follow(codeId));
    }

    /** These goods, just made, and what was made of them before anybody told of it. */
    Found withMade(List<Goods> made) {
        return search(walk -> made.forEach(walk::add));
    }

    private interface Start {
        void begin(Walk walk);
    }

    private Found search(Start start) {
        try (StoreSnapshot snapshot = store.snapshot(); StoredLineage stored = new StoredLineage(snapshot)) {
            Walk walk = new Walk(stored);
            start.begin(walk);
            return walk.run();
        }
    }

    /** One search. */
    private final class Walk {
        private final StoredLineage stored;
        private final Deque<LotId> openLots = new ArrayDeque<>();
        private final Deque<Long> openCodes = new ArrayDeque<>();
        private final Set<LotId> foundLots = new LinkedHashSet<>();
        private final LongHashSet foundCodes = new LongHashSet();
        private final LongHashSet used = new LongHashSet();
        private final Set<Long> told = new HashSet<>();
        private final Block block = new Block();

        Walk(StoredLineage stored) {
            this.stored = stored;
        }

        Found run() {
            while (goesOn() && !(openLots.isEmpty() && openCodes.isEmpty())) {
                if (openLots.isEmpty()) {
                    takeUsesOf(openCodes.poll());
                } else {
                    follow(openLots.poll());
                }
            }
            return new Found(foundLots, foundCodes.stream().mapToLong(Long::longValue).sorted().toArray(), goesOn());
        }

        private boolean goesOn() {
            return told.size() <= MOST_TRANSFORMS && foundCodes.size() <= Command.MOST_CODES;
        }

        private void add(Goods goods) {
            if (goods instanceof Goods.Lot lot) {
                add(lots.id(lot));
            } else if (goods instanceof Goods.Codes codes) {
                for (int i = 0; i < codes.codes().length && goesOn(); i++) {
                    if (foundCodes.add(codes.codes()[i])) {
                        follow(codes.codes()[i]);
                    }
                }
            }
        }

        private void add(LotId lot) {
            if (foundLots.add(lot)) {
                openLots.add(lot);
            }
        }

        private void follow(LotId lot) {
            stored.uses(lot, MOST_TRANSFORMS + 1).forEach(this::take);
            pending().stream().filter(record -> inputs(record).stream().anyMatch(goods -> isOf(lot, goods))).forEach(this::take);
            List<Batch> batches = new ArrayList<>();
            catalog.forEachBatch(batch -> {
                if (lots.of(batch).equals(Optional.of(lot))) {
                    batches.add(batch);
                }
            });
            batches.forEach(batch -> catalog.state(batch).extents().forEach(this::followPacked));
        }

        private boolean isOf(LotId lot, Goods goods) {
            return goods instanceof Goods.Lot one ? lots.id(one).equals(lot)
                    : Arrays.stream(((Goods.Codes) goods).codes()).anyMatch(code -> standing.load(code) && lots.of(standing.batch()).equals(Optional.of(lot)));
        }

        /** Codes that were used up in something: the lot has not heard of these. */
        private void followPacked(Extent extent) {
            for (long number = Block.numberOf(extent.firstOrdinal()); Block.ordinal(number, 0) < extent.endOrdinal() && goesOn(); number++) {
                if (words.look(block.reset(number))) {
                    long from = Math.max(extent.firstOrdinal(), Block.ordinal(number, 0));
                    long end = Math.min(extent.endOrdinal(), Block.ordinal(number + 1, 0));
                    for (long ordinal = from; ordinal < end; ordinal++) {
                        followPacked(block.word(Block.slotOf(ordinal)));
                    }
                }
            }
        }

        private void followPacked(long word) {
            if (isUsedUp(word) && WordLayout.parent(word) != CodeId.NONE) {
                open(outermost(WordLayout.parent(word)));
            }
        }

        private void follow(long codeId) {
            if (isUsedUp(words.word(CodeId.ordinal(codeId)))) {
                open(outermost(codeId));
            }
        }

        private void open(long codeId) {
            if (used.add(codeId)) {
                openCodes.add(codeId);
            }
        }

        private static boolean isUsedUp(long word) {
            return WordLayout.disposition(word) == Disposition.CONSUMED.number();
        }

        private long outermost(long codeId) {
            long at = codeId;
            for (long parent = codeId; parent != CodeId.NONE; parent = WordLayout.parent(words.word(CodeId.ordinal(parent)))) {
                at = parent;
            }
            return at;
        }

        private void takeUsesOf(long codeId) {
            stored.of(codeId).stream().filter(what -> what.role() == Role.INPUT).forEach(what -> take(what.sequence()));
            pending().stream().filter(record -> inputs(record).stream().anyMatch(goods -> names(goods, codeId))).forEach(this::take);
        }

        private static boolean names(Goods goods, long codeId) {
            return goods instanceof Goods.Codes codes && Arrays.stream(codes.codes()).anyMatch(code -> code == codeId);
        }

        private List<Record> pending() {
            return lots.transforms();
        }

        private void take(long sequence) {
            if (goesOn() && told.add(sequence)) {
                outputs(stored.record(sequence)).forEach(this::add);
            }
        }

        private void take(Record pending) {
            if (goesOn() && told.add(pending.sequence())) {
                outputs(pending).forEach(this::add);
            }
        }

        private static List<Goods> inputs(Record record) {
            return ((Transform) record.command()).inputs();
        }

        private static List<Goods> outputs(Record record) {
            return ((Transform) record.command()).outputs();
        }
    }
}
