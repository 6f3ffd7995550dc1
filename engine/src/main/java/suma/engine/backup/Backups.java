package suma.engine.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.List;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.rocksdb.BackupEngine;
import org.rocksdb.BackupEngineOptions;
import org.rocksdb.BackupInfo;
import org.rocksdb.Env;
import org.rocksdb.RestoreOptions;
import org.rocksdb.RocksDBException;
import suma.engine.EngineException;
import suma.engine.FaultPoints;
import suma.engine.FaultPoints.Place;
import suma.engine.FolderSync;
import suma.engine.PrivateFile;
import suma.engine.state.Keystore;
import suma.engine.store.LogStore;
import suma.engine.store.RocksLibrary;
import suma.engine.store.SequenceMark;
import suma.engine.store.Store;

/**
 * A folder of backups of one data folder: the store's files, each kept once however many backups have it, and for each
 * backup its keys, sealed under a passphrase. The store itself is not sealed; without the keys no code can be made of it.
 */
public final class Backups {
    static {
        RocksLibrary.load();
    }

    /** What goes under the seal, where it is there: the master keys, and the digests of API keys. */
    private static final List<String> SEALED_FILES = List.of(Keystore.FILE, "keys.json");

    private static final Pattern SEAL_FILE = Pattern.compile("keys-(\\d{1,9})\\.sealed");

    private final Path folder;
    private final FaultPoints faults;

    /**
     * One backup.
     *
     * @param number   from 1 on
     * @param sequence every record up to this one is in it
     */
    public record Backup(int number, long sequence) {
    }

    public Backups(Path folder) {
        this(folder, FaultPoints.NONE);
    }

    public Backups(Path folder, FaultPoints faults) {
        this.folder = folder;
        this.faults = faults;
    }

    /** Adds a backup of an open store. One at a time in a process. */
    public Backup add(Store store, Path dataDir, long sequence, char[] passphrase) {
        synchronized (Backups.class) {
            try (BackupEngineOptions options = options(); BackupEngine into = BackupEngine.open(Env.getDefault(), options)) {
                store.backUp(into);
                faults.reached(Place.TABLES_COPIED);
                int number = newest(into);
                Files.write(sealFile(number), SealLayout.seal(secrets(dataDir), passphrase, new SecureRandom()),
                        StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE, StandardOpenOption.SYNC);
                faults.reached(Place.KEYS_SEALED);
                FolderSync.sync(folder);
                return new Backup(number, sequence);
            } catch (IOException | RocksDBException e) {
                throw new EngineException("backup folder " + folder + " cannot be written", e);
            }
        }
    }

    /** Adds a backup of a folder that nobody has open. */
    public Backup add(Path dataDir, char[] passphrase) {
        try (Store store = Store.openExisting(dataDir.resolve("store"))) {
            Keystore.of(dataDir, store);
            long sequence = new LogStore(store).verifyTail(1).sequence();
            SequenceMark.check(dataDir, sequence);
            return add(store, dataDir, sequence, passphrase);
        }
    }

    private BackupEngineOptions options() throws IOException {
        String made = Files.createDirectories(folder).toString();
        try {
            return new BackupEngineOptions(made).setSync(true).setShareTableFiles(true).setShareFilesWithChecksum(true);
        } catch (IllegalArgumentException e) {
            throw new EngineException("backup folder " + folder + ": expected a folder to write into, actual none", e);
        }
    }

    private static int newest(BackupEngine engine) {
        return engine.getBackupInfo().stream().mapToInt(BackupInfo::backupId).max()
                .orElseThrow(() -> new EngineException("backup folder: expected a backup, actual none"));
    }

    /**
     * The backup that is asked for, or the newest. One that was not ended has no keys, and is as good as none; one that has its keys
     * and not its files is damaged, and no older one is taken in its place unasked.
     */
    private int wanted(BackupEngine engine, OptionalInt asked) throws IOException {
        SortedSet<Integer> whole = engine.getBackupInfo().stream().map(BackupInfo::backupId).collect(Collectors.toCollection(TreeSet::new));
        SortedSet<Integer> sealed = sealed();
        if (sealed.isEmpty()) {
            throw new EngineException("backup folder " + folder + ": expected a backup with its keys, actual none");
        }
        int number = asked.orElse(sealed.last());
        if (!sealed.contains(number) || !whole.contains(number)) {
            whole.retainAll(sealed);
            throw new EngineException("backup folder " + folder + ": backup " + number + " is not whole; those that seem so are " + whole);
        }
        return number;
    }

    private SortedSet<Integer> sealed() throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> SEAL_FILE.matcher(file.getFileName().toString())).filter(Matcher::matches)
                    .map(name -> Integer.valueOf(name.group(1))).collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private Path sealFile(int number) {
        return folder.resolve("keys-" + number + ".sealed");
    }

    private static SortedMap<String, byte[]> secrets(Path dataDir) throws IOException {
        SortedMap<String, byte[]> files = new TreeMap<>();
        for (String name : SEALED_FILES) {
            if (Files.exists(dataDir.resolve(name))) {
                files.put(name, Files.readAllBytes(dataDir.resolve(name)));
            }
        }
        return files;
    }

    /** Makes a folder, which must not be there yet, of the backup of this number, or of the newest; its number. */
    public int restore(Path to, char[] passphrase, OptionalInt asked) {
        if (Files.exists(to)) {
            throw new EngineException("restoring: expected no folder " + to + ", actual one");
        }
        if (!Files.isDirectory(folder.resolve("meta"))) {
            throw new EngineException("backup folder " + folder + ": expected backups, actual none");
        }
        try (BackupEngineOptions options = options(); BackupEngine from = BackupEngine.open(Env.getDefault(), options);
             RestoreOptions anew = new RestoreOptions(false)) {
            int number = wanted(from, asked);
            SortedMap<String, byte[]> secrets = SealLayout.open(Files.readAllBytes(sealFile(number)), passphrase);
            String store = Files.createDirectories(to.resolve("store")).toString();
            from.restoreDbFromBackup(number, store, store, anew);
            Store.adopt(to.resolve("store"));
            writeSecrets(secrets, to);
            return number;
        } catch (IOException | RocksDBException e) {
            throw new EngineException("backup folder " + folder + " cannot be restored to " + to, e);
        }
    }

    private static void writeSecrets(SortedMap<String, byte[]> secrets, Path to) throws IOException {
        for (var file : secrets.entrySet()) {
            Path path = Files.createFile(to.resolve(file.getKey()), PrivateFile.OWNER_ONLY);
            Files.write(path, file.getValue(), StandardOpenOption.WRITE, StandardOpenOption.SYNC);
        }
        FolderSync.sync(to);
    }
}
