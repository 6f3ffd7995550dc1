package suma.engine.store;

import suma.engine.CorruptionException;
import suma.engine.history.Happening;
import suma.engine.index.Block;
import suma.engine.journal.ByteReader;
import suma.engine.journal.ByteWriter;

/**
 * What has happened to the codes of a block; several codes of the block with the same in one entry.
 *
 * <pre>
 * key:   block number, 5 bytes | sequence, 6 bytes | part:u8, where one event leaves several entries in a block
 * value: slots | {@link HappeningLayout}
 * slots: first slot:u8 | last slot:u8                     a run
 *        FF | a bit a slot, 8 bytes                       any others
 * </pre>
 *
 * Packing leaves nothing here: {@link ContentsLayout} and {@link StayLayout} say when it was and which record has the rest.
 */
public final class HistoryLayout {
    /** Entries that one event leaves in a block at most, in one role. */
    public static final int MOST_PARTS = Block.CODES;
    private static final int BLOCK_BYTES = 5;
    private static final int SEQUENCE_BYTES = 6;
    private static final int MASKED = 0xFF;
    private static final int MASK_BYTES = 8;

    private HistoryLayout() {
    }

    public static byte[] key(long block, long sequence, int part) {
        return new ByteWriter().fixed(block, BLOCK_BYTES).fixed(sequence, SEQUENCE_BYTES).u8(part).toBytes();
    }

    public static long block(byte[] key) {
        return new ByteReader(key).fixed(BLOCK_BYTES);
    }

    /** What happened to the codes of a block whose bits are set in {@code slots}. */
    public static byte[] value(long block, long slots, Happening what, ByteWriter out) {
        writeSlots(slots, out.clear());
        return HappeningLayout.write(what, Block.ordinal(block, 0), out).toBytes();
    }

    /** The slots of an entry, a bit each. */
    public static long slots(byte[] value) {
        return readSlots(new ByteReader(value));
    }

    public static Happening read(byte[] key, byte[] value) {
        ByteReader place = new ByteReader(key);
        long base = Block.ordinal(place.fixed(BLOCK_BYTES), 0);
        ByteReader in = new ByteReader(value);
        readSlots(in);
        return HappeningLayout.read(place.fixed(SEQUENCE_BYTES), base, in);
    }

    private static void writeSlots(long slots, ByteWriter out) {
        int first = Long.numberOfTrailingZeros(slots);
        int last = Long.SIZE - 1 - Long.numberOfLeadingZeros(slots);
        if (Long.bitCount(slots) == last - first + 1) {
            out.u8(first).u8(last);
        } else {
            out.u8(MASKED).fixed(slots, MASK_BYTES);
        }
    }

    private static long readSlots(ByteReader in) {
        int first = in.u8();
        if (first == MASKED) {
            return in.fixed(MASK_BYTES);
        }
        int last = in.u8("last slot", 0, Block.CODES - 1);
        if (first > last) {
            throw new CorruptionException("slots of an event: expected a first slot up to " + last + ", actual " + first);
        }
        return -1L >>> Long.SIZE - 1 - last + first << first;
    }
}
