package suma.engine.journal;

import java.net.InetAddress;
import java.util.Optional;
import suma.engine.CorruptionException;
import suma.engine.command.Caller;
import suma.engine.command.Command;

/** Walks over the records of a frame; decodes only what is asked for, and leaves the hash to {@link LogFrameLayout#read}. */
public final class LogFrameReader {
    private final long firstSequence;
    private final byte[] frame;
    private final ByteReader in;
    private final int count;
    private int passed;
    private final boolean addresses;
    private long timeMs;
    private int key;
    private byte[] address = AddressLayout.NOWHERE;
    private int commandAt;
    private int end;

    public LogFrameReader(long firstSequence, byte[] frame) {
        this.firstSequence = firstSequence;
        this.frame = frame;
        this.in = new ByteReader(frame);
        int version = in.u8();
        if (version != LogFrameLayout.VERSION && version != LogFrameLayout.VERSION_WITHOUT_ADDRESSES) {
            throw new CorruptionException("log frame version: expected at most " + LogFrameLayout.VERSION + " actual " + version
                    + " at sequence " + firstSequence);
        }
        this.addresses = version == LogFrameLayout.VERSION;
        this.count = in.count(1);
        this.timeMs = in.fixed(LogFrameLayout.TIME_BYTES);
        this.end = in.position();
    }

    /** How many records the frame has. */
    public int count() {
        return count;
    }

    /** When the first record was accepted, as long as {@link #next} was not called; then when the present one was. */
    public long timeMs() {
        return timeMs;
    }

    /** Goes to the next record; false behind the last. */
    public boolean next() {
        if (passed == count) {
            return false;
        }
        passed++;
        in.skip(end - in.position());
        int length = in.count(1);
        end = in.position() + length;
        timeMs += in.varint();
        key = (int) in.varint();
        address = addresses ? AddressLayout.read(in, address) : AddressLayout.NOWHERE;
        commandAt = in.position();
        if (commandAt >= end) {
            throw new CorruptionException("log record length: expected more than " + length + " at sequence " + sequence());
        }
        return true;
    }

    /** The present record's position in the log; before the first, the one before. */
    public long sequence() {
        return firstSequence + passed - 1;
    }

    /** Number of the key of whoever sent the present record's command. */
    public int key() {
        return key;
    }

    /** Where the present record's command came from. */
    public Optional<InetAddress> from() {
        return AddressLayout.address(address);
    }

    void extend(HashChain chain) {
        chain.extend(sequence(), timeMs, key, address, frame, commandAt, commandBytes());
    }

    public byte[] frame() {
        return frame;
    }

    /** Where in {@link #frame} the bytes of the present command begin. */
    public int commandAt() {
        return commandAt;
    }

    public int commandBytes() {
        return end - commandAt;
    }

    /** True where the present command is about goods in trade, lots, recalls or alerts. */
    public boolean isTrade() {
        return CommandLayout.isTrade(frame[commandAt] & 0xff);
    }

    public Record read() {
        ByteReader command = new ByteReader(frame, commandAt, end - commandAt);
        Command read = CommandLayout.read(command);
        if (!command.atEnd()) {
            throw new CorruptionException("log record: expected end at byte " + end + " actual " + command.position()
                    + " at sequence " + sequence());
        }
        return new Record(sequence(), timeMs, new Caller(key, from()), read);
    }

    /** Where the records end; to be asked behind the last. */
    int end() {
        return end;
    }
}
