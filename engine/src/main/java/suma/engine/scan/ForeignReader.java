package suma.engine.scan;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import suma.engine.CodeId;
import suma.engine.CorruptionException;
import suma.engine.code.Scheme;
import suma.engine.code.Schemes;
import suma.engine.store.Column;
import suma.engine.store.ForeignLayout;
import suma.engine.store.Store;

/** A thread's hand in the registered codes of others: text to CodeId and back, without allocation. Not thread-safe. */
final class ForeignReader {

    private final Store store;
    /** Made when a code of others is first asked for: most hands never are. */
    private ByteBuffer key = ByteBuffer.allocate(0);
    private ByteBuffer value = ByteBuffer.allocate(0);
    private byte[][] names = {};

    ForeignReader(Store store) {
        this.store = store;
    }

    /** The CodeId under which a code was registered, or {@link CodeId#NONE}. */
    long codeId(Scheme scheme, byte[] text, int offset, int length) {
        byte[] name = name(scheme);
        ForeignLayout.putKey(key(name.length + 1 + length), name, text, offset, length);
        return get(Column.FOREIGN) == Store.ABSENT ? CodeId.NONE : ForeignLayout.takeId(value);
    }

    /** Writes the text of a registered code, which must exist; returns its length. */
    int text(long codeId, byte[] dst, int offset) {
        ForeignLayout.putId(key(Long.BYTES), codeId);
        int length = get(Column.FOREIGN_TEXT);
        if (length == Store.ABSENT || length > value.remaining()) {
            throw new CorruptionException("CodeId " + codeId + ": expected the text of a registered code, actual length " + length);
        }
        value.get(dst, offset, length);
        return length;
    }

    private ByteBuffer key(int bytes) {
        if (key.capacity() < bytes) {
            key = ByteBuffer.allocateDirect(bytes + Schemes.MAX_TEXT_BYTES);
            value = ByteBuffer.allocateDirect(Schemes.MAX_TEXT_BYTES);
        }
        return key.clear();
    }

    private int get(Column column) {
        return store.get(column, key.flip(), value.clear());
    }

    private byte[] name(Scheme scheme) {
        int number = scheme.number();
        if (number >= names.length) {
            names = Arrays.copyOf(names, number + 1);
        }
        if (names[number] == null) {
            names[number] = scheme.name().getBytes(StandardCharsets.UTF_8);
        }
        return names[number];
    }
}
