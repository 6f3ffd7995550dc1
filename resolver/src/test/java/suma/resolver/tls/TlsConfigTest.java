package suma.resolver.tls;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of which no encryption can be made are named, with what is wrong in them. */
class TlsConfigTest {
    private static final String PASSPHRASE = "correct horse battery";
    @TempDir
    private Path dir;
    private TestAuthority authority;
    private TestAuthority.Identity identity;
    private Path certificate;

    @BeforeEach
    void certify() {
        authority = new TestAuthority(dir, "ours");
        identity = authority.identity(TestAuthority.EC);
        certificate = authority.certificateFile("server.pem", identity);
    }

    private static void open(Path certificate, Path key, Optional<Path> passphrase) throws IOException {
        Tls.of(new TlsConfig(certificate, key, passphrase, Optional.empty(), TlsConfig.Clients.NONE), Clock.systemUTC());
    }

    private static void refused(Path certificate, Path key, Optional<Path> passphrase, String... told) {
        String actual = assertThrows(IOException.class, () -> open(certificate, key, passphrase)).getMessage();
        for (String part : told) {
            assertTrue(actual.contains(part), actual);
        }
    }

    @Test
    void missingFiles() {
        Path key = authority.keyFile("server.key", identity);
        refused(dir.resolve("none.pem"), key, Optional.empty(), "none.pem: expected a file");
        refused(certificate, dir.resolve("none.key"), Optional.empty(), "none.key: expected a file");
        refused(dir, key, Optional.empty(), "expected a file");
    }

    @Test
    void filesOfSomethingElse() {
        Path key = authority.keyFile("server.key", identity);
        refused(authority.file("empty.pem", ""), key, Optional.empty(), "empty.pem: expected certificates in PEM");
        refused(authority.file("text.pem", "hello\n"), key, Optional.empty(), "text.pem: expected certificates in PEM");
        refused(key, key, Optional.empty(), "server.key: expected certificates in PEM");
        refused(certificate, certificate, Optional.empty(), "server.pem: expected a private key in PEM, actual none");
        refused(certificate, authority.file("old.key", "-----BEGIN RSA PRIVATE KEY-----\nMII=\n-----END RSA PRIVATE KEY-----\n"), Optional.empty(),
                "old.key: expected PKCS #8", "openssl pkcs8 -topk8");
        refused(certificate, authority.file("torn.key", "-----BEGIN PRIVATE KEY-----\nMIIB\n-----END PRIVATE KEY-----\n"), Optional.empty(),
                "torn.key: expected a key for EC");
    }

    @Test
    void aKeyOfAnotherCertificate() {
        Path other = authority.keyFile("other.key", authority.identity(TestAuthority.EC));
        refused(certificate, other, Optional.empty(), "other.key: expected the key of the first certificate in", "server.pem");
        refused(certificate, authority.keyFile("rsa.key", authority.identity(TestAuthority.RSA)), Optional.empty(), "rsa.key: expected a key for EC");
    }

    @Test
    void certificatesOutOfTheirTime() {
        Instant now = Instant.now();
        TestAuthority.Identity old = authority.identity(TestAuthority.EC, now.minusSeconds(7200), now.minusSeconds(60));
        refused(authority.certificateFile("old.pem", old), authority.keyFile("old.key", old), Optional.empty(), "old.pem: expected a certificate in force");
        TestAuthority.Identity early = authority.identity(TestAuthority.EC, now.plusSeconds(600), now.plusSeconds(7200));
        refused(authority.certificateFile("early.pem", early), authority.keyFile("early.key", early), Optional.empty(), "early.pem: expected a certificate in force");
    }

    /** As openssl pkcs8 seals them. */
    @ParameterizedTest
    @ValueSource(strings = {"pbes2-aes256.key", "pbes2-aes128.key", "pbes1-3des.key"})
    void encryptedKeysNeedTheirPassphrase(String key) throws IOException {
        Path own = resource("certificate.pem");
        Path sealed = resource(key);
        refused(own, sealed, Optional.empty(), key + " is encrypted: expected tls.passphraseFile");
        refused(own, sealed, Optional.of(dir.resolve("none")), "none: expected a file");
        Path wrong = authority.file("wrong.pass", "battery staple\n");
        refused(own, sealed, Optional.of(wrong), key + ": the passphrase does not open it");
        Path right = authority.file("right.pass", "correct horse battery\n");
        refused(certificate, sealed, Optional.of(right), key + ": expected the key of the first certificate in");
        open(own, sealed, Optional.of(right));
    }

    private static Path resource(String name) {
        try {
            return Path.of(TlsConfigTest.class.getResource(name).toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Test
    void aGoodPairIsTaken() throws IOException {
        open(certificate, authority.keyFile("server.key", identity), Optional.empty());
    }
}
