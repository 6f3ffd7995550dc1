package suma.engine.journal;

import java.security.DigestException;
import java.security.MessageDigest;
import java.util.Arrays;
import suma.engine.Sha256;

/**
 * The running hash over the log: SHA-256 over the hash before, and the record's sequence, time, caller's key, caller's address and command.
 * How many bytes the address has stands in the topmost byte of the sequence, which no sequence reaches; a record without one is hashed as
 * those were that could have none. Not thread-safe.
 */
public final class HashChain {
    public static final int HASH_BYTES = 32;
    private static final int HEADER_BYTES = 8 + 8 + 4;
    private static final int ADDRESS_LENGTH_SHIFT = 56;

    private final MessageDigest digest;
    private final byte[] head;
    private final ByteWriter header = new ByteWriter();

    public HashChain(byte[] head) {
        this.head = Arrays.copyOf(head, HASH_BYTES);
        this.digest = Sha256.begin();
    }

    /** The chain of an empty log. */
    public static HashChain empty() {
        return new HashChain(new byte[HASH_BYTES]);
    }

    /** @param address bytes of the caller's, none where it is not known */
    void extend(long sequence, long timeMs, int key, byte[] address, byte[] bytes, int offset, int length) {
        header.clear().fixed((long) address.length << ADDRESS_LENGTH_SHIFT | sequence, 8).fixed(timeMs, 8).fixed(key, 4);
        digest.update(head);
        digest.update(header.array(), 0, HEADER_BYTES);
        digest.update(address);
        digest.update(bytes, offset, length);
        try {
            digest.digest(head, 0, HASH_BYTES);
        } catch (DigestException e) {
            throw new IllegalStateException("SHA-256 gave no " + HASH_BYTES + " bytes", e);
        }
    }

    /** The hash after the last record. */
    public byte[] head() {
        return head.clone();
    }

    void copyHead(ByteWriter out) {
        out.raw(head, 0, HASH_BYTES);
    }
}
