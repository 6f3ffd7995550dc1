package suma.engine.store;

import java.util.Optional;
import suma.engine.CorruptionException;
import suma.engine.command.EventContext;
import suma.engine.history.EventKind;
import suma.engine.history.Happening;
import suma.engine.history.Happening.Departure;
import suma.engine.history.Role;
import suma.engine.index.Block;
import suma.engine.journal.ByteReader;
import suma.engine.journal.ByteWriter;
import suma.engine.journal.EventLayout;

/**
 * What has happened to the codes of a block; several codes of the block with the same in one entry.
 *
 * <pre>
 * key:   block number, 5 bytes | sequence, 6 bytes | part:u8, where one event leaves several entries in a block
 * value: kind:u8 | shape:u8 | slots | recorded at, 6 bytes ms
 *        | parent left − first ordinal of the block:zigzag, since ({@link StampLayout}), if any
 *        | event context, if told | details:texts, if any
 * slots: first slot:u8 | last slot:u8                     a run
 *        FF | a bit a slot, 8 bytes                       any others
 *
 *   7     5     4        3        2     1     0
 * +--------+--------+--------+--------+-----------+
 * |   0    | details| context|  left  |   role    |   shape
 * +--------+--------+--------+--------+-----------+
 * </pre>
 *
 * Packing leaves nothing here: {@link ContentsLayout} and {@link StayLayout} say when it was and which record has the rest.
 */
public final class HistoryLayout {
    public static final int MOST_PARTS = Block.CODES;
    private static final int BLOCK_BYTES = 5;
    private static final int SEQUENCE_BYTES = 6;
    private static final int TIME_BYTES = 6;
    private static final int MASKED = 0xFF;
    private static final int MASK_BYTES = 8;
    private static final int SLOTS_AT = 2;
    private static final int ROLE_MASK = 3;
    private static final int LEFT = 1 << 2;
    private static final int HAS_CONTEXT = 1 << 3;
    private static final int HAS_DETAILS = 1 << 4;

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
        writeSlots(slots, out.clear().u8(what.kind().ordinal()).u8(shape(what)));
        out.fixed(what.recordedAtMs(), TIME_BYTES);
        if (what.departure().isPresent()) {
            out.zigzag(what.departure().get().parent() - Block.ordinal(block, 0));
            StampLayout.write(what.departure().get().since(), out);
        }
        if ((shape(what) & HAS_CONTEXT) != 0) {
            EventLayout.context(what.context(), out);
        }
        return what.details().isEmpty() ? out.toBytes() : out.texts(what.details()).toBytes();
    }

    private static int shape(Happening what) {
        return what.role().ordinal() | (what.departure().isPresent() ? LEFT : 0)
                | (what.context().equals(EventContext.NONE) ? 0 : HAS_CONTEXT)
                | (what.details().isEmpty() ? 0 : HAS_DETAILS);
    }

    /** The slots of an entry, a bit each. */
    public static long slots(byte[] value) {
        ByteReader in = new ByteReader(value);
        in.fixed(SLOTS_AT);
        return readSlots(in);
    }

    public static Happening read(byte[] key, byte[] value) {
        ByteReader place = new ByteReader(key);
        long base = Block.ordinal(place.fixed(BLOCK_BYTES), 0);
        long sequence = place.fixed(SEQUENCE_BYTES);
        ByteReader in = new ByteReader(value);
        EventKind kind = EventKind.values()[in.u8("kind of event", 0, EventKind.values().length - 1)];
        int shape = in.u8();
        readSlots(in);
        long recordedAtMs = in.fixed(TIME_BYTES);
        Optional<Departure> departure = (shape & LEFT) == 0 ? Optional.empty()
                : Optional.of(new Departure(base + in.zigzag(), StampLayout.read(in)));
        EventContext context = (shape & HAS_CONTEXT) == 0 ? EventContext.NONE : EventLayout.readContext(in);
        return new Happening(sequence, recordedAtMs, kind, role(shape & ROLE_MASK), departure, context,
                (shape & HAS_DETAILS) == 0 ? Happening.NO_DETAILS : in.texts());
    }

    private static Role role(int number) {
        if (number >= Role.values().length) {
            throw new CorruptionException("role in an event: expected 0 to " + (Role.values().length - 1) + ", actual " + number);
        }
        return Role.values()[number];
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
