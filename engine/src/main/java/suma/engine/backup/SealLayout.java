package suma.engine.backup;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;
import suma.engine.CorruptionException;
import suma.engine.EngineException;
import suma.engine.journal.ByteReader;
import suma.engine.journal.ByteWriter;

/**
 * Files that only who knows the passphrase can read.
 *
 * <pre>
 * version:u8 = 1 | rounds of PBKDF2-HMAC-SHA256:varint | salt:blob, 16 bytes | nonce:blob, 12 bytes
 * | AES-256-GCM of  files:varint, each  name:text | bytes:blob      with all before it as associated data
 * </pre>
 */
final class SealLayout {
    private static final int VERSION = 1;
    /** What OWASP asks of PBKDF2-HMAC-SHA256. */
    private static final int ROUNDS = 600_000;
    private static final int MOST_ROUNDS = 10_000_000;
    private static final int SALT_BYTES = 16;
    private static final int NONCE_BYTES = 12;
    private static final int KEY_BITS = 256;
    private static final int TAG_BITS = 128;

    private SealLayout() {
    }

    static byte[] seal(SortedMap<String, byte[]> files, char[] passphrase, SecureRandom random) {
        byte[] salt = random(SALT_BYTES, random);
        byte[] nonce = random(NONCE_BYTES, random);
        byte[] head = new ByteWriter().u8(VERSION).varint(ROUNDS).blob(salt).blob(nonce).toBytes();
        ByteWriter content = new ByteWriter().varint(files.size());
        files.forEach((name, bytes) -> content.text(name).blob(bytes));
        byte[] sealed = crypt(Cipher.ENCRYPT_MODE, passphrase, new Parameters(ROUNDS, salt, nonce), head, content.toBytes());
        return new ByteWriter().raw(head, 0, head.length).raw(sealed, 0, sealed.length).toBytes();
    }

    private static byte[] random(int length, SecureRandom random) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private record Parameters(int rounds, byte[] salt, byte[] nonce) {
    }

    static SortedMap<String, byte[]> open(byte[] seal, char[] passphrase) {
        ByteReader in = new ByteReader(seal);
        int version = in.u8();
        long rounds = in.varint();
        if (version != VERSION || rounds < 1 || rounds > MOST_ROUNDS) {
            throw new CorruptionException("sealed keys: expected version " + VERSION + " and at most " + MOST_ROUNDS
                    + " rounds, actual " + version + " and " + rounds);
        }
        Parameters parameters = new Parameters((int) rounds, in.blob(), in.blob());
        int head = in.position();
        byte[] content = crypt(Cipher.DECRYPT_MODE, passphrase, parameters, Arrays.copyOf(seal, head), Arrays.copyOfRange(seal, head, seal.length));
        return files(new ByteReader(content));
    }

    private static SortedMap<String, byte[]> files(ByteReader in) {
        SortedMap<String, byte[]> files = new TreeMap<>();
        for (int left = in.count(2); left > 0; left--) {
            files.put(in.text(), in.blob());
        }
        return files;
    }

    private static byte[] crypt(int mode, char[] passphrase, Parameters with, byte[] head, byte[] content) {
        try {
            byte[] key = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(new PBEKeySpec(passphrase, with.salt, with.rounds, KEY_BITS)).getEncoded();
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, with.nonce));
            cipher.updateAAD(head);
            return cipher.doFinal(content);
        } catch (AEADBadTagException wrong) {
            throw new EngineException("sealed keys: the passphrase is another, or the file was changed", wrong);
        } catch (GeneralSecurityException e) {
            throw new EngineException("sealed keys cannot be read or written", e);
        }
    }
}
