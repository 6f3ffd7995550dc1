package suma.engine.store;

import java.nio.charset.StandardCharsets;
import java.util.NavigableMap;
import java.util.TreeMap;
import suma.engine.CorruptionException;
import suma.engine.history.LotId;
import suma.engine.journal.ByteReader;
import suma.engine.journal.ByteWriter;
import suma.engine.journal.ScopeLayout;
import suma.engine.recall.RecallNotice;

/**
 * Recalls, and which codes they name. Batches that are covered as a whole have it in their own record.
 *
 * <pre>
 * notice: 0 | recall, 8 bytes                   → scope ({@link ScopeLayout}) | reason, level:text | recorded, lifted:zigzag ms
 * named:  1 | recall, 8 bytes | block, 5 bytes  → mask of the codes it names, 8 bytes, slot 0 lowest; kept when lifted
 * made:   3 | recall, 8 bytes | product number, 4 bytes | lot, UTF-8 → nothing; a lot that it covers, being made of what it is about; kept
 * block:  2 | block, 5 bytes                    → per recall in force that names any of its codes  recall:varint | mask, 8 bytes
 * </pre>
 */
public final class RecallLayout {
    /** Recalls in force that may name codes of the same 64. */
    public static final int MOST_OF_A_BLOCK = 128;
    static final int LONGEST_BLOCK_BYTES = MOST_OF_A_BLOCK * (10 + 8);
    static final byte BLOCK = 2;
    private static final int NOTICE = 0;
    private static final int NAMED = 1;
    private static final int MADE = 3;
    private static final int NUMBER_BYTES = 8;
    private static final int PRODUCT_BYTES = 4;
    private static final int MASK_BYTES = 8;

    private RecallLayout() {
    }

    public static byte[] noticeKey(long recall) {
        return new ByteWriter().u8(NOTICE).fixed(recall, NUMBER_BYTES).toBytes();
    }

    static boolean isNotice(byte[] key) {
        return key[0] == NOTICE;
    }

    public static byte[] encode(RecallNotice notice) {
        return ScopeLayout.write(notice.scope(), new ByteWriter()).text(notice.reason()).text(notice.level())
                .zigzag(notice.recordedAtMs()).zigzag(notice.liftedAtMs()).toBytes();
    }

    public static RecallNotice readNotice(byte[] key, byte[] value) {
        ByteReader in = new ByteReader(value);
        return new RecallNotice(new ByteReader(key, 1, NUMBER_BYTES).fixed(NUMBER_BYTES), ScopeLayout.read(in), in.text(), in.text(), in.zigzag(), in.zigzag());
    }

    public static byte[] namedKey(long recall, long block) {
        return new ByteWriter().u8(NAMED).fixed(recall, NUMBER_BYTES).fixed(block, BlockLayout.KEY_BYTES).toBytes();
    }

    static boolean isNamedBy(long recall, byte[] key) {
        return key[0] == NAMED && new ByteReader(key, 1, NUMBER_BYTES).fixed(NUMBER_BYTES) == recall;
    }

    static long namedBlock(byte[] key) {
        return new ByteReader(key, 1 + NUMBER_BYTES, BlockLayout.KEY_BYTES).fixed(BlockLayout.KEY_BYTES);
    }

    public static byte[] madeKey(long recall, LotId lot) {
        byte[] text = lot.lot().getBytes(StandardCharsets.UTF_8);
        return madePrefix(recall).fixed(lot.product(), PRODUCT_BYTES).raw(text, 0, text.length).toBytes();
    }

    static ByteWriter madePrefix(long recall) {
        return new ByteWriter().u8(MADE).fixed(recall, NUMBER_BYTES);
    }

    static boolean isMadeOf(long recall, byte[] key) {
        return key[0] == MADE && new ByteReader(key, 1, NUMBER_BYTES).fixed(NUMBER_BYTES) == recall;
    }

    static LotId made(byte[] key) {
        ByteReader in = new ByteReader(key, 1 + NUMBER_BYTES, key.length - 1 - NUMBER_BYTES);
        return new LotId((int) in.fixed(PRODUCT_BYTES), new String(in.raw(in.remaining()), StandardCharsets.UTF_8));
    }

    public static byte[] mask(long mask) {
        return new ByteWriter().fixed(mask, MASK_BYTES).toBytes();
    }

    public static long mask(byte[] value) {
        return new ByteReader(value).fixed(MASK_BYTES);
    }

    public static byte[] blockKey(long block) {
        return new ByteWriter().u8(BLOCK).fixed(block, BlockLayout.KEY_BYTES).toBytes();
    }

    public static byte[] encode(NavigableMap<Long, Long> masks) {
        ByteWriter out = new ByteWriter();
        masks.forEach((recall, mask) -> out.varint(recall).fixed(mask, MASK_BYTES));
        return out.toBytes();
    }

    public static NavigableMap<Long, Long> readBlock(byte[] value) {
        ByteReader in = new ByteReader(value);
        NavigableMap<Long, Long> masks = new TreeMap<>();
        while (!in.atEnd()) {
            masks.put(recall(in), in.fixed(MASK_BYTES));
        }
        return masks;
    }

    /** The first recall that names the code of a slot, or {@link RecallNotice#NONE}. */
    static long first(ByteReader block, int slot) {
        while (!block.atEnd()) {
            long recall = recall(block);
            if ((block.fixed(MASK_BYTES) >>> slot & 1) != 0) {
                return recall;
            }
        }
        return RecallNotice.NONE;
    }

    private static long recall(ByteReader in) {
        long recall = in.varint();
        if (recall <= RecallNotice.NONE) {
            throw new CorruptionException("recall of a block: expected its number, actual " + recall);
        }
        return recall;
    }
}
