package suma.engine.store;

import suma.engine.CorruptionException;
import suma.engine.index.Block;
import suma.engine.journal.ByteReader;
import suma.engine.journal.ByteWriter;

/**
 * How often the codes of a block were scanned in public; those that never were are left out.
 *
 * <pre>
 * key:   block number, 5 bytes
 * value: per code  slot:u8 | scans:varint | first:zigzag ms
 * </pre>
 */
public final class ScanLayout {
    /** No value is longer. */
    static final int LONGEST_VALUE_BYTES = Block.CODES * (1 + 10 + 10);

    private ScanLayout() {
    }

    /** The same as that of the block's words. */
    public static byte[] key(long number) {
        return BlockLayout.key(number);
    }

    public static byte[] encode(ScanBlock block, ByteWriter out) {
        out.clear();
        for (int slot = 0; slot < Block.CODES; slot++) {
            if (block.count(slot) > 0) {
                out.u8(slot).varint(block.count(slot)).zigzag(block.firstMs(slot));
            }
        }
        return out.toBytes();
    }

    /** Fills a block that was reset to the right number. */
    public static void decode(ByteReader in, ScanBlock into) {
        for (int least = 0; !in.atEnd(); ) {
            int slot = in.u8("slot of a scanned code", least, Block.CODES - 1);
            long scans = in.varint();
            if (scans < 1) {
                throw new CorruptionException("scans in block " + into.number() + ": expected at least 1, actual " + scans);
            }
            into.add(slot, scans, in.zigzag());
            least = slot + 1;
        }
    }
}
