package suma.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Options of the commands that measure a server over HTTP. */
final class ServerOptions {
    @Option(names = "--jar", paramLabel = "FILE", defaultValue = "resolver/target/suma.jar", description = "the server's program (default: ${DEFAULT-VALUE})")
    private Path jar;

    /** Starts the server on a new folder; it answers when this comes back. */
    SumaProcess start(Path data) throws IOException {
        return start(data, Surroundings.USUAL);
    }

    SumaProcess start(Path data, Surroundings around) throws IOException {
        if (Files.notExists(jar)) {
            throw new IOException("server " + jar + ": expected a jar, actual no such file; mvn package makes it");
        }
        return new SumaProcess(jar, data, around);
    }
}
