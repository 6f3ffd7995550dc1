package suma.resolver;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import suma.resolver.tls.OneCertificate;

/**
 * Where the server that has a data folder open listens, as it says in the file {@value #FILE} there; in the second line, where
 * it encrypts, the file of its certificate. Good only while one has the folder open.
 */
record ServerAddress(URI url, Optional<Path> certificate) {
    private static final String FILE = "server.url";

    void write(Path dataDir) throws IOException {
        Files.writeString(dataDir.resolve(FILE), url + "\n" + certificate.map(file -> file.toAbsolutePath() + "\n").orElse(""));
    }

    static ServerAddress read(Path dataDir) throws IOException {
        try {
            List<String> lines = Files.readAllLines(dataDir.resolve(FILE));
            return new ServerAddress(URI.create(lines.get(0)), lines.stream().skip(1).findFirst().map(Path::of));
        } catch (NoSuchFileException none) {
            throw new IOException("data folder " + dataDir + " is open in a process that does not say where it listens", none);
        }
    }

    /** A client that trusts this server and no other. */
    HttpClient client() throws IOException {
        HttpClient.Builder builder = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1);
        return certificate.isPresent() ? builder.sslContext(OneCertificate.trusting(certificate.get())).build() : builder.build();
    }
}
