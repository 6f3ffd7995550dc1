package suma.resolver.key;

import java.security.MessageDigest;
import java.time.Instant;
import java.util.Optional;

/**
 * What the server keeps of a key: never the key, only its SHA-256.
 *
 * @param number dense number from 1, never given again; stands in the log beside what the key's holder did
 * @param quota  how many codes or requests a second it is good for, 0 for any number
 * @param sha256 digest of the key's text in hexadecimal
 */
public record ApiKey(int number, String name, Role role, int quota, String sha256, Deed created, Optional<Deed> revoked) {

    /**
     * When a key was made or ended, and by whom.
     *
     * @param by the user of the operating system; empty for keys of earlier versions
     */
    public record Deed(Instant at, String by) {
    }

    boolean matches(byte[] digest) {
        return MessageDigest.isEqual(digest, KeyText.fromHex(sha256));
    }

    ApiKey revoked(Deed deed) {
        return new ApiKey(number, name, role, quota, sha256, created, Optional.of(deed));
    }
}
