package suma.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.jar.Manifest;

/** The revision of what is measured. */
final class Commit {
    private static final String UNKNOWN = "unknown";
    private static final String MANIFEST = "/META-INF/MANIFEST.MF";
    private static final String BUILD = "Implementation-Build";

    private Commit() {
    }

    /** The checkout that the program runs in, with {@code -dirty} when files differ from it; else what the jar was made of. */
    static String here() {
        return checkout().or(Commit::build).orElse(UNKNOWN);
    }

    private static Optional<String> checkout() {
        try {
            Process git = new ProcessBuilder("git", "describe", "--always", "--dirty", "--abbrev=12", "--exclude=*")
                    .redirectErrorStream(true).start();
            String said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return git.waitFor() == 0 ? Optional.of(said) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static Optional<String> build() {
        try (InputStream manifest = Commit.class.getResourceAsStream(MANIFEST)) {
            return Optional.ofNullable(new Manifest(manifest).getMainAttributes().getValue(BUILD));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
