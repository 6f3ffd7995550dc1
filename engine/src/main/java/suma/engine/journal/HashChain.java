package suma.engine.journal;

import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * The running hash over the log: SHA-256 over the hash before, and the record's sequence, time, caller and command. Not
 * thread-safe.
 */
public final class HashChain {
    public static final int HASH_BYTES = 32;
    private static final int HEADER_BYTES = 8 + 8 + 4;

    private final MessageDigest digest;
    private final byte[] head;
    private final ByteWriter header = new ByteWriter();

    public HashChain(byte[] head) {
        this.head = Arrays.copyOf(head, HASH_BYTES);
        this.digest = sha256();
    }

    /** The chain of an empty log. */
    public static HashChain empty() {
        return new HashChain(new byte[HASH_BYTES]);
    }

    void extend(long sequence, long timeMs, int caller, byte[] bytes, int offset, int length) {
        header.clear().fixed(sequence, 8).fixed(timeMs, 8).fixed(caller, 4);
        digest.update(head);
        digest.update(header.array(), 0, HEADER_BYTES);
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

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
