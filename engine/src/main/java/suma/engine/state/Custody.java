package suma.engine.state;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.agrona.collections.Long2ObjectHashMap;
import suma.engine.CodeId;
import suma.engine.custody.CustodyBlock;
import suma.engine.custody.CustodySource;
import suma.engine.custody.Holding;
import suma.engine.index.Block;
import suma.engine.journal.ByteWriter;
import suma.engine.store.Column;
import suma.engine.store.CustodyLayout;
import suma.engine.store.StoredCustody;
import suma.engine.store.StoreGroup;

/** The holdings of codes as the present group leaves them: blocks read or changed by it over those that are durable. Writer's thread only. */
final class Custody implements CustodySource {
    private static final int MOST_SPARE_BLOCKS = 4096;

    private final StoredCustody durable;
    private final UndoLog undo;
    private final Long2ObjectHashMap<Entry> entries = new Long2ObjectHashMap<>();
    private final List<Entry> changed = new ArrayList<>();
    private final List<Entry> spare = new ArrayList<>();
    private final ByteWriter bytes = new ByteWriter();

    private static final class Entry {
        private final CustodyBlock block = new CustodyBlock();
        private boolean changed;
    }

    Custody(StoredCustody durable, UndoLog undo) {
        this.durable = durable;
        this.undo = undo;
    }

    @Override
    public CustodyBlock of(long ordinal) {
        return entry(ordinal).block;
    }

    /** The holding that a code has by itself. */
    Optional<Holding> own(long codeId) {
        return of(CodeId.ordinal(codeId)).holding(Block.slotOf(CodeId.ordinal(codeId)));
    }

    /** Gives a code a holding of its own, or none. */
    void put(long codeId, Optional<Holding> holding) {
        Entry entry = entry(CodeId.ordinal(codeId));
        int slot = Block.slotOf(CodeId.ordinal(codeId));
        if (undo.recording()) {
            Optional<Holding> before = entry.block.holding(slot);
            undo.push(() -> entry.block.put(slot, before));
        }
        entry.block.put(slot, holding);
        if (!entry.changed) {
            entry.changed = true;
            changed.add(entry);
        }
    }

    private Entry entry(long ordinal) {
        long number = Block.numberOf(ordinal);
        Entry entry = entries.get(number);
        if (entry == null) {
            entry = spare.isEmpty() ? new Entry() : spare.remove(spare.size() - 1);
            entry.changed = false;
            durable.read(entry.block.reset(number));
            entries.put(number, entry);
        }
        return entry;
    }

    int heldBlocks() {
        return entries.size();
    }

    void writeTo(StoreGroup group) {
        for (Entry entry : changed) {
            byte[] key = CustodyLayout.key(entry.block.number());
            if (entry.block.isEmpty()) {
                group.delete(Column.CUSTODY, key);
            } else {
                group.put(Column.CUSTODY, key, CustodyLayout.encode(entry.block, bytes));
            }
        }
    }

    void clear() {
        if (spare.size() < MOST_SPARE_BLOCKS) {
            spare.addAll(entries.values());
        }
        entries.clear();
        changed.clear();
    }
}
