package suma.resolver.key;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;
import suma.engine.PrivateFile;

/**
 * The file {@value #NAME} in the data folder: replaced whole, readable by its owner only. A checksum of the list goes with
 * it, since a bit that flips could put a revoked key in force again.
 */
final class KeyFile {
    static final String NAME = "keys.json";
    private static final String KEYS = "keys";
    private static final String SUM = "crc32c";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path path;

    KeyFile(Path dataDir) {
        path = dataDir.resolve(NAME);
    }

    Path path() {
        return path;
    }

    boolean exists() {
        return Files.exists(path);
    }

    /** Tells one content of the file from the next without reading it. */
    Object version() throws IOException {
        var attributes = Files.readAttributes(path, java.nio.file.attribute.BasicFileAttributes.class);
        return List.of(attributes.lastModifiedTime(), attributes.size(), String.valueOf(attributes.fileKey()));
    }

    List<ApiKey> read() throws IOException {
        List<ApiKey> keys = new ArrayList<>();
        try {
            JsonNode root = JSON.readTree(Files.readAllBytes(path));
            for (JsonNode entry : checked(root).path(KEYS)) {
                keys.add(key(entry));
            }
        } catch (JsonProcessingException | DateTimeException | IllegalArgumentException damaged) {
            throw new IOException(path + ": expected a list of keys, actual " + damaged.getMessage(), damaged);
        }
        return keys;
    }

    private static JsonNode checked(JsonNode root) {
        String sum = sum(root.path(KEYS));
        if (root.has(SUM) && !root.path(SUM).asText().equals(sum)) {
            throw new IllegalArgumentException("a list whose checksum is " + sum + " and not " + root.path(SUM).asText());
        }
        return root;
    }

    private static String sum(JsonNode keys) {
        CRC32C sum = new CRC32C();
        sum.update(keys.toString().getBytes(StandardCharsets.UTF_8));
        return Long.toHexString(sum.getValue());
    }

    private static ApiKey key(JsonNode entry) {
        Role role = Role.of(entry.path("role").asText())
                .orElseThrow(() -> new IllegalArgumentException("role " + entry.path("role")));
        Optional<ApiKey.Deed> revoked = entry.has("revoked") ? Optional.of(deed(entry, "revoked")) : Optional.empty();
        int quota = entry.path("quota").asInt();
        if (quota < 0) {
            throw new IllegalArgumentException("quota " + quota);
        }
        return new ApiKey(entry.path("number").asInt(), entry.path("name").asText(), role, quota,
                entry.path("sha256").asText(), deed(entry, "created"), revoked);
    }

    private static ApiKey.Deed deed(JsonNode entry, String name) {
        return new ApiKey.Deed(Instant.parse(entry.path(name).asText()), entry.path(name + "By").asText());
    }

    void write(List<ApiKey> keys) throws IOException {
        ObjectNode root = JSON.createObjectNode();
        root.putArray(KEYS);
        for (ApiKey key : keys) {
            ObjectNode entry = root.withArray(KEYS).addObject().put("number", key.number()).put("name", key.name())
                    .put("role", key.role().text()).put("sha256", key.sha256());
            put(entry, "created", key.created());
            if (key.quota() > 0) {
                entry.put("quota", key.quota());
            }
            key.revoked().ifPresent(deed -> put(entry, "revoked", deed));
        }
        root.put(SUM, sum(root.path(KEYS)));
        PrivateFile.replace(path, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n");
    }

    private static void put(ObjectNode entry, String name, ApiKey.Deed deed) {
        entry.put(name, deed.at().toString()).put(name + "By", deed.by());
    }
}
