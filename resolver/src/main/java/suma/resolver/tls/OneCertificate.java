package suma.resolver.tls;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/** Trusts the server whose certificate lies in a file, by whatever name it is called, and nobody else. */
public final class OneCertificate extends X509ExtendedTrustManager {
    private final X509Certificate certificate;

    private OneCertificate(X509Certificate certificate) {
        this.certificate = certificate;
    }

    public static SSLContext trusting(Path file) throws IOException {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new OneCertificate(TlsFiles.certificates(file)[0])}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IOException(file + ": cannot be trusted", e);
        }
    }

    private void check(X509Certificate[] shown) throws CertificateException {
        if (shown.length == 0 || !shown[0].equals(certificate)) {
            throw new CertificateException("expected the server's own certificate, actual another");
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] shown, String algorithm) throws CertificateException {
        check(shown);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] shown, String algorithm, Socket socket) throws CertificateException {
        check(shown);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] shown, String algorithm, SSLEngine engine) throws CertificateException {
        check(shown);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] shown, String algorithm) throws CertificateException {
        throw new CertificateException("this is for clients");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] shown, String algorithm, Socket socket) throws CertificateException {
        throw new CertificateException("this is for clients");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] shown, String algorithm, SSLEngine engine) throws CertificateException {
        throw new CertificateException("this is for clients");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
