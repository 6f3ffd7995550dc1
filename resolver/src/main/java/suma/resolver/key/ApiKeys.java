package suma.resolver.key;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import suma.engine.PrivateFile;

/**
 * The API keys of one data folder. Any thread may look a key up; {@link #refresh()} takes over what another process
 * wrote into the file.
 */
public final class ApiKeys {
    public static final String ADMIN_FILE = "admin.key";
    public static final int LONGEST_NAME = 64;
    /** Leaves room for as many again. */
    private static final int HIGHEST_FIRST = 1 << 30;
    private static final Logger LOG = LoggerFactory.getLogger(ApiKeys.class);

    private final Path dataDir;
    private final Clock clock;
    private final KeyFile file;
    private Optional<String> firstKey = Optional.empty();
    private volatile Snapshot snapshot;

    private record Snapshot(List<ApiKey> keys, Object version) {
    }

    private ApiKeys(Path dataDir, Clock clock) {
        this.dataDir = dataDir;
        this.clock = clock;
        this.file = new KeyFile(dataDir);
    }

    /**
     * Opens the keys of a folder, or begins them with an admin key, kept in {@value #ADMIN_FILE}.
     *
     * @param used whether the folder was ever worked with: keys that are gone then are missed
     */
    public static ApiKeys openOrBegin(Path dataDir, Clock clock, boolean used) throws IOException {
        Files.createDirectories(dataDir);
        ApiKeys keys = new ApiKeys(dataDir, clock);
        if (!keys.file.exists()) {
            if (used && keys.wereMade()) {
                throw keys.missing();
            }
            keys.firstKey = Optional.of(keys.addAdmin());
        }
        if (!keys.wereMade()) {
            Files.writeString(keys.guardFile(), "keys were made\n");
        }
        keys.load();
        return keys;
    }

    public static boolean existIn(Path dataDir) {
        return new KeyFile(dataDir).exists();
    }

    private IOException missing() {
        return new IOException(file.path() + ": expected the keys of this folder, actual none; restore it, or begin anew with suma key add"
                + " --first-number N, where no key ever had the number N or a higher one, since the log names keys by number");
    }

    /**
     * Begins anew, with a key of this number, where the keys are lost.
     *
     * @param number 1 to {@value #HIGHEST_FIRST}
     */
    public static String addFirst(Path dataDir, Clock clock, int number, String name, Role role, int quota) throws IOException {
        if (number < 1 || number > HIGHEST_FIRST) {
            throw new IOException("number of the first key: expected 1 to " + HIGHEST_FIRST + ", actual " + number);
        }
        ApiKeys keys = new ApiKeys(dataDir, clock);
        String text = KeyText.random(new SecureRandom());
        keys.change(all -> {
            if (!all.isEmpty()) {
                throw new IOException(keys.file.path() + ": expected none where keys are to begin anew, actual " + all.size());
            }
            all.add(keys.made(number, text, name, role, quota));
        });
        return text;
    }

    /** The admin key, where this opening has made it. */
    public Optional<String> firstKey() {
        return firstKey;
    }

    /** A key that is held and not revoked. Takes the same time whatever key is asked for. */
    public Optional<ApiKey> find(String keyText) {
        return given(keyText).filter(key -> key.revoked().isEmpty());
    }

    /** A key that was given at any time. Takes the same time whatever key is asked for. */
    public Optional<ApiKey> given(String keyText) {
        byte[] digest = KeyText.digest(keyText);
        ApiKey found = null;
        for (ApiKey key : snapshot.keys) {
            found = key.matches(digest) ? key : found;
        }
        return Optional.ofNullable(found);
    }

    /** Changes whenever a key was added or revoked; compare by identity. */
    public Object version() {
        return snapshot;
    }

    public List<ApiKey> all() {
        return snapshot.keys;
    }

    /** Its text is kept first: a process that dies in between leaves a text that is good for nothing, and not a key that nobody has. */
    private String addAdmin() throws IOException {
        String text = KeyText.random(new SecureRandom());
        PrivateFile.replace(dataDir.resolve(ADMIN_FILE), text + "\n");
        add(text, "admin", Role.ADMIN, 0);
        return text;
    }

    /** Makes a key without a quota. */
    public String add(String name, Role role) throws IOException {
        return add(name, role, 0);
    }

    /** Makes a key and returns its text, which is not kept anywhere. */
    public String add(String name, Role role, int quota) throws IOException {
        String text = KeyText.random(new SecureRandom());
        add(text, name, role, quota);
        return text;
    }

    private void add(String text, String name, Role role, int quota) throws IOException {
        change(keys -> {
            int number = keys.stream().mapToInt(ApiKey::number).max().orElse(0) + 1;
            keys.add(made(number, text, name, role, quota));
        });
    }

    private ApiKey made(int number, String text, String name, Role role, int quota) {
        return new ApiKey(number, name, role, quota, KeyText.hex(KeyText.digest(text)), now(), Optional.empty());
    }

    /** Ends a key; false where no key in force has this number. */
    public boolean revoke(int number) throws IOException {
        boolean known = all().stream().anyMatch(key -> key.number() == number && key.revoked().isEmpty());
        if (known) {
            change(keys -> keys.replaceAll(key -> key.number() == number ? key.revoked(now()) : key));
        }
        return known;
    }

    private ApiKey.Deed now() {
        return new ApiKey.Deed(clock.instant(), System.getProperty("user.name", ""));
    }

    private interface Change {
        void apply(List<ApiKey> keys) throws IOException;
    }

    private Path guardFile() {
        return dataDir.resolve(KeyFile.NAME + ".lock");
    }

    /** The guard's file stays in the folder, and has contents from the first opening on that found or made keys. */
    private boolean wereMade() throws IOException {
        return Files.exists(guardFile()) && Files.size(guardFile()) > 0;
    }

    /** Two processes that change the file wait for each other. */
    private void change(Change change) throws IOException {
        try (FileChannel guard = FileChannel.open(guardFile(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
             FileLock held = guard.lock()) {
            assert held.isValid();
            List<ApiKey> keys = new ArrayList<>(file.exists() ? file.read() : List.of());
            change.apply(keys);
            file.write(keys);
            load();
        }
    }

    /** Takes over a changed file. */
    public void refresh() throws IOException {
        if (!file.version().equals(snapshot.version)) {
            int before = snapshot.keys.size();
            load();
            LOG.info("keys read again from {}: {} before, {} now", file.path(), before, snapshot.keys.size());
        }
    }

    private void load() throws IOException {
        Object version = file.version();
        snapshot = new Snapshot(List.copyOf(file.read()), version);
    }
}
