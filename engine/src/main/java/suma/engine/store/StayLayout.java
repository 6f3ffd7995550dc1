package suma.engine.store;

import suma.engine.command.EventContext;
import suma.engine.history.Stamp;
import suma.engine.history.Stay;
import suma.engine.journal.ByteReader;
import suma.engine.journal.ByteWriter;

/**
 * A run of children that a parent once held, and no longer does.
 *
 * <pre>
 * key:   parent's CodeId, 6 bytes | first child's CodeId, 6 bytes | sequence of the leaving, 6 bytes
 * value: children:varint | since ({@link StampLayout}) | told when left:u8, 0 or 1 | when left:zigzag ms, if told
 * </pre>
 */
public final class StayLayout {
    private static final int ID_BYTES = 6;
    private static final int SEQUENCE_BYTES = 6;

    private StayLayout() {
    }

    public static byte[] key(long parent, long first, long untilSequence) {
        return new ByteWriter().fixed(parent, ID_BYTES).fixed(first, ID_BYTES).fixed(untilSequence, SEQUENCE_BYTES).toBytes();
    }

    public static long parent(byte[] key) {
        return new ByteReader(key).fixed(ID_BYTES);
    }

    public static byte[] value(Stay stay) {
        ByteWriter out = StampLayout.write(stay.since(), new ByteWriter().varint(stay.count())).u8(stay.until().told() ? 1 : 0);
        return (stay.until().told() ? out.zigzag(stay.until().toldMs()) : out).toBytes();
    }

    public static Stay stay(byte[] key, byte[] value) {
        ByteReader place = new ByteReader(key, ID_BYTES, ID_BYTES + SEQUENCE_BYTES);
        long first = place.fixed(ID_BYTES);
        long untilSequence = place.fixed(SEQUENCE_BYTES);
        ByteReader in = new ByteReader(value);
        long count = in.varint();
        Stamp since = StampLayout.read(in);
        long untilMs = in.u8("told when left", 0, 1) == 0 ? EventContext.NOT_TOLD : in.zigzag();
        return new Stay(first, count, since, new Stamp(untilSequence, untilMs));
    }
}
