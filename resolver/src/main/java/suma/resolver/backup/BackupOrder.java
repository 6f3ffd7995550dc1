package suma.resolver.backup;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Where a backup is to go, and what its keys are to be sealed under. */
public record BackupOrder(Path folder, char[] passphrase) {
    private static final String FOLDER = "folder";
    private static final String PASSPHRASE = "passphrase";

    JsonNode toJson() {
        return BackupSlip.JSON.createObjectNode().put(FOLDER, folder.toAbsolutePath().toString()).put(PASSPHRASE, new String(passphrase));
    }

    /** @throws IOException where the fields are not those of an order; says which */
    static BackupOrder of(JsonNode json) throws IOException {
        String folder = json.path(FOLDER).asText();
        try {
            if (!Path.of(folder).isAbsolute()) {
                throw new IOException(FOLDER + ": expected an absolute path, actual \"" + folder + "\"");
            }
            return new BackupOrder(Path.of(folder), BackupConfig.checked(PASSPHRASE, json.path(PASSPHRASE).asText().toCharArray()));
        } catch (InvalidPathException malformed) {
            throw new IOException(FOLDER + ": expected a path, actual " + malformed.getMessage());
        }
    }
}
