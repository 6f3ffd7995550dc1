package suma.engine.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import suma.engine.journal.ByteReader;
import suma.engine.journal.ByteWriter;

/**
 * Registered codes of others, both ways, and the indices they block.
 *
 * <pre>
 * FOREIGN       scheme | 0 | plain code       → CodeId, 6 bytes
 * FOREIGN_TEXT  CodeId, 6 bytes               → plain code
 * TAKEN         space, 4 bytes | index, 8 bytes → nothing
 * </pre>
 */
public final class ForeignLayout {
    private static final int ID_BYTES = 6;
    private static final int SPACE_BYTES = 4;
    private static final int INDEX_BYTES = 8;
    private static final byte[] NOTHING = {};

    private ForeignLayout() {
    }

    public static byte[] key(String scheme, byte[] text, int offset, int length) {
        byte[] name = scheme.getBytes(StandardCharsets.UTF_8);
        return new ByteWriter().raw(name, 0, name.length).u8(0).raw(text, offset, length).toBytes();
    }

    /** Puts a key of {@code FOREIGN}, whose scheme is the text of {@code schemeUtf8}. */
    public static void putKey(ByteBuffer dst, byte[] schemeUtf8, byte[] text, int offset, int length) {
        dst.put(schemeUtf8).put((byte) 0).put(text, offset, length);
    }

    /** What a key of {@code scheme} has in front of the plain code. */
    public static int textOffset(String scheme) {
        return scheme.getBytes(StandardCharsets.UTF_8).length + 1;
    }

    public static byte[] id(long codeId) {
        return new ByteWriter().fixed(codeId, ID_BYTES).toBytes();
    }

    /** Puts a key of {@code FOREIGN_TEXT}. */
    public static void putId(ByteBuffer dst, long codeId) {
        dst.putShort((short) (codeId >>> Integer.SIZE)).putInt((int) codeId);
    }

    /** Takes a value of {@code FOREIGN}. */
    public static long takeId(ByteBuffer src) {
        return (src.getShort() & 0xFFFFL) << Integer.SIZE | src.getInt() & 0xFFFF_FFFFL;
    }

    public static long codeId(byte[] bytes) {
        return new ByteReader(bytes).fixed(ID_BYTES);
    }

    public static byte[] takenKey(int space, long index) {
        return new ByteWriter().fixed(space, SPACE_BYTES).fixed(index, INDEX_BYTES).toBytes();
    }

    public static int takenSpace(byte[] key) {
        return (int) new ByteReader(key).fixed(SPACE_BYTES);
    }

    public static long takenIndex(byte[] key) {
        return new ByteReader(key, SPACE_BYTES, INDEX_BYTES).fixed(INDEX_BYTES);
    }

    public static byte[] nothing() {
        return NOTHING;
    }
}
