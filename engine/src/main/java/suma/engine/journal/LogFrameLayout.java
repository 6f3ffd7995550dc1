package suma.engine.journal;

import java.util.Arrays;
import java.util.function.Consumer;
import suma.engine.CorruptionException;
import suma.engine.command.Command;

/**
 * The bytes of the records of one commit group, stored under the sequence of the first.
 *
 * <pre>
 * version:u8 = 1 | records:varint | first time:8 bytes, epoch ms
 * per record: length of the rest:varint | time − time before:varint | caller:varint | command ({@link CommandLayout})
 * hash of the chain after the last record: 32 bytes ({@link HashChain})
 * </pre>
 *
 * Every record is in the chain, but the chain's value is written once a group: it can be computed for each record, and a
 * record changed, added or left out shows in the hash of its group.
 */
public final class LogFrameLayout {
    private static final int VERSION = 1;

    private LogFrameLayout() {
    }

    /** Collects the records of one group. Not thread-safe. */
    public static final class Writer {
        private final HashChain chain;
        private final ByteWriter records = new ByteWriter();
        private final ByteWriter one = new ByteWriter();
        private final ByteWriter frame = new ByteWriter();
        private int count;
        private long firstTimeMs;
        private long lastTimeMs;

        public Writer(HashChain chain) {
            this.chain = chain;
        }

        public int count() {
            return count;
        }

        public int sizeBytes() {
            return records.size();
        }

        public void add(Record entry) {
            if (count == 0) {
                firstTimeMs = entry.timeMs();
                lastTimeMs = firstTimeMs;
            }
            one.clear().varint(entry.timeMs() - lastTimeMs).varint(entry.caller());
            int commandAt = one.size();
            CommandLayout.write(entry.command(), one);
            chain.extend(entry.sequence(), entry.timeMs(), entry.caller(), one.array(), commandAt, one.size() - commandAt);
            records.varint(one.size()).raw(one.array(), 0, one.size());
            lastTimeMs = entry.timeMs();
            count++;
        }

        /** The group's frame; the writer is empty again afterwards. */
        public byte[] take() {
            frame.clear().u8(VERSION).varint(count).fixed(firstTimeMs, 8).raw(records.array(), 0, records.size());
            chain.copyHead(frame);
            records.clear();
            count = 0;
            return frame.toBytes();
        }
    }

    /**
     * Hands each record of a frame to {@code each} and extends the chain with it.
     *
     * @return the sequence behind the frame's last
     * @throws CorruptionException when the frame is malformed or its hash is not the chain's
     */
    public static long read(long firstSequence, byte[] frame, HashChain chain, Consumer<Record> each) {
        ByteReader in = new ByteReader(frame);
        int version = in.u8();
        if (version != VERSION) {
            throw new CorruptionException("log frame version: expected " + VERSION + " actual " + version + " at sequence " + firstSequence);
        }
        int count = in.count(1);
        long timeMs = in.fixed(8);
        for (int i = 0; i < count; i++) {
            timeMs = readRecord(firstSequence + i, timeMs, frame, in, chain, each);
        }
        byte[] hash = in.raw(HashChain.HASH_BYTES);
        if (!Arrays.equals(hash, chain.head()) || !in.atEnd()) {
            throw new CorruptionException("log frame hash: the records at sequence " + firstSequence + " to "
                    + (firstSequence + count - 1) + " are not those that were written");
        }
        return firstSequence + count;
    }

    private static long readRecord(long sequence, long timeBeforeMs, byte[] frame, ByteReader in, HashChain chain, Consumer<Record> each) {
        int length = in.count(1);
        int end = in.position() + length;
        long timeMs = timeBeforeMs + in.varint();
        int caller = (int) in.varint();
        if (in.position() > end) {
            throw new CorruptionException("log record length: expected more than " + length + " at sequence " + sequence);
        }
        chain.extend(sequence, timeMs, caller, frame, in.position(), end - in.position());
        Command command = CommandLayout.read(in);
        if (in.position() != end) {
            throw new CorruptionException("log record: expected end at byte " + end + " actual " + in.position() + " at sequence " + sequence);
        }
        each.accept(new Record(sequence, timeMs, caller, command));
        return timeMs;
    }

    /** The chain's value that a frame ends with, unchecked. */
    public static byte[] hash(byte[] frame) {
        if (frame.length <= HashChain.HASH_BYTES) {
            throw new CorruptionException("log frame: expected more than " + HashChain.HASH_BYTES + " bytes, actual " + frame.length);
        }
        return Arrays.copyOfRange(frame, frame.length - HashChain.HASH_BYTES, frame.length);
    }

    /** How many records a frame says it has. */
    public static int count(byte[] frame) {
        ByteReader in = new ByteReader(frame);
        in.u8();
        return in.count(1);
    }
}
