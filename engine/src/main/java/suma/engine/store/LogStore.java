package suma.engine.store;

import java.util.Optional;
import java.util.function.Consumer;
import org.rocksdb.RocksIterator;
import suma.engine.CorruptionException;
import suma.engine.journal.ByteReader;
import suma.engine.journal.ByteWriter;
import suma.engine.journal.HashChain;
import suma.engine.journal.LogFrameLayout;
import suma.engine.journal.Record;

/** The log as it lies in the store: frames of records under the sequence of their first. */
public final class LogStore {
    private static final int SEQUENCE_BYTES = 8;
    private static final long FIRST_SEQUENCE = 1;

    private final Store store;

    public LogStore(Store store) {
        this.store = store;
    }

    /** Where the log ends: the last sequence, the time of its record, and the chain to go on with. */
    public record Tail(long sequence, long timeMs, byte[] chainHead) {
    }

    public static void put(StoreGroup group, long firstSequence, byte[] frame) {
        group.put(Column.LOG, key(firstSequence), frame);
    }

    static byte[] key(long sequence) {
        return new ByteWriter().fixed(sequence, SEQUENCE_BYTES).toBytes();
    }

    /** Reads and checks the last {@code frames} frames. */
    public Tail verifyTail(int frames) {
        try (RocksIterator log = store.iterate(Column.LOG)) {
            log.seekToLast();
            for (int back = 1; back < frames && log.isValid(); back++) {
                log.prev();
            }
            Optional<byte[]> before = Optional.empty();
            if (log.isValid()) {
                log.prev();
            }
            if (log.isValid()) {
                before = Optional.of(log.value());
                log.next();
            } else {
                log.seekToFirst();
            }
            return walk(log, before.map(LogFrameLayout::hash).map(HashChain::new).orElseGet(HashChain::empty), before.isEmpty(), record -> { });
        }
    }

    /** Reads and checks the whole log. */
    public Tail verifyAll(Consumer<Record> each) {
        try (RocksIterator log = store.scan(Column.LOG)) {
            log.seekToFirst();
            return walk(log, HashChain.empty(), true, each);
        }
    }

    private static Tail walk(RocksIterator log, HashChain chain, boolean fromStart, Consumer<Record> each) {
        long[] lastTimeMs = {0};
        long expected = fromStart || !log.isValid() ? FIRST_SEQUENCE : sequence(log);
        for (; log.isValid(); log.next()) {
            if (sequence(log) != expected) {
                throw new CorruptionException("log sequence: expected " + expected + " actual " + sequence(log));
            }
            expected = LogFrameLayout.read(expected, log.value(), chain, record -> {
                if (record.timeMs() < lastTimeMs[0]) {
                    throw new CorruptionException("log time: expected at least " + lastTimeMs[0] + " actual " + record.timeMs()
                            + " at sequence " + record.sequence());
                }
                lastTimeMs[0] = record.timeMs();
                each.accept(record);
            });
        }
        Store.check(log);
        return new Tail(expected - 1, lastTimeMs[0], chain.head());
    }

    private static long sequence(RocksIterator log) {
        return new ByteReader(log.key()).fixed(SEQUENCE_BYTES);
    }
}
