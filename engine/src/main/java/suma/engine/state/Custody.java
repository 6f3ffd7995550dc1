package suma.engine.state;

import java.util.Optional;
import suma.engine.CodeId;
import suma.engine.custody.CustodyBlock;
import suma.engine.custody.CustodySource;
import suma.engine.custody.Holding;
import suma.engine.index.Block;
import suma.engine.journal.ByteWriter;
import suma.engine.store.Column;
import suma.engine.store.CustodyLayout;
import suma.engine.store.StoreGroup;
import suma.engine.store.StoredCustody;

/** The holdings of codes as the present group leaves them. Writer's thread only. */
final class Custody implements CustodySource {
    private final StagedBlocks<CustodyBlock> blocks;
    private final UndoLog undo;
    private final ByteWriter bytes = new ByteWriter();

    Custody(StoredCustody durable, UndoLog undo) {
        this.blocks = new StagedBlocks<>(CustodyBlock::new, (number, into) -> durable.read(into.reset(number)));
        this.undo = undo;
    }

    @Override
    public CustodyBlock of(long ordinal) {
        return blocks.of(ordinal);
    }

    /** The holding that a code has by itself. */
    Optional<Holding> own(long codeId) {
        return of(CodeId.ordinal(codeId)).holding(Block.slotOf(CodeId.ordinal(codeId)));
    }

    /** Gives a code a holding of its own, or none. */
    void put(long codeId, Optional<Holding> holding) {
        CustodyBlock block = blocks.changing(CodeId.ordinal(codeId));
        int slot = Block.slotOf(CodeId.ordinal(codeId));
        if (undo.recording()) {
            Optional<Holding> before = block.holding(slot);
            undo.push(() -> block.put(slot, before));
        }
        block.put(slot, holding);
    }

    int heldBlocks() {
        return blocks.held();
    }

    void writeTo(StoreGroup group) {
        blocks.forEachChanged(block -> {
            byte[] key = CustodyLayout.key(block.number());
            if (block.isEmpty()) {
                group.delete(Column.CUSTODY, key);
            } else {
                group.put(Column.CUSTODY, key, CustodyLayout.encode(block, bytes));
            }
        });
    }

    void clear() {
        blocks.clear();
    }
}
