package suma.engine.state;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.rocksdb.RocksIterator;
import suma.engine.code.SpaceFormat;
import suma.engine.store.Column;
import suma.engine.store.ForeignLayout;
import suma.engine.store.Store;
import suma.engine.store.StoreGroup;

/** Codes that others issued, as the present group leaves them. Writer's thread only. */
final class ForeignCodes {
    private final Store store;
    private final Map<ByteBuffer, Long> added = new HashMap<>();
    private final Map<Long, byte[]> texts = new HashMap<>();
    private final Map<Integer, NavigableSet<Long>> taken = new HashMap<>();

    ForeignCodes(Store store) {
        this.store = store;
    }

    boolean knows(String scheme, byte[] code) {
        byte[] key = ForeignLayout.key(scheme, code, 0, code.length);
        return added.containsKey(ByteBuffer.wrap(key)) || store.get(Column.FOREIGN, key).isPresent();
    }

    void add(String scheme, byte[] code, long codeId) {
        added.put(ByteBuffer.wrap(ForeignLayout.key(scheme, code, 0, code.length)), codeId);
        texts.put(codeId, code);
    }

    /** Bars an index of a space from ever being issued. */
    void take(int space, long index) {
        taken.computeIfAbsent(space, none -> new TreeSet<>()).add(index);
    }

    /** The lowest barred index of a space that is at least {@code from}, or {@link Long#MAX_VALUE}. */
    long nextTaken(int space, long from) {
        Long staged = taken.getOrDefault(space, new TreeSet<>()).ceiling(from);
        return Math.min(staged == null ? Long.MAX_VALUE : staged, nextDurable(space, from));
    }

    private long nextDurable(int space, long from) {
        try (RocksIterator durable = store.iterate(Column.TAKEN)) {
            durable.seek(ForeignLayout.takenKey(space, from));
            if (durable.isValid() && ForeignLayout.takenSpace(durable.key()) == space) {
                return ForeignLayout.takenIndex(durable.key());
            }
            Store.check(durable);
            return Long.MAX_VALUE;
        }
    }

    /** The index behind {@code quantity} free ones of a space, from {@code first} on. */
    long behindFree(int space, long first, long quantity) {
        long end = first + quantity;
        for (long taken = nextTaken(space, first); taken < end; taken = nextTaken(space, taken + 1)) {
            end++;
        }
        return end;
    }

    /** How many codes a space of this format would find registered already, at most. */
    long count(SpaceFormat format) {
        long[] fitting = {0};
        long[] left = new long[1];
        long[] right = new long[1];
        forEach(format.scheme().name(), format.prefix(), (text, offset, length) ->
                fitting[0] += format.extract(text, offset, length, left, right, 0) ? 1 : 0);
        return fitting[0];
    }

    /** Shows every durable and staged code of a scheme that begins with {@code prefix}. */
    void forEach(String scheme, byte[] prefix, CodeConsumer each) {
        byte[] from = ForeignLayout.key(scheme, prefix, 0, prefix.length);
        int textAt = ForeignLayout.textOffset(scheme);
        try (RocksIterator durable = store.iterate(Column.FOREIGN)) {
            for (durable.seek(from); durable.isValid() && startsWith(durable.key(), from); durable.next()) {
                each.accept(durable.key(), textAt, durable.key().length - textAt);
            }
            Store.check(durable);
        }
        added.keySet().stream().map(ByteBuffer::array).filter(key -> startsWith(key, from))
                .forEach(key -> each.accept(key, textAt, key.length - textAt));
    }

    /** A plain code in {@code bytes[offset, offset + length)}. */
    interface CodeConsumer {
        void accept(byte[] bytes, int offset, int length);
    }

    private static boolean startsWith(byte[] key, byte[] prefix) {
        return key.length >= prefix.length && java.util.Arrays.equals(key, 0, prefix.length, prefix, 0, prefix.length);
    }

    void writeTo(StoreGroup group) {
        added.forEach((key, codeId) -> group.put(Column.FOREIGN, key.array(), ForeignLayout.id(codeId)));
        texts.forEach((codeId, text) -> group.put(Column.FOREIGN_TEXT, ForeignLayout.id(codeId), text));
        taken.forEach((space, indices) -> indices.forEach(
                index -> group.put(Column.TAKEN, ForeignLayout.takenKey(space, index), ForeignLayout.nothing())));
    }

    void clear() {
        added.clear();
        texts.clear();
        taken.clear();
    }
}
