package suma.engine.journal;

import java.util.Arrays;
import java.util.function.Consumer;
import suma.engine.CorruptionException;

/**
 * The bytes of the records of one commit group, stored under the sequence of the first.
 *
 * <pre>
 * version:u8 = 2 | records:varint | first time:8 bytes, epoch ms
 * per record: length of the rest:varint | time − time before:varint | caller's key:varint | caller's address ({@link AddressLayout}) | command ({@link CommandLayout})
 * hash of the chain after the last record: 32 bytes ({@link HashChain})
 * </pre>
 *
 * Version 1 has no addresses, and is read for ever.
 *
 * Every record is in the chain, but the chain's value is written once a group: it can be computed for each record, and a
 * record changed, added or left out shows in the hash of its group.
 */
public final class LogFrameLayout {
    static final int VERSION = 2;
    static final int VERSION_WITHOUT_ADDRESSES = 1;
    static final int TIME_BYTES = 8;

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
        private byte[] lastAddress = AddressLayout.NOWHERE;

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
                lastAddress = AddressLayout.NOWHERE;
            }
            byte[] address = AddressLayout.bytes(entry.caller().from());
            one.clear().varint(entry.timeMs() - lastTimeMs).varint(entry.caller().key());
            AddressLayout.write(address, lastAddress, one);
            int commandAt = one.size();
            CommandLayout.write(entry.command(), one);
            chain.extend(entry.sequence(), entry.timeMs(), entry.caller().key(), address, one.array(), commandAt, one.size() - commandAt);
            records.varint(one.size()).raw(one.array(), 0, one.size());
            lastTimeMs = entry.timeMs();
            lastAddress = address;
            count++;
        }

        /** True when the records of a frame behind {@code known}, which was added last, go on with this chain. */
        public boolean continuedBy(LogFrame other, long known) {
            HashChain ahead = new HashChain(chain.head());
            LogFrameReader found = other.records();
            while (found.next()) {
                if (found.sequence() > known) {
                    found.extend(ahead);
                }
            }
            return Arrays.equals(hash(other.bytes()), ahead.head());
        }

        /** The group's frame; the writer is empty again afterwards. */
        public byte[] take() {
            frame.clear().u8(VERSION).varint(count).fixed(firstTimeMs, TIME_BYTES).raw(records.array(), 0, records.size());
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
        LogFrameReader records = new LogFrameReader(firstSequence, frame);
        while (records.next()) {
            records.extend(chain);
            each.accept(records.read());
        }
        boolean ends = frame.length == records.end() + HashChain.HASH_BYTES;
        if (!ends || !Arrays.equals(hash(frame), chain.head())) {
            throw new CorruptionException("log frame hash: the records at sequence " + firstSequence + " to "
                    + records.sequence() + " are not those that were written");
        }
        return firstSequence + records.count();
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
        return new LogFrameReader(0, frame).count();
    }
}
