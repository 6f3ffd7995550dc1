package suma.resolver.tls;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the parts of an encrypted server lie, all in PEM.
 *
 * @param certificate    the server's certificate, and behind it those between it and a root
 * @param key            its private key, PKCS #8
 * @param passphraseFile its first line opens the key
 * @param clientCa       certificates that those of clients must lead to
 * @param clients        whether clients have to show one
 */
public record TlsConfig(Path certificate, Path key, Optional<Path> passphraseFile, Optional<Path> clientCa, Clients clients) {

    /** What is asked of clients. */
    public enum Clients {
        /** Nothing. */
        NONE,
        /** A certificate that leads to the given ones, where they show any. */
        OPTIONAL,
        /** A certificate that leads to the given ones. */
        REQUIRED
    }
}
