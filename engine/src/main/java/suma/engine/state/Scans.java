package suma.engine.state;

import suma.engine.CodeId;
import suma.engine.command.Answer;
import suma.engine.command.Command.CountScans;
import suma.engine.index.Block;
import suma.engine.journal.ByteWriter;
import suma.engine.store.Column;
import suma.engine.store.ScanBlock;
import suma.engine.store.ScanLayout;
import suma.engine.store.StoreGroup;
import suma.engine.store.StoredScans;

/** How often codes were asked for in public, as the present group leaves it. Writer's thread only. */
final class Scans {
    private final StagedBlocks<ScanBlock> blocks;
    private final Standing standing;
    private final ByteWriter bytes = new ByteWriter();

    Scans(StoredScans durable, Standing standing) {
        this.blocks = new StagedBlocks<>(ScanBlock::new, (number, into) -> durable.read(into.reset(number)));
        this.standing = standing;
    }

    Answer count(CountScans scans) {
        for (int i = 0; i < scans.codes().length; i++) {
            long ordinal = CodeId.ordinal(scans.codes()[i]);
            blocks.changing(ordinal).add(Block.slotOf(ordinal), scans.counts()[i], scans.firstMs()[i]);
            standing.load(scans.codes()[i]);
            standing.markScanned();
        }
        return new Answer.Changed(scans.codes().length);
    }

    int heldBlocks() {
        return blocks.held();
    }

    void writeTo(StoreGroup group) {
        blocks.forEachChanged(block -> group.put(Column.SCANS, ScanLayout.key(block.number()), ScanLayout.encode(block, bytes)));
    }

    void clear() {
        blocks.clear();
    }
}
