package suma.resolver.key;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import suma.engine.Sha256;

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
        return Sha256.begin().digest(key.getBytes(StandardCharsets.UTF_8));
    }

    static String hex(byte[] digest) {
        return HexFormat.of().formatHex(digest);
    }

    static byte[] fromHex(String sha256) {
        return HexFormat.of().parseHex(sha256);
    }
}
