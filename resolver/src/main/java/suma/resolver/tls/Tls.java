package suma.resolver.tls;

import io.netty.channel.Channel;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import io.netty.handler.ssl.SupportedCipherSuiteFilter;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** How connections are encrypted, from files that were found to be good. */
public final class Tls {
    private static final List<String> VERSIONS = List.of("TLSv1.3", "TLSv1.2");
    /** Those with forward secrecy and authenticated encryption: RFC 9325, 4.2, and those of TLS 1.3. */
    private static final List<String> SUITES = List.of("TLS_AES_128_GCM_SHA256", "TLS_AES_256_GCM_SHA384", "TLS_CHACHA20_POLY1305_SHA256",
            "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256", "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384", "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256", "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256");
    private static final int PROBE_BYTES = 32;

    private final SslContext context;

    private Tls(SslContext context) {
        this.context = context;
    }

    /** Reads and checks what the configuration names. */
    public static Tls of(TlsConfig config, Clock clock) throws IOException {
        X509Certificate[] chain = TlsFiles.certificates(config.certificate());
        expectInForce(config, chain[0], clock.instant());
        PrivateKey key = TlsFiles.key(config.key(), config.passphraseFile(), chain[0].getPublicKey());
        expectPair(config, chain[0].getPublicKey(), key);
        SslContextBuilder builder = SslContextBuilder.forServer(key, chain).sslProvider(SslProvider.JDK).protocols(VERSIONS)
                .ciphers(SUITES, SupportedCipherSuiteFilter.INSTANCE).clientAuth(clientAuth(config.clients()));
        if (config.clientCa().isPresent()) {
            builder.trustManager(TlsFiles.certificates(config.clientCa().get()));
        }
        return new Tls(builder.build());
    }

    private static ClientAuth clientAuth(TlsConfig.Clients clients) {
        return switch (clients) {
            case NONE -> ClientAuth.NONE;
            case OPTIONAL -> ClientAuth.OPTIONAL;
            case REQUIRED -> ClientAuth.REQUIRE;
        };
    }

    private static void expectInForce(TlsConfig config, X509Certificate certificate, Instant now) throws IOException {
        Instant from = certificate.getNotBefore().toInstant();
        Instant until = certificate.getNotAfter().toInstant();
        if (now.isBefore(from) || now.isAfter(until)) {
            throw new IOException(config.certificate() + ": expected a certificate in force, actual one from " + from + " to " + until);
        }
    }

    /** What one signs the other must find true. */
    private static void expectPair(TlsConfig config, PublicKey published, PrivateKey kept) throws IOException {
        byte[] probe = new byte[PROBE_BYTES];
        new SecureRandom().nextBytes(probe);
        try {
            Signature signing = Signature.getInstance(signature(published));
            signing.initSign(kept);
            signing.update(probe);
            Signature checking = Signature.getInstance(signature(published));
            checking.initVerify(published);
            checking.update(probe);
            if (checking.verify(signing.sign())) {
                return;
            }
        } catch (GeneralSecurityException unlike) {
            throw new IOException(misfit(config) + ": " + unlike.getMessage(), unlike);
        }
        throw new IOException(misfit(config));
    }

    private static String misfit(TlsConfig config) {
        return config.key() + ": expected the key of the first certificate in " + config.certificate() + ", actual another";
    }

    private static String signature(PublicKey key) {
        return switch (key.getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            default -> key.getAlgorithm();
        };
    }

    /** Encrypts a connection. To be called before anything else is added to its pipeline. */
    public void encrypt(Channel channel, int handshakeSeconds) {
        SslHandler handler = context.newHandler(channel.alloc());
        handler.setHandshakeTimeout(handshakeSeconds, TimeUnit.SECONDS);
        channel.pipeline().addLast(handler);
    }

    public static boolean encrypts(Channel channel) {
        return channel.pipeline().get(SslHandler.class) != null;
    }
}
