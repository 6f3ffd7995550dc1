package suma.engine.state;

import java.util.ArrayList;
import java.util.List;
import org.agrona.collections.Long2ObjectHashMap;
import suma.engine.index.Block;
import suma.engine.index.BlockSource;
import suma.engine.index.WordSource;

/** The words as the present group leaves them: blocks read or changed by it over those that are durable. Writer's thread only. */
final class Words implements WordSource {
    private static final int MOST_SPARE_BLOCKS = 4096;

    private final BlockSource durable;
    private final UndoLog undo;
    private final Long2ObjectHashMap<Entry> entries = new Long2ObjectHashMap<>();
    private final List<Block> changed = new ArrayList<>();
    private final List<Entry> spare = new ArrayList<>();
    private Entry last = new Entry();

    private static final class Entry {
        private final Block block = new Block();
        private boolean changed;
    }

    Words(BlockSource durable, UndoLog undo) {
        this.durable = durable;
        this.undo = undo;
        last.block.reset(-1);
    }

    @Override
    public long word(long ordinal) {
        return entry(ordinal).block.word(Block.slotOf(ordinal));
    }

    void word(long ordinal, long word) {
        Entry entry = entry(ordinal);
        int slot = Block.slotOf(ordinal);
        if (undo.recording()) {
            long before = entry.block.word(slot);
            undo.push(() -> entry.block.word(slot, before));
        }
        entry.block.word(slot, word);
        if (!entry.changed) {
            entry.changed = true;
            changed.add(entry.block);
        }
    }

    /** Fills a block, reset to the one wanted, that the group need not hold; false, and untouched, when there is none. */
    boolean look(Block into) {
        Entry held = entries.get(into.number());
        if (held == null) {
            return durable.read(into);
        }
        for (int slot = 0; slot < Block.CODES; slot++) {
            into.word(slot, held.block.word(slot));
        }
        return true;
    }

    private Entry entry(long ordinal) {
        long number = Block.numberOf(ordinal);
        if (last.block.number() == number) {
            return last;
        }
        Entry entry = entries.get(number);
        if (entry == null) {
            entry = spare.isEmpty() ? new Entry() : spare.remove(spare.size() - 1);
            entry.changed = false;
            durable.read(entry.block.reset(number));
            entries.put(number, entry);
        }
        last = entry;
        return entry;
    }

    int heldBlocks() {
        return entries.size();
    }

    List<Block> changedBlocks() {
        return changed;
    }

    /** Forgets the group; what it changed must be durable and in the index. Readers may still be in the blocks that it changed. */
    void clear() {
        for (Entry entry : entries.values()) {
            if (!entry.changed && spare.size() < MOST_SPARE_BLOCKS) {
                spare.add(entry);
            }
        }
        entries.clear();
        changed.clear();
        last = new Entry();
        last.block.reset(-1);
    }
}
