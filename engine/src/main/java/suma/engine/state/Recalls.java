package suma.engine.state;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import suma.engine.CodeId;
import suma.engine.catalog.Batch;
import suma.engine.catalog.CatalogEditor;
import suma.engine.command.Answer;
import suma.engine.command.Command;
import suma.engine.command.Command.LiftRecall;
import suma.engine.command.Command.Recall;
import suma.engine.command.Command.Transform;
import suma.engine.index.Block;
import suma.engine.journal.Record;
import suma.engine.recall.RecallNotice;
import suma.engine.recall.RecallScope.OfCodes;
import suma.engine.recall.RecallScope.OfContents;
import suma.engine.recall.RecallScope.OfMade;
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
 * <li>R3: what is made of goods comes under the recalls in force of all that is made of them, by the record that makes it.
 * </ul>
 */
final class Recalls {
    private static final long[] NO_CODES = {};
    private static final long NO_CODE = 0;

    private final CatalogEditor catalog;
    private final Standing standing;
    private final Contained contained;
    private final MadeRecalls made;
    private final StoredRecalls durable;
    private final UndoLog undo;
    /** Those in force, by number. */
    private final NavigableMap<Long, RecallNotice> inForce = new TreeMap<>();
    private final Map<Long, RecallNotice> changed = new HashMap<>();
    private final Map<Long, NavigableMap<Long, Long>> named = new HashMap<>();
    private final Map<Long, NavigableMap<Long, Long>> blocks = new HashMap<>();

    Recalls(CatalogEditor catalog, Standing standing, Contained contained, MadeRecalls made, StoredRecalls durable, UndoLog undo) {
        this.catalog = catalog;
        this.standing = standing;
        this.contained = contained;
        this.made = made;
        this.durable = durable;
        this.undo = undo;
        durable.after(RecallNotice.NONE, Integer.MAX_VALUE).stream().filter(RecallNotice::inForce).forEach(this::restore);
    }

    private void restore(RecallNotice recall) {
        inForce.put(recall.number(), recall);
        if (recall.scope() instanceof OfMade scope) {
            made.begin(recall.number(), scope, durable.made(recall.number()));
        }
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
        long covered = name(notice, codes(recall, notice.number()));
        return new Answer.Changed(covered + markCovered(notice));
    }

    /** Marks the batches that a recall covers as a whole; returns how many codes they have. */
    private long markCovered(RecallNotice notice) {
        List<Batch> batches = new ArrayList<>();
        catalog.forEachBatch(batches::add);
        long covered = 0;
        for (Batch batch : batches) {
            if (covers(notice, batch)) {
                covered += catalog.state(batch).quantity();
                mark(batch);
            }
        }
        return covered;
    }

    private boolean covers(RecallNotice notice, Batch batch) {
        return notice.scope().covers(batch) || made.covers(notice.number(), batch);
    }

    /** What is made of goods is recalled where all that is made of them is, with what was made of it before anybody told. */
    void extend(Transform transform) {
        for (long recall : made.usedBy(transform)) {
            RecallNotice notice = inForce.get(recall);
            Descent.Found found = made.find(transform);
            if (made.add(recall, found.lots())) {
                markCovered(notice);
            }
            name(notice, found.codes());
        }
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
    private long[] codes(Recall recall, long number) {
        if (recall.scope() instanceof OfCodes told) {
            return Past.rising(told.codes());
        } else if (recall.scope() instanceof OfMade scope) {
            Descent.Found found = made.find(scope);
            made.begin(number, scope, Set.of());
            made.add(number, found.lots());
            return found.codes();
        }
        List<Long> held = new ArrayList<>();
        if (recall.scope() instanceof OfContents contents) {
            contained.walk(contents.codeId(), Command.MOST_CODES, held::add);
        }
        return Past.rising(held.stream().mapToLong(Long::longValue).toArray());
    }

    /** Flags codes, but those of batches that the recall covers as a whole; returns how many it flagged. */
    private long name(RecallNotice notice, long[] rising) {
        NavigableMap<Long, Long> masks = new TreeMap<>();
        long flagged = 0;
        for (long code : rising) {
            standing.load(code);
            if (!covers(notice, standing.batch())) {
                long ordinal = CodeId.ordinal(code);
                masks.merge(Block.numberOf(ordinal), 1L << Block.slotOf(ordinal), (old, more) -> old | more);
                standing.markRecalled(true);
                flagged++;
            }
        }
        masks.forEach((block, mask) -> name(notice.number(), block, mask));
        return flagged;
    }

    private void name(long recall, long block, long mask) {
        long before = mask(recall, block);
        write(recall, block, before | mask);
        if (undo.recording()) {
            undo.push(() -> write(recall, block, before));
        }
    }

    private long mask(long recall, long block) {
        Map<Long, Long> staged = named.getOrDefault(recall, Collections.emptyNavigableMap());
        return staged.containsKey(block) ? staged.get(block) : durable.named(recall, block);
    }

    private void write(long recall, long block, long mask) {
        named.computeIfAbsent(recall, none -> new TreeMap<>()).put(block, mask);
        if (mask == NO_CODE) {
            changing(block).remove(recall);
        } else {
            changing(block).put(recall, mask);
        }
    }

    /** Gives a batch the mark that it should have now. */
    void mark(Batch batch) {
        long first = inForce.values().stream().filter(recall -> covers(recall, batch)).mapToLong(RecallNotice::number)
                .findFirst().orElse(RecallNotice.NONE);
        long before = catalog.state(batch).recall();
        if (before != first) {
            catalog.change(batch, catalog.state(batch).withRecall(first));
            if (undo.recording()) {
                undo.push(() -> catalog.change(batch, catalog.state(batch).withRecall(before)));
            }
        }
    }

    Answer lift(LiftRecall lift, Record accepted) {
        RecallNotice notice = find(lift.recall()).orElseThrow();
        put(notice.lifted(accepted.timeMs()));
        made.lift(notice.number());
        List<Batch> batches = new ArrayList<>();
        catalog.forEachBatch(batches::add);
        batches.stream().filter(batch -> catalog.state(batch).recall() == notice.number()).forEach(this::mark);
        NavigableMap<Long, Long> masks = durable.named(notice.number());
        masks.putAll(named.getOrDefault(notice.number(), Collections.emptyNavigableMap()));
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
        made.writeTo(group);
        named.forEach((recall, masks) -> masks.forEach((block, mask) -> {
            if (mask != NO_CODE) {
                group.put(Column.RECALL, RecallLayout.namedKey(recall, block), RecallLayout.mask(mask));
            }
        }));
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
        made.clear();
        named.clear();
        blocks.clear();
    }
}
