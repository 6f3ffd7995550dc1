package suma.engine.store;

import suma.engine.history.Held;
import suma.engine.journal.ByteReader;
import suma.engine.journal.ByteWriter;

/**
 * A run of children that a parent directly holds.
 *
 * <pre>
 * key:   parent's CodeId, 6 bytes | first child's CodeId, 6 bytes
 * value: children:varint, with consecutive CodeIds | since ({@link StampLayout})
 * </pre>
 */
public final class ContentsLayout {
    private static final int ID_BYTES = 6;

    private ContentsLayout() {
    }

    public static byte[] key(long parent, long first) {
        return new ByteWriter().fixed(parent, ID_BYTES).fixed(first, ID_BYTES).toBytes();
    }

    public static long parent(byte[] key) {
        return new ByteReader(key).fixed(ID_BYTES);
    }

    public static long first(byte[] key) {
        return new ByteReader(key, ID_BYTES, ID_BYTES).fixed(ID_BYTES);
    }

    public static byte[] value(Held held) {
        return StampLayout.write(held.since(), new ByteWriter().varint(held.count())).toBytes();
    }

    public static Held held(byte[] value) {
        ByteReader in = new ByteReader(value);
        return new Held(in.varint(), StampLayout.read(in));
    }

    public static long count(byte[] value) {
        return new ByteReader(value).varint();
    }
}
