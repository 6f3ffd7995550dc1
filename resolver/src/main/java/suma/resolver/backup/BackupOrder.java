package suma.resolver.backup;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.Optional;

/**
 * A backup that {@code suma backup} asks of the server that has the data folder open. It lies in that folder, readable by its
 * owner only, and so does the answer: only who may write there can name a place on the server's disks, whatever keys he
 * holds, and needs no key, address or certificate of the server.
 */
public record BackupOrder(Path folder, char[] passphrase) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FOLDER = "orders";
    private static final String ORDER = ".order";
    private static final String ANSWER = ".answer";
    private static final String UNFINISHED = ".new";
    private static final int NAME_BYTES = 16;

    /** An order as it lies in the data folder; both sides of the bargain. */
    public static final class Slip {
        private final Path folder;
        private final String name;

        private Slip(Path folder, String name) {
            this.folder = folder;
            this.name = name;
        }

        private Path file(String kind) {
            return folder.resolve(name + kind);
        }

        BackupOrder read() throws IOException {
            try {
                JsonNode order = JSON.readTree(Files.readAllBytes(file(ORDER)));
                return new BackupOrder(Path.of(order.path("folder").asText()), order.path("passphrase").asText().toCharArray());
            } catch (JsonProcessingException malformed) {
                throw new IOException(file(ORDER) + ": expected an order, actual " + malformed.getOriginalMessage());
            }
        }

        /** It is in work and will be answered. */
        void taken() throws IOException {
            Files.deleteIfExists(file(ORDER));
        }

        void answer(JsonNode answer) throws IOException {
            write(file(ANSWER), answer);
        }

        /** What has become of it, once that is known. */
        public Optional<JsonNode> answer() throws IOException {
            return Files.exists(file(ANSWER)) ? Optional.of(JSON.readTree(Files.readAllBytes(file(ANSWER)))) : Optional.empty();
        }

        /** Leaves nothing behind. */
        public void withdraw() throws IOException {
            Files.deleteIfExists(file(ORDER));
            Files.deleteIfExists(file(ANSWER));
        }
    }

    /** Leaves the order in the data folder. */
    public Slip leave(Path dataDir) throws IOException {
        byte[] random = new byte[NAME_BYTES];
        new SecureRandom().nextBytes(random);
        Slip slip = new Slip(Files.createDirectories(dataDir.resolve(FOLDER)), HexFormat.of().formatHex(random));
        write(slip.file(ORDER), JSON.createObjectNode().put("folder", folder.toAbsolutePath().toString()).put("passphrase", new String(passphrase)));
        return slip;
    }

    /** One that waits to be taken. */
    static Optional<Slip> next(Path dataDir) throws IOException {
        if (!Files.isDirectory(dataDir.resolve(FOLDER))) {
            return Optional.empty();
        }
        try (DirectoryStream<Path> orders = Files.newDirectoryStream(dataDir.resolve(FOLDER), "*" + ORDER)) {
            Iterator<Path> first = orders.iterator();
            return first.hasNext() ? Optional.of(slip(first.next())) : Optional.empty();
        }
    }

    private static Slip slip(Path order) {
        String file = order.getFileName().toString();
        return new Slip(order.getParent(), file.substring(0, file.length() - ORDER.length()));
    }

    static ObjectNode newAnswer() {
        return JSON.createObjectNode();
    }

    /** Whole or not at all, and for its owner only. */
    private static void write(Path file, JsonNode content) throws IOException {
        Path unfinished = Files.createFile(file.resolveSibling(file.getFileName() + UNFINISHED),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(unfinished, JSON.writeValueAsBytes(content), StandardOpenOption.WRITE);
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
