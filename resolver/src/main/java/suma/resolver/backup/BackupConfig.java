package suma.resolver.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where backups go.
 *
 * @param passphraseFile its first line seals the keys
 */
public record BackupConfig(Path folder, Path passphraseFile) {
    private static final int SHORTEST_PASSPHRASE = 12;

    public char[] passphrase() throws IOException {
        return passphrase(passphraseFile);
    }

    public static char[] passphrase(Path file) throws IOException {
        String first = Files.readString(file).lines().findFirst().orElse("");
        if (first.length() < SHORTEST_PASSPHRASE) {
            throw new IOException("passphrase file " + file + ": expected a line of at least " + SHORTEST_PASSPHRASE
                    + " characters, actual " + first.length());
        }
        return first.toCharArray();
    }
}
