package suma.engine.cipher;

import java.security.GeneralSecurityException;
import java.security.Key;
import javax.crypto.Cipher;
import javax.crypto.ShortBufferException;

/** AES over a row of independent 16-byte blocks; for one thread. */
final class AesBlocks {
    static final int BLOCK = 16;

    private final Cipher cipher;

    AesBlocks(Key key) {
        try {
            cipher = Cipher.getInstance("AES/ECB/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, key);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES/ECB/NoPadding unusable in this Java runtime", e);
        }
    }

    /** Encrypts whole blocks from the start of {@code in} to the start of {@code out}, two different arrays. */
    void encrypt(byte[] in, byte[] out, int blocks) {
        int length = blocks * BLOCK;
        try {
            int written = cipher.update(in, 0, length, out, 0);
            assert written == length : "AES blocks: expected=" + length + " actual=" + written;
        } catch (ShortBufferException e) {
            throw new IllegalArgumentException("AES output too short: expected=" + length + " actual=" + out.length, e);
        }
    }
}
