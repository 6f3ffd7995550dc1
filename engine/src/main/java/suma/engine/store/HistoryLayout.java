package suma.engine.store;

import suma.engine.CodeId;
import suma.engine.CorruptionException;
import suma.engine.command.EventContext;
import suma.engine.history.EventKind;
import suma.engine.history.Happening;
import suma.engine.history.Move;
import suma.engine.history.Role;
import suma.engine.index.Block;
import suma.engine.journal.ByteReader;
import suma.engine.journal.ByteWriter;
import suma.engine.journal.EventLayout;

/**
 * What has happened to the codes of a block. What befell them is in lane 0, several codes with the same in one entry; what
 * a code did as a parent is in its own lane, slot + 1, out of the way of those who ask for its neighbours.
 *
 * <pre>
 * key:   block number, 5 bytes | lane:u8 | sequence, 6 bytes | part:u8, where one event leaves several entries in a lane
 * value: kind:u8 | shape:u8 | slots (lane 0) | recorded at, 6 bytes ms | other − first ordinal of the block:zigzag, if any
 *        | codes:varint, if any | event context, if told | details:texts, if any
 * slots: first slot:u8 | last slot:u8                     a run
 *        FF | a bit a slot, 8 bytes                       any others
 *
 *   7        6        5        4      3     2    1     0
 * +--------+--------+--------+------+-----------+-----------+
 * |   0    | details| context| codes|   move    |   role    |   shape
 * +--------+--------+--------+------+-----------+-----------+
 * </pre>
 */
public final class HistoryLayout {
    public static final int OWN_LANE = 0;
    public static final int MOST_PARTS = 256;
    private static final int BLOCK_BYTES = 5;
    private static final int SEQUENCE_BYTES = 6;
    private static final int TIME_BYTES = 6;
    private static final int SEQUENCE_AT = BLOCK_BYTES + 1;
    private static final int MASKED = 0xFF;
    private static final int MASK_BYTES = 8;
    private static final int MOVE_SHIFT = 2;
    private static final int HAS_CODES = 1 << 4;
    private static final int HAS_CONTEXT = 1 << 5;
    private static final int HAS_DETAILS = 1 << 6;
    private static final int CHOICES = 3;

    private HistoryLayout() {
    }

    /** The lane of what a code does as a parent. */
    public static int parentLane(int slot) {
        return slot + 1;
    }

    public static byte[] key(long block, int lane, long sequence, int part) {
        return new ByteWriter().fixed(block, BLOCK_BYTES).u8(lane).fixed(sequence, SEQUENCE_BYTES).u8(part).toBytes();
    }

    /** True when a key is of this block and lane. */
    public static boolean isIn(byte[] key, long block, int lane) {
        ByteReader in = new ByteReader(key);
        return in.fixed(BLOCK_BYTES) == block && in.u8() == lane;
    }

    public static long sequence(byte[] key) {
        return new ByteReader(key, SEQUENCE_AT, SEQUENCE_BYTES).fixed(SEQUENCE_BYTES);
    }

    /** What happened to the codes of a block whose bits are set in {@code slots}. */
    public static byte[] value(long block, long slots, Happening happening, ByteWriter out) {
        writeSlots(slots, head(happening, out.clear()));
        return body(Block.ordinal(block, 0), happening, out).toBytes();
    }

    /** What a code of a block did as a parent. */
    public static byte[] parentValue(long block, Happening happening, ByteWriter out) {
        return body(Block.ordinal(block, 0), happening, head(happening, out.clear())).toBytes();
    }

    /** The slots of an entry of lane 0, a bit each. */
    public static long slots(byte[] value) {
        return readSlots(new ByteReader(value, 2, value.length - 2));
    }

    public static Happening read(byte[] key, byte[] value) {
        ByteReader place = new ByteReader(key);
        long block = place.fixed(BLOCK_BYTES);
        boolean own = place.u8() == OWN_LANE;
        return read(place.fixed(SEQUENCE_BYTES), Block.ordinal(block, 0), own, new ByteReader(value));
    }

    private static Happening read(long sequence, long base, boolean own, ByteReader in) {
        EventKind kind = EventKind.values()[in.u8("kind of event", 0, EventKind.values().length - 1)];
        int shape = in.u8();
        int role = shape & CHOICES;
        int move = shape >>> MOVE_SHIFT & CHOICES;
        if (move >= Move.values().length) {
            throw new CorruptionException("move of event " + sequence + ": expected 0 to " + (Move.values().length - 1) + ", actual " + move);
        }
        if (own) {
            readSlots(in);
        }
        long recordedAtMs = in.fixed(TIME_BYTES);
        long other = move == Move.STAYED.ordinal() ? CodeId.NONE : base + in.zigzag();
        long count = (shape & HAS_CODES) == 0 ? 0 : in.varint();
        EventContext context = (shape & HAS_CONTEXT) == 0 ? EventContext.NONE : EventLayout.readContext(in);
        return new Happening(sequence, recordedAtMs, kind, Role.values()[role], Move.values()[move], other, count, context,
                (shape & HAS_DETAILS) == 0 ? Happening.NO_DETAILS : in.texts());
    }

    private static ByteWriter head(Happening happening, ByteWriter out) {
        int shape = happening.role().ordinal() | happening.move().ordinal() << MOVE_SHIFT
                | (happening.count() == 0 ? 0 : HAS_CODES)
                | (happening.context().equals(EventContext.NONE) ? 0 : HAS_CONTEXT)
                | (happening.details().isEmpty() ? 0 : HAS_DETAILS);
        return out.u8(happening.kind().ordinal()).u8(shape);
    }

    private static ByteWriter body(long base, Happening happening, ByteWriter out) {
        out.fixed(happening.recordedAtMs(), TIME_BYTES);
        if (happening.move() != Move.STAYED) {
            out.zigzag(happening.other() - base);
        }
        if (happening.count() != 0) {
            out.varint(happening.count());
        }
        if (!happening.context().equals(EventContext.NONE)) {
            EventLayout.context(happening.context(), out);
        }
        return happening.details().isEmpty() ? out : out.texts(happening.details());
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
