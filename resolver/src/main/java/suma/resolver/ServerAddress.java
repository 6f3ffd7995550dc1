package suma.resolver;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** The file {@value #FILE} in a data folder: where the server that has it open listens. Good only while one has it open. */
final class ServerAddress {
    private static final String FILE = "server.url";

    private ServerAddress() {
    }

    static void write(Path dataDir, String url) throws IOException {
        Files.writeString(dataDir.resolve(FILE), url + "\n");
    }

    static URI read(Path dataDir) throws IOException {
        try {
            return URI.create(Files.readString(dataDir.resolve(FILE)).strip());
        } catch (NoSuchFileException none) {
            throw new IOException("data folder " + dataDir + " is open in a process that does not say where it listens", none);
        }
    }
}
