package suma.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import suma.engine.store.DiskWatch;

/**
 * What a disk has of a store's files at each sync and each commit: their bytes, and how many of these were synced. Reads
 * first what was acknowledged, then what was synced, then the bytes, so that no moment promises more than it has.
 */
final class PowerDisk implements FaultPoints, DiskWatch {
    private final Path store;
    private final boolean syncs;
    private final LongSupplier acknowledged;
    private final Map<String, Integer> synced = new HashMap<>();
    private final Map<String, byte[]> seen = new HashMap<>();
    private final List<Moment> moments = new ArrayList<>();
    private Set<String> present = Set.of();

    /**
     * One moment at which the power may go.
     *
     * @param acknowledged sequence of the last record of which somebody had heard
     * @param files        every file's bytes, on disk or not
     * @param synced       how many bytes of each were on disk for certain; none of those that are absent
     * @param deleted      files that are gone, but whose names a disk may still have
     */
    record Moment(long acknowledged, Map<String, byte[]> files, Map<String, Integer> synced, Map<String, byte[]> deleted) {
    }

    PowerDisk(Path store, boolean syncs, LongSupplier acknowledged) {
        this.store = store;
        this.syncs = syncs;
        this.acknowledged = acknowledged;
    }

    synchronized List<Moment> moments() {
        return List.copyOf(moments);
    }

    @Override
    public Optional<DiskWatch> disk() {
        return Optional.of(this);
    }

    @Override
    public boolean syncsGroups() {
        return syncs;
    }

    @Override
    public void reached(Place place) {
        if (place == Place.AFTER_PUBLISH) {
            capture();
        }
    }

    /** The power may have gone just before the sync was done, so the moment comes first. */
    @Override
    public synchronized void synced(Path file) {
        capture();
        String name = file.getFileName().toString();
        if (seen.containsKey(name)) {
            synced.put(name, seen.get(name).length);
        }
    }

    private synchronized void capture() {
        long heard = acknowledged.getAsLong();
        Map<String, Integer> safe = Map.copyOf(synced);
        Set<String> before = present;
        present = read();
        Map<String, byte[]> files = new TreeMap<>();
        Map<String, byte[]> deleted = new TreeMap<>();
        seen.forEach((name, bytes) -> (present.contains(name) || before.contains(name) ? files : deleted).put(name, bytes));
        moments.add(new Moment(heard, files, safe, deleted));
    }

    private Set<String> read() {
        Set<String> found = new HashSet<>();
        try (var listed = Files.list(store)) {
            for (Path file : listed.filter(PowerDisk::counts).toList()) {
                read(file).ifPresent(bytes -> {
                    seen.put(file.getFileName().toString(), bytes);
                    found.add(file.getFileName().toString());
                });
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    /** RocksDB's own diary, locks and files not yet renamed are nobody's loss. */
    private static boolean counts(Path file) {
        return !file.getFileName().toString().matches("LOG.*|LOCK|suma\\.lock|.*\\.dbtmp");
    }

    private Optional<byte[]> read(Path file) throws IOException {
        byte[] known = seen.get(file.getFileName().toString());
        try {
            boolean same = known != null && known.length == Files.size(file) && !file.endsWith("CURRENT");
            return Optional.of(same ? known : Files.readAllBytes(file));
        } catch (NoSuchFileException gone) {
            return Optional.empty();
        }
    }
}
