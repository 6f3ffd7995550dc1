package suma.engine.store;

import suma.engine.CorruptionException;
import suma.engine.custody.CustodyBlock;
import suma.engine.custody.Holding.Kind;
import suma.engine.index.Block;
import suma.engine.journal.ByteReader;
import suma.engine.journal.ByteWriter;

/**
 * The holdings of a block of 64 codes, as runs of codes that share one; codes without are left out.
 *
 * <pre>
 * key:   block number, 5 bytes
 * value: per run  first slot:u8 | codes:u8, 1 to 64 | kind:u8, 1 held, 2 sold, 3 sent | party:varint | at:zigzag ms | sequence:varint
 * </pre>
 */
public final class CustodyLayout {
    /** No value is longer. */
    static final int LONGEST_VALUE_BYTES = Block.CODES * (3 + 5 + 10 + 10);
    private static final Kind[] KINDS = Kind.values();

    private CustodyLayout() {
    }

    /** The same as that of the block's words. */
    public static byte[] key(long number) {
        return BlockLayout.key(number);
    }

    public static byte[] encode(CustodyBlock block, ByteWriter out) {
        out.clear();
        for (int begin = 0; begin < Block.CODES; ) {
            int end = begin + 1;
            while (end < Block.CODES && block.same(begin, end)) {
                end++;
            }
            if (block.has(begin)) {
                out.u8(begin).u8(end - begin).u8(1 + block.kind(begin).ordinal()).varint(block.party(begin))
                        .zigzag(block.atMs(begin)).varint(block.sequence(begin));
            }
            begin = end;
        }
        return out.toBytes();
    }

    /** Fills a block that was reset to the right number. */
    public static void decode(ByteReader in, CustodyBlock into) {
        int behind = 0;
        while (!in.atEnd()) {
            int slot = in.u8("slot of a holding", behind, Block.CODES - 1);
            behind = slot + in.u8("codes of a holding", 1, Block.CODES - slot);
            Kind kind = KINDS[in.u8("kind of a holding", 1, KINDS.length) - 1];
            int party = (int) in.varint();
            long atMs = in.zigzag();
            long sequence = in.varint();
            if (party < 0 || sequence < 1) {
                throw new CorruptionException("holding in block " + into.number() + ": expected a party and a record, actual " + party + " and " + sequence);
            }
            for (; slot < behind; slot++) {
                into.put(slot, kind, party, atMs, sequence);
            }
        }
    }
}
