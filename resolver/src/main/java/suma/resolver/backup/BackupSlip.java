package suma.resolver.backup;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import suma.engine.PrivateFile;
import suma.engine.backup.Backups.Backup;

/**
 * An order of a backup as it lies in the data folder, left by {@code suma backup} for the server that has the folder open. It is
 * readable by its owner only, and so is the answer: only who may write there can name a place on the server's disks, whatever
 * keys he holds, and needs no key, address or certificate of the server.
 *
 * <pre>
 * orders/NAME.order    {"folder": absolute path, "passphrase": text}     waits
 * orders/NAME.taken    the same                                          in work, touched meanwhile
 * orders/NAME.answer   {"backup": number, "sequence": number}, or {"detail": why there is none}
 * </pre>
 */
public final class BackupSlip {
    static final ObjectMapper JSON = new ObjectMapper();
    /** Without a sign of life for so long nobody works on it, or waits for it. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String FOLDER = "orders";
    private static final String ORDER = ".order";
    private static final String TAKEN = ".taken";
    private static final String ANSWER = ".answer";
    private static final int NAME_BYTES = 16;

    private final Path folder;
    private final String name;

    private BackupSlip(Path folder, String name) {
        this.folder = folder;
        this.name = name;
    }

    private Path file(String kind) {
        return folder.resolve(name + kind);
    }

    /** Leaves an order in the data folder. */
    public static BackupSlip leave(Path dataDir, BackupOrder order) throws IOException {
        byte[] random = new byte[NAME_BYTES];
        new SecureRandom().nextBytes(random);
        BackupSlip slip = new BackupSlip(Files.createDirectories(dataDir.resolve(FOLDER)), HexFormat.of().formatHex(random));
        try {
            slip.write(ORDER, order.toJson());
        } catch (IOException unwritten) {
            slip.withdraw();
            throw unwritten;
        }
        return slip;
    }

    /**
     * What has become of it; empty while it waits or is in work.
     *
     * @throws IOException where there is no backup and will be none; says why
     */
    public Optional<Backup> outcome() throws IOException {
        if (Files.exists(file(ANSWER))) {
            JsonNode answer = JSON.readTree(Files.readAllBytes(file(ANSWER)));
            if (!answer.has("backup")) {
                throw new IOException(answer.path("detail").asText());
            }
            return Optional.of(new Backup(answer.path("backup").asInt(), answer.path("sequence").asLong()));
        }
        if (isOld(lastSign())) {
            throw new IOException("data folder " + folder.getParent() + " is open in a process that has not made the backup: expected a server that takes "
                    + file(ORDER) + " and works on it, actual none for " + PATIENCE.toSeconds() + " s");
        }
        return Optional.empty();
    }

    /** An order that becomes taken, or is answered, at this very moment gives a sign now. */
    private Instant lastSign() throws IOException {
        for (String kind : List.of(ORDER, TAKEN)) {
            if (Files.exists(file(kind))) {
                return signOf(file(kind));
            }
        }
        return Files.exists(file(ANSWER)) ? Instant.now() : Instant.EPOCH;
    }

    private static boolean isOld(Instant sign) {
        return sign.isBefore(Instant.now().minus(PATIENCE));
    }

    /** Leaves nothing behind. */
    public void withdraw() throws IOException {
        for (String kind : List.of(ORDER + PrivateFile.UNFINISHED, ORDER, TAKEN, ANSWER + PrivateFile.UNFINISHED, ANSWER)) {
            Files.deleteIfExists(file(kind));
        }
    }

    /** One that waits to be taken. What nobody works on and nobody waits for any more is deleted: there are passphrases in it. */
    static Optional<BackupSlip> next(Path dataDir) throws IOException {
        Optional<BackupSlip> waiting = Optional.empty();
        for (Path file : files(dataDir.resolve(FOLDER))) {
            String name = file.getFileName().toString();
            if (isOld(signOf(file))) {
                Files.deleteIfExists(file);
            } else if (name.endsWith(ORDER)) {
                waiting = Optional.of(new BackupSlip(file.getParent(), name.substring(0, name.length() - ORDER.length())));
            }
        }
        return waiting;
    }

    private static List<Path> files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    /** When a file last gave a sign; now where it has just got another name. */
    private static Instant signOf(Path file) throws IOException {
        try {
            return Files.getLastModifiedTime(file).toInstant();
        } catch (NoSuchFileException renamed) {
            return Instant.now();
        }
    }

    BackupOrder read() throws IOException {
        try {
            return BackupOrder.of(JSON.readTree(Files.readAllBytes(file(ORDER))));
        } catch (JsonProcessingException malformed) {
            throw new IOException("expected JSON, actual " + malformed.getOriginalMessage());
        }
    }

    /** It is in work and will be answered. */
    void taken() throws IOException {
        Files.move(file(ORDER), file(TAKEN), StandardCopyOption.ATOMIC_MOVE);
        touch();
    }

    /** A sign of life, for one who still waits. */
    void touch() throws IOException {
        if (Files.exists(file(TAKEN))) {
            Files.setLastModifiedTime(file(TAKEN), FileTime.from(Instant.now()));
        }
    }

    void made(Backup backup) throws IOException {
        answer(JSON.createObjectNode().put("backup", backup.number()).put("sequence", backup.sequence()));
    }

    void failed(String why) throws IOException {
        answer(JSON.createObjectNode().put("detail", why));
    }

    /** Nothing is left for one who has withdrawn it. */
    private void answer(JsonNode answer) throws IOException {
        write(ANSWER, answer);
        boolean awaited = Files.deleteIfExists(file(ORDER)) | Files.deleteIfExists(file(TAKEN));
        if (!awaited) {
            withdraw();
        }
    }

    private void write(String kind, JsonNode content) throws IOException {
        PrivateFile.replace(file(kind), content.toString());
    }
}
