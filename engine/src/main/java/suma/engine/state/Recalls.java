package suma.engine.state;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import suma.engine.CodeId;
import suma.engine.catalog.Batch;
import suma.engine.catalog.CatalogEditor;
import suma.engine.command.Answer;
import suma.engine.command.Command;
import suma.engine.command.Command.LiftRecall;
import suma.engine.command.Command.Recall;
import suma.engine.index.Block;
import suma.engine.journal.Record;
import suma.engine.recall.RecallNotice;
import suma.engine.recall.RecallScope.OfCodes;
import suma.engine.recall.RecallScope.OfContents;
import suma.engine.store.Column;
import suma.engine.store.RecallLayout;
import suma.engine.store.StoreGroup;
import suma.engine.store.StoredRecalls;

/**
 * The recalls as the present group leaves them. Writer's thread only.
 *
 * <ul>
 * <li>R1: a batch is marked if and only if a recall in force covers it as a whole; the mark is the first of these.
 * <li>R2: a code's word is flagged if and only if a recall in force names it.
 * </ul>
 */
final class Recalls {
    private static final long[] NO_CODES = {};

    private final CatalogEditor catalog;
    private final Standing standing;
    private final Contained contained;
    private final StoredRecalls durable;
    /** Those in force, by number. */
    private final NavigableMap<Long, RecallNotice> inForce = new TreeMap<>();
    private final Map<Long, RecallNotice> changed = new HashMap<>();
    private final Map<Long, NavigableMap<Long, Long>> named = new HashMap<>();
    private final Map<Long, NavigableMap<Long, Long>> blocks = new HashMap<>();

    Recalls(CatalogEditor catalog, Standing standing, Contained contained, StoredRecalls durable) {
        this.catalog = catalog;
        this.standing = standing;
        this.contained = contained;
        this.durable = durable;
        durable.after(RecallNotice.NONE, Integer.MAX_VALUE).stream().filter(RecallNotice::inForce).forEach(recall -> inForce.put(recall.number(), recall));
    }

    Optional<RecallNotice> find(long recall) {
        RecallNotice staged = changed.get(recall);
        return staged != null ? Optional.of(staged) : durable.notice(recall);
    }

    /** The recalls in force that name codes of a block. */
    NavigableMap<Long, Long> ofBlock(long block) {
        NavigableMap<Long, Long> staged = blocks.get(block);
        return staged != null ? staged : durable.ofBlock(block);
    }

    /** The same, to be changed. */
    private NavigableMap<Long, Long> changing(long block) {
        return blocks.computeIfAbsent(block, durable::ofBlock);
    }

    Answer begin(Recall recall, Record accepted) {
        boolean names = recall.scope() instanceof OfCodes;
        RecallNotice notice = new RecallNotice(accepted.sequence(), names ? new OfCodes(NO_CODES) : recall.scope(), recall.reason(), recall.level(),
                accepted.timeMs(), RecallNotice.IN_FORCE);
        put(notice);
        long covered = name(notice.number(), codes(recall));
        List<Batch> batches = new ArrayList<>();
        catalog.forEachBatch(batches::add);
        for (Batch batch : batches) {
            if (notice.scope().covers(batch)) {
                covered += catalog.state(batch).quantity();
                mark(batch);
            }
        }
        return new Answer.Changed(covered);
    }

    private void put(RecallNotice notice) {
        changed.put(notice.number(), notice);
        if (notice.inForce()) {
            inForce.put(notice.number(), notice);
        } else {
            inForce.remove(notice.number());
        }
    }

    /** The codes that a recall names, in rising order. */
    private long[] codes(Recall recall) {
        if (recall.scope() instanceof OfCodes told) {
            return Past.rising(told.codes());
        }
        List<Long> held = new ArrayList<>();
        if (recall.scope() instanceof OfContents contents) {
            contained.walk(contents.codeId(), Command.MOST_CODES, held::add);
        }
        return Past.rising(held.stream().mapToLong(Long::longValue).toArray());
    }

    private long name(long recall, long[] rising) {
        NavigableMap<Long, Long> masks = new TreeMap<>();
        for (long code : rising) {
            long ordinal = CodeId.ordinal(code);
            masks.merge(Block.numberOf(ordinal), 1L << Block.slotOf(ordinal), (old, more) -> old | more);
            standing.load(code);
            standing.markRecalled(true);
        }
        named.put(recall, masks);
        masks.forEach((block, mask) -> changing(block).put(recall, mask));
        return rising.length;
    }

    /** Gives a batch the mark that it should have now. */
    void mark(Batch batch) {
        long first = inForce.values().stream().filter(recall -> recall.scope().covers(batch)).mapToLong(RecallNotice::number)
                .findFirst().orElse(RecallNotice.NONE);
        if (catalog.state(batch).recall() != first) {
            catalog.change(batch, catalog.state(batch).withRecall(first));
        }
    }

    Answer lift(LiftRecall lift, Record accepted) {
        RecallNotice notice = find(lift.recall()).orElseThrow();
        put(notice.lifted(accepted.timeMs()));
        List<Batch> batches = new ArrayList<>();
        catalog.forEachBatch(batches::add);
        batches.stream().filter(batch -> catalog.state(batch).recall() == notice.number()).forEach(this::mark);
        NavigableMap<Long, Long> masks = named.containsKey(notice.number()) ? named.get(notice.number()) : durable.named(notice.number());
        masks.forEach((block, mask) -> unname(notice.number(), block, mask));
        return new Answer.Done();
    }

    private void unname(long recall, long block, long mask) {
        NavigableMap<Long, Long> recalls = changing(block);
        recalls.remove(recall);
        long others = recalls.values().stream().reduce(0L, (some, more) -> some | more);
        for (long free = mask & ~others; free != 0; free &= free - 1) {
            standing.load(Block.ordinal(block, Long.numberOfTrailingZeros(free)));
            standing.markRecalled(false);
        }
    }

    void writeTo(StoreGroup group) {
        changed.values().forEach(notice -> group.put(Column.RECALL, RecallLayout.noticeKey(notice.number()), RecallLayout.encode(notice)));
        named.forEach((recall, masks) -> masks.forEach((block, mask) ->
                group.put(Column.RECALL, RecallLayout.namedKey(recall, block), RecallLayout.mask(mask))));
        blocks.forEach((block, masks) -> {
            if (masks.isEmpty()) {
                group.delete(Column.RECALL, RecallLayout.blockKey(block));
            } else {
                group.put(Column.RECALL, RecallLayout.blockKey(block), RecallLayout.encode(masks));
            }
        });
    }

    void clear() {
        changed.clear();
        named.clear();
        blocks.clear();
    }
}
