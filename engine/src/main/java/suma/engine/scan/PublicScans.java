package suma.engine.scan;

import suma.engine.CodeId;
import suma.engine.index.Block;
import suma.engine.store.ScanBlock;
import suma.engine.store.StoredScans;

/** Reads how often a code was asked for in public before. Not thread-safe; allocates nothing. */
final class PublicScans {
    private final StoredScans stored;

    PublicScans(ReadSide side) {
        this.stored = new StoredScans(side.store);
    }

    /** Fills the scans of a code that is marked as scanned. */
    void fill(Finding out) {
        long ordinal = CodeId.ordinal(out.codeId);
        ScanBlock block = stored.of(ordinal);
        out.scans = block.count(Block.slotOf(ordinal));
        out.firstScanMs = block.firstMs(Block.slotOf(ordinal));
    }
}
