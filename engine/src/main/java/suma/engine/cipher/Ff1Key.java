package suma.engine.cipher;

import java.security.Key;
import java.util.Arrays;
import javax.crypto.spec.SecretKeySpec;

/** An AES key for FF1, with the domains derived from it; immutable. */
public final class Ff1Key {
    private final Key key;

    /** Takes 16, 24 or 32 bytes. */
    public Ff1Key(byte[] aesKey) {
        if (aesKey.length != 16 && aesKey.length != 24 && aesKey.length != 32) {
            throw new IllegalArgumentException("AES key length: expected=16, 24 or 32 bytes, actual=" + aesKey.length);
        }
        key = new SecretKeySpec(aesKey, "AES");
    }

    /** The strings of {@code length} numerals under {@code tweak}; made once per space, as it costs several AES calls. */
    public Ff1Domain domain(int radix, int length, byte[] tweak) {
        return new Ff1Domain(this, radix, length, tweak);
    }

    AesBlocks blocks() {
        return new AesBlocks(key);
    }

    /** The last value of the CBC chain over whole blocks, from a zero initial vector. */
    byte[] chain(byte[] message) {
        AesBlocks aes = blocks();
        byte[] chained = new byte[AesBlocks.BLOCK];
        for (int from = 0; from < message.length; from += AesBlocks.BLOCK) {
            byte[] block = Arrays.copyOfRange(message, from, from + AesBlocks.BLOCK);
            for (int i = 0; i < block.length; i++) {
                block[i] ^= chained[i];
            }
            aes.encrypt(block, chained, 1);
        }
        return chained;
    }
}
