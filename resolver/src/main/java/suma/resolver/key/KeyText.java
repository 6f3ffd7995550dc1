package suma.resolver.key;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** The text of an API key: {@value #PREFIX} and 32 random bytes in base64url. */
final class KeyText {
    static final String PREFIX = "suma_";
    private static final int RANDOM_BYTES = 32;

    private KeyText() {
    }

    static String random(SecureRandom randomness) {
        byte[] bytes = new byte[RANDOM_BYTES];
        randomness.nextBytes(bytes);
        return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static byte[] digest(String key) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every Java platform has SHA-256", impossible);
        }
    }

    static String hex(byte[] digest) {
        return HexFormat.of().formatHex(digest);
    }

    static byte[] fromHex(String sha256) {
        return HexFormat.of().parseHex(sha256);
    }
}
