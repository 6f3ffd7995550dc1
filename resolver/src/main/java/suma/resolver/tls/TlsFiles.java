package suma.resolver.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.KeySpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** Reads certificates and private keys in PEM; what cannot be read is named with its file. */
final class TlsFiles {
    private static final Pattern KEY = Pattern.compile("-----BEGIN ((?:[A-Z0-9]+ )*PRIVATE KEY)-----([A-Za-z0-9+/=\\s]*)-----END \\1-----");
    private static final String PLAIN = "PRIVATE KEY";
    private static final String ENCRYPTED = "ENCRYPTED PRIVATE KEY";
    /** PKCS #5, PBES2: how the key is made of the passphrase stands in the parameters. */
    private static final String PBES2 = "1.2.840.113549.1.5.13";

    private TlsFiles() {
    }

    static X509Certificate[] certificates(Path file) throws IOException {
        try {
            X509Certificate[] read = CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(bytes(file)))
                    .toArray(X509Certificate[]::new);
            if (read.length == 0) {
                throw new IOException(file + ": expected certificates in PEM, actual none");
            }
            return read;
        } catch (CertificateException malformed) {
            throw new IOException(file + ": expected certificates in PEM, actual " + malformed.getMessage(), malformed);
        }
    }

    /** @param fits what the key is for */
    static PrivateKey key(Path file, Optional<Path> passphraseFile, PublicKey fits) throws IOException {
        Matcher pem = KEY.matcher(new String(bytes(file), StandardCharsets.ISO_8859_1));
        if (!pem.find()) {
            throw new IOException(file + ": expected a private key in PEM, actual none");
        }
        if (!pem.group(1).equals(PLAIN) && !pem.group(1).equals(ENCRYPTED)) {
            throw new IOException(file + ": expected PKCS #8, BEGIN " + PLAIN + ", actual BEGIN " + pem.group(1) + "; openssl pkcs8 -topk8 makes that of it");
        }
        try {
            byte[] der = Base64.getMimeDecoder().decode(pem.group(2));
            KeySpec spec = pem.group(1).equals(PLAIN) ? new PKCS8EncodedKeySpec(der) : decrypted(file, der, passphrase(file, passphraseFile));
            return KeyFactory.getInstance(fits.getAlgorithm()).generatePrivate(spec);
        } catch (GeneralSecurityException | IllegalArgumentException malformed) {
            throw new IOException(file + ": expected a key for " + fits.getAlgorithm() + ", as the certificate has it, actual " + malformed.getMessage(), malformed);
        }
    }

    private static char[] passphrase(Path key, Optional<Path> file) throws IOException {
        if (file.isEmpty()) {
            throw new IOException(key + " is encrypted: expected tls.passphraseFile, actual none");
        }
        return new String(bytes(file.get()), StandardCharsets.UTF_8).lines().findFirst().orElse("").toCharArray();
    }

    private static KeySpec decrypted(Path file, byte[] der, char[] passphrase) throws IOException {
        try {
            EncryptedPrivateKeyInfo sealed = new EncryptedPrivateKeyInfo(der);
            boolean inParameters = sealed.getAlgParameters() != null && (sealed.getAlgName().equals(PBES2) || sealed.getAlgName().equals("PBES2"));
            String algorithm = inParameters ? sealed.getAlgParameters().toString() : sealed.getAlgName();
            Cipher cipher = Cipher.getInstance(algorithm);
            cipher.init(Cipher.DECRYPT_MODE, SecretKeyFactory.getInstance(algorithm).generateSecret(new PBEKeySpec(passphrase)), sealed.getAlgParameters());
            return sealed.getKeySpec(cipher);
        } catch (GeneralSecurityException | IOException wrong) {
            throw new IOException(file + ": the passphrase does not open it: " + wrong.getMessage(), wrong);
        }
    }

    private static byte[] bytes(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException(file + ": expected a file, actual none");
        }
        return Files.readAllBytes(file);
    }
}
