package suma.resolver.backup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A backup that {@code suma backup} asks of the server that has the data folder open. It lies in that folder, readable by its
 * owner only, and is taken once: so only who may write there can name a place on the server's disks, whatever keys he holds.
 */
public record BackupOrder(Path folder, char[] passphrase) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern NAME = Pattern.compile("[0-9a-f]{32}");
    private static final int NAME_BYTES = 16;

    /** Leaves the order in the data folder; the name by which the server is to be asked for it. */
    public String leave(Path dataDir) throws IOException {
        byte[] random = new byte[NAME_BYTES];
        new SecureRandom().nextBytes(random);
        String name = HexFormat.of().formatHex(random);
        Path file = Files.createFile(file(dataDir, name), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(file, JSON.writeValueAsBytes(JSON.createObjectNode().put("folder", folder.toAbsolutePath().toString())
                .put("passphrase", new String(passphrase))), StandardOpenOption.WRITE);
        return name;
    }

    /** Takes an order out of the data folder; empty where there is none of this name. */
    public static Optional<BackupOrder> take(Path dataDir, String name) throws IOException {
        if (!NAME.matcher(name).matches()) {
            return Optional.empty();
        }
        try {
            JsonNode order = JSON.readTree(Files.readAllBytes(file(dataDir, name)));
            Files.delete(file(dataDir, name));
            return Optional.of(new BackupOrder(Path.of(order.path("folder").asText()), order.path("passphrase").asText().toCharArray()));
        } catch (NoSuchFileException taken) {
            return Optional.empty();
        }
    }

    /** Takes it back, if nobody took it. */
    public static void withdraw(Path dataDir, String name) throws IOException {
        Files.deleteIfExists(file(dataDir, name));
    }

    private static Path file(Path dataDir, String name) {
        return dataDir.resolve("backup-" + name + ".order");
    }
}
