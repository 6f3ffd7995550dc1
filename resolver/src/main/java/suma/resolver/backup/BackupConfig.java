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

    BackupOrder order() throws IOException {
        return new BackupOrder(folder, passphrase(passphraseFile));
    }

    public static char[] passphrase(Path file) throws IOException {
        return checked("passphrase file " + file, Files.readString(file).lines().findFirst().orElse("").toCharArray());
    }

    /** @param from where it was told, for what is said when it is too short */
    public static char[] checked(String from, char[] passphrase) throws IOException {
        if (passphrase.length < SHORTEST_PASSPHRASE) {
            throw new IOException(from + ": expected a line of at least " + SHORTEST_PASSPHRASE + " characters, actual " + passphrase.length);
        }
        return passphrase;
    }
}
