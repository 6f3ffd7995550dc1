package suma.engine.state;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import suma.engine.EngineException;
import suma.engine.FolderSync;
import suma.engine.PrivateFile;
import suma.engine.Sha256;
import suma.engine.catalog.SpaceTweak;
import suma.engine.cipher.Ff1;
import suma.engine.cipher.Ff1Key;
import suma.engine.store.FolderCheck;
import suma.engine.store.Store;

/**
 * The master keys of a data folder, in the file {@code keystore.json} that only its owner may read. Without it codes
 * cannot be read or issued, so it belongs to every backup and to every follower. The store keeps a check value of each key,
 * never the key. Where no tweak is named, it is {@code number}.
 *
 * <p>{@code {"current": 1, "tweak": "format", "keys": {"1": "<32 bytes, Base64>"}}}
 */
public final class Keystore {
    public static final String FILE = "keystore.json";
    private static final String TWEAK = "tweak";
    private static final int KEY_BYTES = 32;
    private static final int FIRST_ID = 1;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final int currentId;
    private final SpaceTweak tweak;
    private final Map<Integer, byte[]> secrets;
    private final Map<Integer, Ff1Key> keys = new TreeMap<>();
    private final Map<Integer, Ff1> ciphers = new TreeMap<>();

    private Keystore(int currentId, SpaceTweak tweak, Map<Integer, byte[]> secrets) {
        this.currentId = currentId;
        this.tweak = tweak;
        this.secrets = secrets;
        secrets.forEach((id, secret) -> keys.put(id, new Ff1Key(secret)));
    }

    public static boolean exists(Path folder) {
        return Files.exists(folder.resolve(FILE));
    }

    /** Makes a keystore with one random key. */
    public static Keystore create(Path folder, SecureRandom random) {
        byte[] secret = new byte[KEY_BYTES];
        random.nextBytes(secret);
        ObjectNode root = JSON.createObjectNode().put("current", FIRST_ID).put(TWEAK, SpaceTweak.FORMAT.text());
        root.putObject("keys").put(Integer.toString(FIRST_ID), Base64.getEncoder().encodeToString(secret));
        writePrivately(folder.resolve(FILE), root);
        return new Keystore(FIRST_ID, SpaceTweak.FORMAT, Map.of(FIRST_ID, secret));
    }

    private static void writePrivately(Path file, ObjectNode root) {
        try {
            Files.createFile(file, PrivateFile.OWNER_ONLY);
            Files.write(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(root),
                    StandardOpenOption.WRITE, StandardOpenOption.SYNC);
            FolderSync.sync(file.getParent());
        } catch (IOException e) {
            throw new EngineException("keystore " + file + " cannot be written", e);
        }
    }

    /** The keystore of a data folder whose store is open; another one's is refused, and so is a folder of another version. */
    public static Keystore of(Path dataDir, Store store) {
        Keystore keystore = read(dataDir);
        new FolderCheck(store).verify(keystore.tweak, keystore.checkValues());
        return keystore;
    }

    public static Keystore read(Path folder) {
        Path file = folder.resolve(FILE);
        try {
            JsonNode root = JSON.readTree(Files.readAllBytes(file));
            Map<Integer, byte[]> secrets = new TreeMap<>();
            for (Map.Entry<String, JsonNode> key : root.path("keys").properties()) {
                secrets.put(Integer.valueOf(key.getKey()), secret(file, key.getValue()));
            }
            int current = root.path("current").asInt();
            if (!secrets.containsKey(current)) {
                throw new EngineException("keystore " + file + ": expected a key with the id in \"current\", actual none of id " + current);
            }
            return new Keystore(current, SpaceTweak.of(root.path(TWEAK).asText(SpaceTweak.NUMBER.text())), secrets);
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new EngineException("keystore " + file + ": expected JSON with Base64 keys and a tweak that is known", e);
        } catch (IOException e) {
            throw new EngineException("keystore " + file + " cannot be read", e);
        }
    }

    private static byte[] secret(Path file, JsonNode text) {
        byte[] secret = Base64.getDecoder().decode(text.asText());
        if (secret.length != KEY_BYTES) {
            throw new EngineException("keystore " + file + ": expected keys of " + KEY_BYTES + " bytes, actual " + secret.length);
        }
        return secret;
    }

    public int currentId() {
        return currentId;
    }

    /** How the ciphers of serial spaces are kept apart. */
    public SpaceTweak tweak() {
        return tweak;
    }

    Ff1Key current() {
        return key(currentId);
    }

    public Ff1Key key(int id) {
        Ff1Key key = keys.get(id);
        if (key == null) {
            throw new EngineException("keystore: expected master key " + id + ", actual keys " + keys.keySet());
        }
        return key;
    }

    /** A cipher for the writer's thread. */
    Ff1 cipher(int id) {
        return ciphers.computeIfAbsent(id, known -> new Ff1(key(known)));
    }

    /** For each key id, a digest that tells a wrong key without giving the key away. */
    public Map<Integer, byte[]> checkValues() {
        Map<Integer, byte[]> values = new TreeMap<>();
        secrets.forEach((id, secret) -> values.put(id, checkValue(secret)));
        return values;
    }

    private static byte[] checkValue(byte[] secret) {
        MessageDigest digest = Sha256.begin();
        digest.update("suma master key check".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        return digest.digest(secret);
    }
}
