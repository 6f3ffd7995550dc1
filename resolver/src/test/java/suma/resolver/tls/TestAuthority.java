package suma.resolver.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.TBSCertificate;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.asn1.x509.V3TBSCertificateGenerator;

/** A root that certifies servers at 127.0.0.1 and their clients, and the files they need. */
final class TestAuthority {
    static final String RSA = "RSA";
    static final String EC = "EC";
    private static final char[] NO_PASSWORD = {};

    private final Path folder;
    private final String name;
    private final KeyPair keys;
    private final X509Certificate root;
    private long serial = 1;

    /** A key with its certificate. */
    record Identity(X509Certificate certificate, PrivateKey key) {
    }

    TestAuthority(Path folder, String name) {
        this.folder = folder;
        this.name = name;
        keys = pair(RSA);
        root = certificate(name, keys, true, Instant.now().minusSeconds(3600), Instant.now().plusSeconds(3600));
    }

    Identity identity(String kind, Instant from, Instant until) {
        KeyPair own = pair(kind);
        return new Identity(certificate("127.0.0.1", own, false, from, until), own.getPrivate());
    }

    Identity identity(String kind) {
        return identity(kind, Instant.now().minusSeconds(60), Instant.now().plusSeconds(3600));
    }

    private static KeyPair pair(String kind) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(kind);
            generator.initialize(kind.equals(EC) ? 256 : 2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private X509Certificate certificate(String subject, KeyPair own, boolean authority, Instant from, Instant until) {
        try {
            AlgorithmIdentifier algorithm = new AlgorithmIdentifier(PKCSObjectIdentifiers.sha256WithRSAEncryption, DERNull.INSTANCE);
            V3TBSCertificateGenerator told = new V3TBSCertificateGenerator();
            told.setSerialNumber(new ASN1Integer(BigInteger.valueOf(serial++)));
            told.setIssuer(new X500Name("CN=" + name));
            told.setSubject(new X500Name("CN=" + subject));
            told.setStartDate(new Time(Date.from(from)));
            told.setEndDate(new Time(Date.from(until)));
            told.setSignature(algorithm);
            told.setSubjectPublicKeyInfo(SubjectPublicKeyInfo.getInstance(own.getPublic().getEncoded()));
            ExtensionsGenerator extensions = new ExtensionsGenerator();
            extensions.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
            extensions.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(new GeneralName(GeneralName.iPAddress, "127.0.0.1")));
            told.setExtensions(extensions.generate());
            TBSCertificate signed = told.generateTBSCertificate();
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(keys.getPrivate());
            signature.update(signed.getEncoded());
            ASN1EncodableVector whole = new ASN1EncodableVector();
            whole.add(signed);
            whole.add(algorithm);
            whole.add(new DERBitString(signature.sign()));
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(new DERSequence(whole).getEncoded()));
        } catch (GeneralSecurityException | IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    Path rootFile() {
        return file(name + "-root.pem", pem("CERTIFICATE", encoded(root)));
    }

    Path certificateFile(String file, Identity identity) {
        return file(file, pem("CERTIFICATE", encoded(identity.certificate)) + pem("CERTIFICATE", encoded(root)));
    }

    Path keyFile(String file, Identity identity) {
        return file(file, pem("PRIVATE KEY", identity.key.getEncoded()));
    }

    Path file(String file, String text) {
        try {
            return Files.writeString(folder.resolve(file), text);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static String pem(String label, byte[] der) {
        return "-----BEGIN " + label + "-----\n" + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der) + "\n-----END " + label + "-----\n";
    }

    private static byte[] encoded(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (GeneralSecurityException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** What a client needs that trusts this root, and shows an identity where one is given. */
    SSLContext client(Identity... shown) {
        try {
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, NO_PASSWORD);
            trusted.setCertificateEntry("root", root);
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(shown.length == 0 ? new KeyManager[0] : managers(shown[0]), trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static KeyManager[] managers(Identity shown) throws GeneralSecurityException, IOException {
        KeyStore own = KeyStore.getInstance("PKCS12");
        own.load(null, NO_PASSWORD);
        own.setKeyEntry("own", shown.key, NO_PASSWORD, new X509Certificate[] {shown.certificate});
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(own, NO_PASSWORD);
        return factory.getKeyManagers();
    }
}
